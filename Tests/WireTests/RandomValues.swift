import Foundation
import Moderation
import TestSupport

/// Random values of every shape that goes over the wire, the same in every run.
struct RandomValues: RandomNumberGenerator {
    private var numbers: SeededRandom

    init(_ seed: UInt64) { numbers = SeededRandom(seed: seed) }

    mutating func next() -> UInt64 { numbers.next() }

    mutating func maybe<Value>(_ value: (inout RandomValues) -> Value) -> Value? {
        Bool.random(using: &self) ? value(&self) : nil
    }

    mutating func pick<Value: CaseIterable>(_: Value.Type) -> Value {
        guard let value = Value.allCases.randomElement(using: &self) else {
            preconditionFailure("there is a case")
        }
        return value
    }

    mutating func text() -> String {
        let pieces = [
            "a", "é", "e\u{301}", "\"", "\\", "\n", "\u{0}", "\u{202E}", "😀", "<b>", "", " ",
        ]
        return (0..<Int.random(in: 0...6, using: &self))
            .compactMap { _ in pieces.randomElement(using: &self) }.joined()
    }

    mutating func number() -> Double {
        [0, -0.5, 3, 2.5, 1e15, 1e-7, 1e300, 41.5].randomElement(using: &self) ?? 0
    }

    /// Whole milliseconds of the years 0000 to 9999.
    mutating func date() -> Date {
        let range = -62_167_219_200_000...253_402_300_799_999
        let near = 1_600_000_000_000...1_900_000_000_000
        let milliseconds = Int.random(in: Bool.random(using: &self) ? range : near, using: &self)
        let whole = Bool.random(using: &self) ? milliseconds : milliseconds / 1000 * 1000
        return Date(timeIntervalSince1970: Double(whole) / 1000)
    }

    mutating func id() -> SubmissionID {
        SubmissionID(at: Date(timeIntervalSince1970: 1_795_244_400), using: &self)
    }

    mutating func key() -> PostKey {
        guard let key = PostKey("post-\(Int.random(in: 0...999, using: &self))") else {
            preconditionFailure("it is a key")
        }
        return key
    }

    mutating func source() -> Submission.Source {
        Submission.Source(
            url: text(), title: maybe { $0.text() }, excerpt: maybe { $0.text() },
            blogName: maybe { $0.text() })
    }

    mutating func submission() -> Submission {
        let kind = pick(SubmissionKind.self)
        let content = kind.isPing ? maybe { $0.text() } : text()
        return Submission(
            kind: kind,
            post: .init(url: text(), title: maybe { $0.text() }, publishedAt: maybe { $0.date() }),
            author: .init(
                name: maybe { $0.text() }, email: maybe { $0.text() }, url: maybe { $0.text() }),
            content: content, format: content == nil ? .text : pick(Submission.Format.self),
            source: kind.isPing ? source() : maybe { $0.source() }, parent: maybe { $0.id() },
            ip: maybe { $0.text() }, userAgent: maybe { $0.text() }, referrer: maybe { $0.text() },
            submittedAt: maybe { $0.date() },
            form: .init(
                honeypot: maybe { $0.text() }, seconds: maybe { $0.number() },
                javascript: maybe { Bool.random(using: &$0) }),
            key: maybe { $0.text() })
    }

    mutating func comment() -> PublicComment {
        let content = maybe { $0.text() }
        return PublicComment(
            id: id(), postKey: key(), kind: pick(SubmissionKind.self),
            authorName: maybe { $0.text() }, authorURL: maybe { $0.text() }, content: content,
            format: content == nil ? .text : pick(Submission.Format.self),
            source: maybe { $0.source() }, parent: maybe { $0.id() }, date: date(),
            isEdited: Bool.random(using: &self))
    }

    mutating func finding() -> Finding {
        let matches = (0..<Int.random(in: 0...3, using: &self)).map { _ in
            Finding.Match(
                view: text(), field: text(), start: Int.random(in: 0...99, using: &self),
                end: Int.random(in: 0...Int.max, using: &self), text: text(),
                entry: maybe { $0.text() })
        }
        return Finding(
            rule: text(), about: text(), points: number(), group: text(),
            action: maybe { $0.pick(RuleAction.self) }, matches: matches)
    }

    mutating func verdict() -> Verdict {
        Verdict(
            status: pick(Status.self), score: number(),
            thresholds: .init(hold: number(), spam: number()),
            forced: maybe { .init(action: $0.pick(RuleAction.self), rule: $0.text()) },
            summary: text(),
            findings: (0..<Int.random(in: 0...3, using: &self)).map { _ in finding() },
            shadow: (0..<Int.random(in: 0...2, using: &self)).map { _ in finding() },
            errors: (0..<Int.random(in: 0...2, using: &self)).map { _ in
                JudgementError(rule: maybe { $0.text() }, message: text())
            },
            flip: maybe { $0.text() }, filters: text(), model: maybe { $0.text() },
            tookMicroseconds: Int.random(in: 0...Int.max, using: &self))
    }
}
