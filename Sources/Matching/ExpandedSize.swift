/// How many atoms a pattern has after its bounded repeats are written out; a bound on the work of
/// compiling it, not a parse.
enum ExpandedSize {
    static func of(_ source: String) -> Int {
        var counter = Counter(bytes: Array(source.utf8))
        return counter.size()
    }

    private struct Counter {
        static let classes = Set("wWdDsS".utf8)

        let bytes: [UInt8]
        var index = 0
        var open: [Int] = []
        var total = 0
        var last = 0

        mutating func size() -> Int {
            while index < bytes.count, total < 1_000_000 { step() }
            return open.reduce(total, saturatingSum)
        }

        private mutating func step() {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\\"): escape()
            case UInt8(ascii: "["): skipClass()
            case UInt8(ascii: "("):
                open.append(total)
                (total, last) = (0, 0)
            case UInt8(ascii: ")"):
                last = max(total, 1)
                total = saturatingSum(open.popLast() ?? 0, total)
            case UInt8(ascii: "{"): repeatLast()
            default: atom()
            }
        }

        /// Unicode classes become large automata over bytes and count for more.
        private mutating func atom(_ weight: Int = 1) {
            last = weight
            total += weight
        }

        private mutating func escape() {
            let isBraced = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "{")
            let isClass = index < bytes.count && Self.classes.contains(bytes[index])
            index += 1
            if isBraced { skip(to: UInt8(ascii: "}")) }
            atom(isClass ? 20 : 1)
        }

        private mutating func skipClass() {
            let start = index
            if index < bytes.count, bytes[index] == UInt8(ascii: "^") { index += 1 }
            if index < bytes.count, bytes[index] == UInt8(ascii: "]") { index += 1 }
            while index < bytes.count, bytes[index] != UInt8(ascii: "]") {
                index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
            }
            let content = bytes[min(start, bytes.count)..<min(index, bytes.count)]
            let isWide =
                content.first == UInt8(ascii: "^") || content.contains { $0 > 127 || $0 == 92 }
            index += 1
            atom(isWide ? 20 : 1)
        }

        private mutating func skip(to end: UInt8) {
            while index < bytes.count, bytes[index] != end { index += 1 }
            index += 1
        }

        private mutating func repeatLast() {
            let start = index
            while index < bytes.count, bytes[index] != UInt8(ascii: "}"), index - start < 16 {
                index += 1
            }
            let numbers = bytes[start..<min(index, bytes.count)].split(separator: UInt8(ascii: ","))
                .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
            guard let most = numbers.max(), most > 1 else { return }
            let more = last.multipliedReportingOverflow(by: most - 1)
            let added = more.overflow ? 1_000_000 : more.partialValue
            total = saturatingSum(total, added)
            last = saturatingSum(last, added)
        }

        private func saturatingSum(_ left: Int, _ right: Int) -> Int {
            min(left, 1_000_000) + min(right, 1_000_000)
        }
    }
}
