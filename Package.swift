// swift-tools-version: 6.2
import PackageDescription

/// Every target is built with the same settings.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "winnow",
    products: [
        .executable(name: "winnow", targets: ["winnow"]),
        .library(name: "Email", targets: ["Email"]),
        .library(name: "PCRE", targets: ["PCRE"]),
        .library(name: "Filters", targets: ["Filters", "Moderation", "Wire", "JSON"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // C libraries.
        .systemLibrary(
            name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        .target(name: "CHyperscan"),
        .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
        .systemLibrary(
            name: "CJansson", pkgConfig: "jansson", providers: [.apt(["libjansson-dev"])]),
        .target(name: "CICU"),
        .target(name: "CResolv", linkerSettings: [.linkedLibrary("resolv")]),
        .target(name: "CCurl"),
        .target(name: "CXML"),
        .target(name: "CPage", linkerSettings: [.linkedLibrary("gumbo")]),

        // Leaves: they know nothing of moderation.
        .target(name: "PCRE", dependencies: ["CPCRE2"], swiftSettings: settings),
        .target(
            name: "Matching", dependencies: ["PCRE", "CHyperscan"], swiftSettings: settings),
        .target(name: "Text", dependencies: ["CICU"], swiftSettings: settings),
        .target(name: "Terminal", dependencies: ["Text"], swiftSettings: settings),
        .target(name: "HTML", dependencies: ["Text", "CGumbo"], swiftSettings: settings),
        .target(name: "Email", dependencies: ["Text"], swiftSettings: settings),
        .target(name: "Classifier", swiftSettings: settings),
        .target(name: "DNS", dependencies: ["CResolv"], swiftSettings: settings),
        .target(name: "JSON", dependencies: ["CJansson"], swiftSettings: settings),
        .target(
            name: "YAML", dependencies: [.product(name: "Yams", package: "Yams")],
            swiftSettings: settings),

        // The core: values and protocols; it imports nothing of ours.
        .target(name: "Moderation", swiftSettings: settings),

        // Around the core.
        .target(name: "Wire", dependencies: ["Moderation", "JSON"], swiftSettings: settings),
        .target(
            name: "Filters",
            dependencies: [
                "Moderation", "Matching", "PCRE", "Text", "HTML", "Email", "YAML", "Classifier",
                .product(name: "Crypto", package: "swift-crypto"),
            ], swiftSettings: settings),
        .target(
            name: "Evaluation", dependencies: ["Moderation", "Filters", "Classifier"],
            swiftSettings: settings),
        .target(
            name: "Store",
            dependencies: [
                "Moderation", "Wire", "JSON",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ], swiftSettings: settings),
        .target(
            name: "Pingbacks",
            dependencies: ["Moderation", "HTML", "JSON", "CCurl", "CXML", "CPage"],
            swiftSettings: settings),
        .target(
            name: "Repository", dependencies: ["Moderation", "Wire", "JSON"],
            swiftSettings: settings),
        .target(
            name: "Service",
            dependencies: [
                "Moderation", "Wire", "JSON",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ], swiftSettings: settings),
        .target(
            name: "Review", dependencies: ["Moderation", "Terminal", "Text"],
            swiftSettings: settings),
        .target(
            name: "Commands",
            dependencies: [
                "Review", "Terminal",
                "Moderation", "Wire", "JSON", "YAML", "Text", "HTML", "Email", "DNS", "Matching",
                "Filters", "Classifier", "Evaluation", "Store", "Repository", "Service",
                "Pingbacks",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ], swiftSettings: settings),
        .executableTarget(name: "winnow", dependencies: ["Commands"], swiftSettings: settings),

        // Tests. TestSupport has conformance suites, a faulty file system and a runner for the binary.
        .target(
            name: "TestSupport", dependencies: ["Moderation", "Repository", "JSON"],
            swiftSettings: settings),
        .testTarget(name: "PCRETests", dependencies: ["PCRE"], swiftSettings: settings),
        .testTarget(
            name: "MatchingTests", dependencies: ["Matching", "PCRE", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "TextTests", dependencies: ["Text", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "HTMLTests", dependencies: ["HTML", "Text", "CGumbo", "TestSupport"],
            swiftSettings: settings),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal"], swiftSettings: settings),
        .testTarget(
            name: "ReviewTests", dependencies: ["Review", "Moderation", "Terminal", "Text"],
            exclude: ["Screens"], swiftSettings: settings),
        .testTarget(
            name: "EmailTests", dependencies: ["Email", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "ClassifierTests", dependencies: ["Classifier"], swiftSettings: settings),
        .testTarget(
            name: "EvaluationTests",
            dependencies: ["Evaluation", "Filters", "Classifier", "Moderation", "Store"],
            swiftSettings: settings),
        .testTarget(
            name: "DNSTests", dependencies: ["DNS", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "JSONTests", dependencies: ["JSON", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "YAMLTests", dependencies: ["YAML"], swiftSettings: settings),
        .testTarget(
            name: "ModerationTests", dependencies: ["Moderation", "Repository", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "WireTests", dependencies: ["Wire", "JSON", "Moderation", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "FiltersTests",
            dependencies: ["Filters", "Classifier", "Email", "Moderation", "PCRE", "Text", "YAML"],
            swiftSettings: settings),
        .testTarget(
            name: "PingbacksTests", dependencies: ["Pingbacks", "Moderation", "JSON"],
            swiftSettings: settings),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "Store", "Moderation", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            ], swiftSettings: settings),
        .testTarget(
            name: "RepositoryTests", dependencies: ["Repository", "Moderation", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "ServiceTests",
            dependencies: [
                "Service", "Store", "Repository", "Moderation", "Wire", "JSON", "TestSupport",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ], swiftSettings: settings),
        .testTarget(
            name: "CommandsTests",
            dependencies: ["Commands", "Filters", "Moderation", "Service", "Text", "YAML"],
            swiftSettings: settings),
        .testTarget(
            name: "EndToEndTests", dependencies: ["TestSupport", "JSON", "Text", "winnow"],
            swiftSettings: settings),
    ]
)
