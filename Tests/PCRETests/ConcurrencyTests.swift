import PCRE
import Testing

@Suite struct ConcurrencyTests {
    @Test("Patterns are matched from many tasks at once with the right answers")
    func hammer() async throws {
        let patterns = try [
            Pattern("(\\d+)-(\\d+)"), Pattern("(?<w>[a-z]+)@", options: .caseless),
            Pattern("^(\\((?1)*\\))$"), Pattern(String(repeating: "(x)?", count: 200)),
        ]
        let nested = String(repeating: "(", count: 9000) + String(repeating: ")", count: 9000)
        try await withThrowingTaskGroup { group in
            for task in 0..<64 {
                group.addTask {
                    for round in 0..<100 {
                        let number = task * 1000 + round
                        let text = "é \(number)-\(round) \(task) Name@"
                        let pair = try #require(try patterns[0].firstMatch(in: text))
                        let width = String(number).utf8.count
                        try #require(pair.captures.first == 3..<3 + width)
                        let name = try #require(try patterns[1].firstMatch(in: text))
                        try #require(name["w"]?.count == 4)
                        let long = try patterns[3].firstMatch(in: "xxx")
                        try #require(long?.range == 0..<3 && long?.captures[3] == nil)
                        if round % 50 == 0 {
                            _ = try? patterns[2].isMatch(in: nested)
                        }
                        await Task.yield()
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
