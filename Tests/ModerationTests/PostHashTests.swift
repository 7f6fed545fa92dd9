import Testing

@testable import Moderation

struct PostHashTests {
    /// From `vectors.h` of the reference implementation: the key and the text count up from 0.
    static let vectors: [(Int, UInt64)] = [
        (0, 0x726f_db47_dd0e_0e31), (1, 0x74f8_39c5_93dc_67fd), (7, 0xab02_00f5_8b01_d137),
        (8, 0x93f5_f579_9a93_2462), (15, 0xa129_ca61_49be_45e5),
    ]

    @Test("The hash is SipHash-2-4", arguments: vectors)
    func reference(length: Int, hash: UInt64) {
        let key = (UInt64(0x0706_0504_0302_0100), UInt64(0x0f0e_0d0c_0b0a_0908))
        #expect(PostHash.value(of: (0..<length).map(UInt8.init), key: key) == hash)
    }
}
