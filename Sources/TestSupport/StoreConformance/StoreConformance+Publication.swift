import Foundation
import Moderation
import Testing

extension StoreConformance {
    static let publicationChecks = [
        Check("Orders say what is true now, once for each submission, until settled") { store in
            var sample = Sample()
            let new = sample.comment()
            let ping = sample.pingback()
            _ = try await store.enqueue([new, ping])
            try await store.judgeAll(.approved)
            _ = try await store.decide(.edit, new.id, edit: .init(content: "edited"))
            let orders = try await store.pendingPublications(limit: 9)
            #expect(orders.numbers.count == 3)
            #expect(orders.changes.published.map(\.id) == [new.id, ping.id])
            #expect(orders.changes.published.first?.content == "edited")
            #expect(orders.changes.published.first?.isEdited == true)
            #expect(orders.changes.posts.map(\.comments) == [1])
            #expect(orders.changes.posts.map(\.pings) == [1])
            _ = try await store.decide(.spam, new.id)
            try await store.settle(orders)
            let rest = try await store.pendingPublications(limit: 9)
            #expect(rest.changes.published.isEmpty)
            #expect(rest.changes.withdrawn.map(\.id) == [new.id])
            try await store.settle(rest)
            let none = try await store.pendingPublications(limit: 9)
            #expect(none.changes.isEmpty && none.numbers.isEmpty)
        },
        Check("Orders come post by post, and those of excluded posts wait without blocking") {
            store in
            var sample = Sample()
            let urls = ["https://b.example/bad/", "https://b.example/good/"]
            let news = (0..<9).map { sample.comment(url: urls[$0 == 7 ? 1 : 0]) }
            _ = try await store.enqueue(news)
            try await store.judgeAll(.approved)
            let all = try await store.pendingPublications(limit: 99)
            #expect(all.posts.map(\.post.text) == ["bad", "good"])
            #expect(all.posts.map(\.numbers.count) == [8, 1])
            #expect(all.posts.map(\.changes.posts.count) == [1, 1])
            #expect(all.posts[0].changes.published.allSatisfy { $0.postKey.text == "bad" })
            #expect(all.count == 9 && all.numbers.count == 9)
            let bad = try #require(PostKey("bad"))
            let unknown = try #require(PostKey("unknown"))
            let others = try await store.pendingPublications(limit: 3, excluding: [bad, unknown])
            #expect(others.posts == [all.posts[1]])
            try await store.settle(others)
            let none = try await store.pendingPublications(limit: 3, excluding: [bad, unknown])
            #expect(none.isEmpty)
            let rest = try await store.pendingPublications(limit: 99)
            #expect(rest.posts == [all.posts[0]])
        },
        Check("Only what is or was approved is told to the repository") { store in
            var sample = Sample()
            let new = sample.comment()
            _ = try await store.enqueue([new])
            try await store.judgeAll(.held)
            _ = try await store.decide(.spam, new.id)
            let orders = try await store.pendingPublications(limit: 9)
            #expect(orders.numbers.isEmpty)
        },
        Check("A lost repository is ordered anew") { store in
            var sample = Sample()
            _ = try await store.enqueue([sample.comment(), sample.comment()])
            try await store.judgeAll(.approved)
            _ = try await store.enqueue([sample.comment()])
            try await store.settle(try await store.pendingPublications(limit: 9))
            let number = try await store.republishAll()
            #expect(number == 2)
            let orders = try await store.pendingPublications(limit: 9)
            #expect(orders.changes.published.count == 2)
            let limited = try await store.pendingPublications(limit: 1)
            #expect(limited.numbers.count == 1)
        },
    ]
}
