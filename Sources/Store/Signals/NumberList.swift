import Foundation

/// Numbers one after the other, 8 bytes each.
enum NumberList {
    static func data(_ numbers: [Int64]) -> Data {
        var data = Data(capacity: 8 * numbers.count)
        for number in numbers {
            withUnsafeBytes(of: number.littleEndian) { data.append(contentsOf: $0) }
        }
        return data
    }

    /// The numbers; what is left over at the end is passed over.
    static func numbers(in data: Data) -> [Int64] {
        data.withUnsafeBytes { bytes in
            (0..<bytes.count / 8).map {
                Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * $0, as: Int64.self))
            }
        }
    }
}
