import Foundation
import Moderation
import TestSupport
import Testing

struct CommentThreadTests {
    private static func id(_ number: Int) -> SubmissionID {
        let digits = String(number)
        let text = String(repeating: "0", count: 26 - digits.count) + digits
        guard let id = SubmissionID(text) else { preconditionFailure("\(text) is no id") }
        return id
    }

    private static func comment(
        _ number: Int, answering parent: Int? = nil, at seconds: Double? = nil,
        kind: SubmissionKind = .comment
    ) -> PublicComment {
        guard let key = PostKey("post-1") else { preconditionFailure("no key") }
        return PublicComment(
            id: id(number), postKey: key, kind: kind, parent: parent.map(id),
            date: Date(timeIntervalSince1970: seconds ?? Double(number)))
    }

    /// A thread as one line: `id` or `id<parent's number`, after a dash for each level.
    private func line(_ comments: [PublicComment], maximumDepth: Int = 10) -> String {
        CommentThread(comments, maximumDepth: maximumDepth).entries.map { entry in
            let id = entry.comment.id.text.drop { $0 == "0" }
            let parent = entry.parentNumber.map { "<\($0)" } ?? ""
            return String(repeating: "-", count: entry.depth) + id + parent
        }.joined(separator: " ")
    }

    static let threads: [([PublicComment], String)] = [
        ([], ""),
        ([comment(1), comment(2)], "1 2"),
        ([comment(1, at: 5), comment(2, at: 3)], "2 1"),
        ([comment(2, at: 3), comment(1, at: 3)], "1 2"),
        ([comment(1), comment(2), comment(3, answering: 1)], "1 -3<1 2"),
        (
            [
                comment(1), comment(2, answering: 1), comment(3, answering: 2),
                comment(4, answering: 1),
            ], "1 -2<1 --3<2 -4<1"
        ),
        // A reply whose clock ran before its parent's still follows it.
        ([comment(5), comment(6, answering: 5, at: 1), comment(7)], "5 -6<1 7"),
        // Parents that aren't there, are themselves, or answer in a circle.
        ([comment(1), comment(2, answering: 9)], "1 2"),
        ([comment(1, answering: 1), comment(2, answering: 1)], "1 -2<1"),
        ([comment(1, answering: 2), comment(2, answering: 1)], "1 2"),
        (
            [
                comment(1, answering: 3), comment(2, answering: 1), comment(3, answering: 2),
                comment(4, answering: 2), comment(5, answering: 4),
            ], "1 2 -4<2 --5<3 3"
        ),
        ([comment(1), comment(1, at: 0)], "1"),
    ]

    @Test("Comments come in thread order, whatever order they were given in", arguments: threads)
    func order(comments: [PublicComment], expected: String) {
        #expect(line(comments) == expected)
        var generator = SeededRandom(seed: 3)
        for _ in 0..<10 { #expect(line(comments.shuffled(using: &generator)) == expected) }
    }

    @Test("Entries are numbered from 1, and pings are counted by themselves")
    func numbers() {
        let thread = CommentThread([
            Self.comment(1), Self.comment(2, kind: .pingback), Self.comment(3, answering: 1),
            Self.comment(4, kind: .webmention),
        ])
        #expect(thread.entries.map(\.number) == [1, 2, 3, 4])
        #expect(thread.entries.map(\.comment.kind) == [.comment, .comment, .pingback, .webmention])
        #expect(thread.commentCount == 2)
        #expect(thread.pingCount == 2)
    }

    @Test("Replies deeper than the maximum stay in order at the last level")
    func depth() {
        let comments = (1...5).map { Self.comment($0, answering: $0 == 1 ? nil : $0 - 1) }
        #expect(line(comments, maximumDepth: 2) == "1 -2<1 --3<2 --4<3 --5<4")
        #expect(line(comments, maximumDepth: 0) == "1 2<1 3<2 4<3 5<4")
        #expect(line(comments, maximumDepth: -7) == "1 2<1 3<2 4<3 5<4")
    }

    @Test("20,000 replies in one chain, one circle or one crowd are ordered without recursion")
    func size() {
        let count = 20_000
        let chain = (1...count).map { Self.comment($0, answering: $0 - 1) }
        let circle = chain + [Self.comment(0, answering: count)]
        let crowd = (1...count).map { Self.comment($0, answering: 1) }
        #expect(CommentThread(chain).entries.last?.depth == 10)
        #expect(CommentThread(circle).entries.allSatisfy { $0.depth == 0 })
        #expect(CommentThread(crowd).entries.last?.parentNumber == 1)
    }

    @Test("Any parents at all give each comment once, after its parent")
    func property() {
        var generator = SeededRandom(seed: 5)
        for _ in 0..<500 {
            let count = Int.random(in: 1...12, using: &generator)
            let comments = (1...count).map { number in
                Self.comment(
                    number, answering: Int.random(in: 0...count + 1, using: &generator),
                    at: Double.random(in: 0...3, using: &generator).rounded())
            }
            let entries = CommentThread(comments).entries
            #expect(Set(entries.map(\.comment)) == Set(comments))
            for entry in entries {
                guard let parent = entry.parentNumber else { continue }
                #expect(parent < entry.number)
                #expect(entries[parent - 1].comment.id == entry.comment.parent)
            }
        }
    }
}
