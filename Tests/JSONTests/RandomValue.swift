import JSON
import TestSupport

/// Values and damage to texts, both from seeded numbers.
enum RandomValue {
    static func make(depth: Int, using numbers: inout SeededRandom) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &numbers) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &numbers))
        case 2: return .integer(Int64(bitPattern: numbers.next()) >> (numbers.next() % 64))
        case 3:
            let number = Double(bitPattern: numbers.next())
            return .real(number.isFinite ? number : 0.5)
        case 4, 5: return .string(text(using: &numbers))
        case 6:
            let count = Int.random(in: 0..<5, using: &numbers)
            return .array((0..<count).map { _ in make(depth: depth - 1, using: &numbers) })
        default:
            let count = Int.random(in: 0..<24, using: &numbers)
            let pairs = (0..<count).map { _ in
                let key = text(using: &numbers).filter { $0 != "\0" }
                return (key, make(depth: depth - 2, using: &numbers))
            }
            return .object(JSONObject(pairs))
        }
    }

    static func text(using numbers: inout SeededRandom) -> String {
        let limits: [UInt32] = [0x80, 0x100, 0x3000, 0x11_0000]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0..<20, using: &numbers) {
            let limit = limits[Int.random(in: 0..<limits.count, using: &numbers)]
            if let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &numbers)) {
                text.append(scalar)
            }
        }
        return String(text)
    }

    static func mutate(_ bytes: inout [UInt8], using numbers: inout SeededRandom) {
        let marks = Array(#"{}[]",:\u0e-.1tn"#.utf8) + [0, 0x0A, 0x7F, 0xC3, 0xE2, 0xFF]
        for _ in 0..<Int.random(in: 1..<4, using: &numbers) {
            let place = Int.random(in: 0...bytes.count, using: &numbers)
            let mark = marks[Int.random(in: 0..<marks.count, using: &numbers)]
            switch numbers.next() % 4 {
            case 0: bytes.insert(mark, at: place)
            case 1 where place < bytes.count: bytes[place] = mark
            case 2 where place < bytes.count: bytes.remove(at: place)
            default: bytes.removeSubrange(place...)
            }
        }
    }
}
