import Foundation
import Testing

@testable import Classifier

@Suite("A model's file")
struct ModelFileTests {
    private let path = FileManager.default.temporaryDirectory
        .appending(path: "winnow-model-\(UUID().uuidString)").path()
    private let vector = FeatureVector([.init(hash: 1 << 20), .init(hash: 2 << 20)])

    private func model() -> Model {
        var model = Model(featureVersion: 3)
        model.add(vector, step: 1_234)
        model.record.lesson = 17
        model.record.ham = 2
        model.record.starter = 0xABCD
        return model
    }

    @Test("gives the model back")
    func roundTrip() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let model = model()
        try model.write(to: path)
        var back = try Model(contentsOf: path)
        #expect(back.record == model.record)
        #expect(back.weightsDigest == model.weightsDigest)
        #expect(back.version == "00000000+17")
        back.add(vector, step: 1)
        #expect(try Model(contentsOf: path).weightsDigest == model.weightsDigest)
    }

    @Test("may be replaced while it is being read")
    func replacement() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        try model().write(to: path)
        let old = try Model(contentsOf: path)
        try Model(featureVersion: 3).write(to: path)
        #expect(old.score(vector) > 0)
        #expect(try Model(contentsOf: path).score(vector) == 0)
    }

    @Test("holds a trained model in about two bytes a weight without loss")
    func packed() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let model = Model(
            weights: (0..<Model.size).map { sin(Double($0)) }, bias: -0.5, featureVersion: 3)
        try model.write(to: path, isPacked: true)
        let back = try Model(contentsOf: path)
        #expect(back.weightsDigest == model.weightsDigest)
        #expect(back.version == model.version)
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        #expect(try #require(size) <= 4_096 + 3 * Model.size)
    }

    @Test("is refused when it is missing, foreign, cut short or changed")
    func damage() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(throws: ModelFileError.missing(path)) { try Model(contentsOf: path) }
        try model().write(to: path)
        let good = try Data(contentsOf: URL(filePath: path))
        for offset in [16, 24, 40, 64, 4_096, good.count - 1] {
            var bad = good
            bad[offset] ^= 1
            try bad.write(to: URL(filePath: path))
            #expect(throws: ModelFileError.damaged(path)) { try Model(contentsOf: path) }
        }
        try good.dropLast(8).write(to: URL(filePath: path))
        #expect(throws: ModelFileError.damaged(path)) { try Model(contentsOf: path) }
        try Data("winnow".utf8).write(to: URL(filePath: path))
        #expect(throws: ModelFileError.foreign(path)) { try Model(contentsOf: path) }
        try Data(repeating: 0, count: 100_000).write(to: URL(filePath: path))
        #expect(throws: ModelFileError.foreign(path)) { try Model(contentsOf: path) }
        #expect(throws: ModelFileError.foreign("/")) { try Model(contentsOf: "/") }
    }
}
