/// Turns the entries of a list into what is looked up or searched for.
struct ListIndexReader {
    private let text: ListText
    private(set) var keys = ListKeys()
    private(set) var globs: [Int: Glob] = [:]
    private(set) var problems: ListProblems

    init(text: ListText) {
        self.text = text
        problems = text.problems
    }

    func readTerms(_ term: (UnsafeBufferPointer<UInt8>, Int) -> Void) {
        text.bytes.withUnsafeBufferPointer { bytes in
            for (index, entry) in text.entries.enumerated() where entry.isFolded {
                let start = Int(entry.start)
                term(UnsafeBufferPointer(rebasing: bytes[start..<start + Int(entry.count)]), index)
            }
        }
        // All others are folded together, which takes a fraction of the time.
        let others = text.entries.indices.filter { !text.entries[$0].isFolded }
        var joined: [UInt8] = []
        for index in others { joined += text[index] + [UInt8(ascii: "\n")] }
        let folded = CaselessText(String(decoding: joined, as: UTF8.self)).bytes
        folded.withUnsafeBufferPointer { folded in
            var start = 0
            for index in others {
                let end = folded[start...].firstIndex(of: UInt8(ascii: "\n")) ?? folded.count
                term(UnsafeBufferPointer(rebasing: folded[start..<end]), index)
                start = end + 1
            }
        }
    }

    mutating func readGlobs(_ term: (UnsafeBufferPointer<UInt8>, Int) -> Void) {
        for index in text.entries.indices {
            let glob = Glob(folded(index))
            guard !glob.literal.isEmpty else {
                fail(index, "\"\(text.text(of: index))\" would match anything")
                continue
            }
            globs[index] = glob
            Array(glob.literal).withUnsafeBufferPointer { term($0, index) }
        }
    }

    mutating func readKeys(_ kind: ListKind) {
        for index in text.entries.indices {
            let typed = text.text(of: index)
            let outlasts = { [text] (other: Int) in text.outlasts(index, other) }
            let problem =
                switch kind {
                case .domain: keys.addHost(typed, index, outlasts)
                case .email: keys.addAddress(typed, index, outlasts)
                default: keys.addNetwork(typed, index, outlasts)
                }
            if let problem { fail(index, problem) }
        }
    }

    private mutating func fail(_ index: Int, _ message: String) {
        problems.add(line: Int(text.entries[index].line), column: 1, message)
    }

    private func folded(_ index: Int) -> [UInt8] { CaselessText(text.text(of: index)).bytes }
}
