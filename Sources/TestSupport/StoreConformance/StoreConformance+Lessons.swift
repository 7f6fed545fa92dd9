import Foundation
import Moderation
import Testing

extension StoreConformance {
    static let lessonChecks = [
        Check("An empty store has nothing to teach and nothing learned") { store in
            let cursor = try await store.lessonCursor()
            #expect(cursor == LessonCursor(decision: 0, lesson: 0))
            let changes = try await store.labelChanges(after: cursor, limit: 10)
            #expect(changes == LabelChanges(changes: [], decision: 0))
            #expect(try await store.standing(["x"]).isEmpty)
            #expect(try await store.lessons(after: 0, limit: 10).isEmpty)
            #expect(try await store.lessonCounts() == [.ham: 0, .spam: 0])
        },
        Check("Lessons are numbered, in order, and add up by subject") { store in
            let none = try await store.lessonCursor()
            let one = lesson("a", .spam, 7)
            let two = lesson("b", .ham, -3)
            let cursor = try await store.teach([one, two], after: none, through: 0)
            #expect(cursor == LessonCursor(decision: 0, lesson: 2))
            let again = lesson("a", .spam, 4)
            let last = try await store.teach([again], after: try #require(cursor), through: 5)
            #expect(last == LessonCursor(decision: 5, lesson: 3))
            #expect(try await store.lessonCursor() == last)
            let read = try await store.lessons(after: 1, limit: 9)
            #expect(read.map(\.number) == [2, 3])
            #expect(read.map(\.lesson) == [two, again])
            #expect(try await store.lessons(after: 0, limit: 1).map(\.lesson) == [one])
            let standing = try await store.standing(["a", "b", "c", "a"])
            #expect(standing == ["a": lesson("a", .spam, 11), "b": two])
            #expect(try await store.lessonCounts() == [.ham: 1, .spam: 1])
        },
        Check("What was taken back stands at zero, and what comes after goes its own way") {
            store in
            var cursor = try await store.lessonCursor()
            for taught in [
                lesson("a", .spam, 7), lesson("a", nil, -7), lesson("a", .ham, -2, "new"),
                lesson("a", .ham, 0, ""),
            ] {
                cursor = try #require(try await store.teach([taught], after: cursor, through: 0))
                let standing = try await store.standing(["a"])["a"]
                #expect(standing?.label == taught.label)
                switch cursor.lesson {
                case 1: #expect(standing == taught)
                case 2: #expect(standing?.step == 0)
                default: #expect(standing == lesson("a", .ham, -2, "new"))
                }
            }
            #expect(try await store.lessonCounts() == [.ham: 1, .spam: 0])
        },
        Check("Of two learners at one place, one teaches") { store in
            let cursor = try await store.lessonCursor()
            let results = try await withThrowingTaskGroup(of: LessonCursor?.self) { group in
                for number in 0..<4 {
                    group.addTask {
                        try await store.teach(
                            [lesson("s\(number)", .spam, 1)], after: cursor, through: 1)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(results.compactMap(\.self).count == 1)
            #expect(try await store.lessons(after: 0, limit: 9).count == 1)
            #expect(try await store.lessonCounts()[.spam] == 1)
        },
        Check("Forgetting begins anew, and gives no number twice") { store in
            let start = try await store.lessonCursor()
            let taught = try await store.teach(
                [lesson("a", .spam, 7), lesson("import:1", .ham, -3), lesson("b", .ham, -1)],
                after: start, through: 9)
            try await store.forgetLessons(keepingImports: true)
            let kept = try await store.lessons(after: 0, limit: 9)
            #expect(kept.map(\.lesson) == [lesson("import:1", .ham, -3)])
            #expect(kept.allSatisfy { $0.number > 3 })
            let cursor = try await store.lessonCursor()
            #expect(cursor.decision == 0 && cursor.lesson == kept.last?.number)
            let standing = try await store.standing(["a", "b", "import:1"])
            #expect(standing == ["import:1": lesson("import:1", .ham, -3)])
            #expect(try await store.lessonCounts() == [.ham: 1, .spam: 0])
            let stale = try await store.teach([], after: try #require(taught), through: 10)
            #expect(stale == nil)
            try await store.forgetLessons(keepingImports: false)
            #expect(try await store.lessons(after: 0, limit: 9).isEmpty)
            #expect(try await store.lessonCounts() == [.ham: 0, .spam: 0])
            let empty = try await store.lessonCursor()
            #expect(empty.decision == 0 && empty.lesson > cursor.lesson)
            let next = try await store.teach([lesson("a", .ham, 1)], after: empty, through: 1)
            #expect(next?.lesson == empty.lesson + 1)
        },
    ]

    private static func lesson(
        _ subject: String, _ label: Label?, _ step: Int32, _ features: String = "features"
    ) -> Lesson {
        Lesson(
            subject: subject, label: label, step: step, features: Data(features.utf8),
            learnedAt: Sample.start)
    }
}
