// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "winnow-benchmarks",
    dependencies: [
        .package(name: "winnow", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        .executableTarget(
            name: "WinnowBenchmarks",
            dependencies: [
                .product(name: "Filters", package: "winnow"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)])
    ]
)
