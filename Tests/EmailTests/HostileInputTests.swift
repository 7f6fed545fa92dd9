import Email
import Testing

@Suite("Hostile input")
struct HostileInputTests {
    @Test("100,000 mutations: no crash, offsets within bounds, the typed text kept")
    func mutations() {
        var mutations = Mutations(seed: 1)
        var accepted = 0
        for _ in 0..<100_000 {
            let typed = mutations.next()
            let count = typed.utf8.count
            for level in EmailLevel.allCases {
                let parser = EmailParser(level: level)
                do {
                    let address = try parser.parse(typed)
                    accepted += 1
                    let isKept = address.typed.utf8.elementsEqual(typed.utf8)
                    let isBounded = address.oddities.allSatisfy {
                        (0...count).contains($0.utf8Offset)
                    }
                    let isWhole = !address.canonical.isEmpty && !address.asciiDomain.isEmpty
                    let isJudged =
                        level != .smtp || EmailFindings(for: address).names.count <= 10
                    if !isKept || !isBounded || !isWhole || !isJudged {
                        Issue.record("\(visible(typed)) at \(level): \(address.oddities)")
                    }
                } catch {
                    if !(0...count).contains(error.utf8Offset) {
                        Issue.record("\(visible(typed)) at \(level): \(error)")
                    }
                }
            }
        }
        #expect(accepted > 20_000)
    }

    @Test("every refusal and oddity points at the start of a character")
    func characterBoundaries() {
        var mutations = Mutations(seed: 2)
        for _ in 0..<10_000 {
            let typed = mutations.next()
            for level in EmailLevel.allCases {
                var offsets: [Int] = []
                do {
                    offsets = try EmailAddress(parsing: typed, level: level).oddities.map(
                        \.utf8Offset)
                } catch {
                    offsets = [error.utf8Offset]
                }
                let bytes = Array(typed.utf8)
                let isBoundary = offsets.allSatisfy {
                    $0 == bytes.count || bytes[$0] & 0xC0 != 0x80
                }
                #expect(isBoundary, "\(visible(typed)) at \(level)")
            }
        }
    }

    /// It would take minutes if the time grew with the square of the length.
    @Test(
        "a megabyte of anything is read to its end", .timeLimit(.minutes(20)),
        arguments: [
            "a", "a.", "é", "\u{A0}", "a.(c)", "é.(c)", "\"a\".", "(", "()", ")", "@", "-a.", "\\",
            "\r\n ", " ", "\"", "(\\", "[", "a@", "xn--a.", "\u{AD}", "。", "1.", ",",
        ])
    func megabyte(_ unit: String) {
        for (head, tail) in [("", ""), ("", "a@b.co"), ("a@", ""), ("\"", ""), ("a@[", "")] {
            let large = head + String(repeating: unit, count: 1_000_000 / unit.utf8.count) + tail
            for level in EmailLevel.allCases { read(large, level) }
            #expect(throws: EmailDiagnosis.self) { try EmailAddress(parsing: large) }
        }
    }

    private func read(_ typed: String, _ level: EmailLevel) {
        guard let address = try? EmailAddress(parsing: typed, level: level) else { return }
        _ = address.canonical
        _ = EmailFindings(for: address)
    }
}
