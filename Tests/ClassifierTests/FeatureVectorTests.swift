import Classifier
import Foundation
import Testing

@Suite("A vector of features")
struct FeatureVectorTests {
    @Test("comes back from its bytes")
    func roundTrip() throws {
        for count in [0, 1, 2, 700, 5_000] {
            let features = (0..<count).map {
                FeatureVector.Feature(
                    hash: UInt32(truncatingIfNeeded: $0 &* 2_654_435_761), value: UInt8($0 % 3 + 1))
            }
            let vector = FeatureVector(features)
            let back = try #require(FeatureVector(serialized: vector.serialized))
            #expect(Set(back.features) == Set(vector.features))
            #expect(back.serialized == vector.serialized)
        }
    }

    @Test("has each index once, and the first one's value")
    func duplicates() {
        let vector = FeatureVector([
            .init(hash: 5 << 14, value: 3), .init(hash: 5 << 14 | 1, value: 9),
        ])
        #expect(vector.features.map(\.value) == [3])
    }

    @Test(
        "is not made of other bytes",
        arguments: [
            [], [0], [2, 1, 1, 0], [1, 1], [1, 1, 0], [1, 1, 1], [1, 1, 2, 5, 0], [1, 0, 1, 5],
            [1, 2, 1, 5, 1, 1, 6], [1, 1, 1, 0x80, 0], [1, 1, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
            [1, 1, 0xFF, 0xFF, 0xFF, 0x7F], [1, 1, 1, 5, 2, 1, 5],
        ] as [[UInt8]])
    func hostile(bytes: [UInt8]) {
        #expect(FeatureVector(serialized: Data(bytes)) == nil)
    }

    @Test("hashes the same on every machine")
    func hash() {
        var hash = FeatureHash(field: 1)
        hash.add("cheap".utf8)
        #expect(hash.value == Self.reference(1, "cheap"))
        #expect(hash.value != Self.reference(2, "cheap"))
    }

    /// FNV-1a and MurmurHash3's finisher, once more.
    private static func reference(_ field: UInt8, _ text: String) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in [field] + text.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        hash ^= hash >> 16
        hash = hash &* 0x85EB_CA6B
        hash ^= hash >> 13
        hash = hash &* 0xC2B2_AE35
        return hash ^ hash >> 16
    }
}
