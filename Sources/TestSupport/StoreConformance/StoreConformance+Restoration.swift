import Foundation
import Moderation
import Testing

extension StoreConformance {
    private static let moved = "https://blog.example/skin/"
    private static let later = Sample.start.addingTimeInterval(500)

    /// What a repository would hold of a post with a comment, its answer, and a ping.
    private static func folder() throws -> (post: PublicPost, comments: [PublicComment]) {
        var sample = Sample()
        let key = try #require(PostKey("gut-health"))
        var comments: [PublicComment] = []
        for new in [sample.comment(author: "rosa"), sample.comment("Yes"), sample.pingback()] {
            comments.append(
                PublicComment(
                    id: new.id, postKey: key, kind: new.submission.kind,
                    authorName: new.submission.author.name, authorURL: new.submission.author.url,
                    content: new.submission.content, source: new.submission.source,
                    parent: comments.first?.id, date: Sample.start.addingTimeInterval(-60),
                    isEdited: comments.isEmpty))
        }
        let post = PublicPost(
            key: key, url: Sample.postURL, title: "Gut health", aliases: [moved])
        return (post, comments)
    }

    static let restorationChecks = [
        Check("An emptied store is refilled with what was published, once") { store in
            let (post, comments) = try folder()
            #expect(try await store.restore(comments, of: post, at: later) == 3)
            #expect(try await store.restore(comments, of: post, at: later) == 0)
            for comment in comments {
                let stored = try #require(try await store.submission(comment.id))
                #expect(PublicComment(of: stored) == comment)
                #expect(stored.status == .approved && stored.revision == 1)
                #expect(stored.receivedAt == Sample.start)
                #expect(stored.statusChangedAt == later)
                #expect(stored.submission.post.url == Sample.postURL)
                #expect(stored.verdict == nil)
            }
            let counts = try await store.counts(matching: SubmissionQuery())
            #expect(counts[.approved] == 3)
            let orders = try await store.pendingPublications(limit: 9)
            #expect(orders.isEmpty)
        },
        Check("A restored post has its URL, its title, its aliases and its counts") { store in
            let (post, comments) = try folder()
            _ = try await store.restore(comments, of: post, at: Sample.start)
            for url in [Sample.postURL, moved] {
                #expect(try await store.postKey(forURL: url) == post.key)
            }
            _ = try await store.republishAll()
            let orders = try await store.pendingPublications(limit: 9)
            #expect(Set(orders.changes.published) == Set(comments))
            var counted = post
            counted.comments = 2
            counted.pings = 1
            #expect(orders.changes.posts == [counted])
        },
        Check("What is known, and what was deleted for good, is not restored") { store in
            var sample = Sample()
            let news = [sample.comment(), sample.comment(), sample.comment()]
            _ = try await store.enqueue(news)
            try await store.judgeAll(.approved)
            let published = try await store.pendingPublications(limit: 9).changes
            _ = try await store.decide(.spam, news[0].id)
            _ = try await store.decide(.delete, news[1].id)
            let post = published.posts.first
            let count = try await store.restore(published.published, of: post, at: Sample.start)
            #expect(count == 0)
            let stored = try await store.submission(news[0].id)
            #expect(stored?.status == .spam)
            #expect(stored?.submission.author.email == news[0].submission.author.email)
            #expect(try await store.submission(news[1].id) == nil)
        },
        Check("Restored comments speak for the host of their author, and can be decided on") {
            store in
            let (post, comments) = try folder()
            _ = try await store.restore(comments, of: post, at: Sample.start)
            let rosa = Identities(host: "rosa.example")
            #expect(try await store.history(of: rosa, excluding: nil).host.approved == 2)
            let outcome = try await store.decide(.spam, comments[0].id, revision: 1)
            #expect(outcome?.status == .spam)
            let history = try await store.history(of: rosa, excluding: nil)
            #expect(history.host.approved == 1 && history.host.spam == 1)
        },
        Check("A folder without post.json is restored, and gets its URL with what comes next") {
            store in
            let (post, comments) = try folder()
            #expect(try await store.restore(comments, of: nil, at: Sample.start) == 3)
            #expect(try await store.restore([], of: nil, at: Sample.start) == 0)
            #expect(try await store.postKey(forURL: Sample.postURL) == nil)
            var sample = Sample()
            let tracked = Sample.postURL + "?utm_source=x"
            _ = try await store.enqueue([sample.comment(url: tracked, at: later)])
            #expect(try await store.postKey(forURL: Sample.postURL) == post.key)
            // Comments in groups: the post is told with each.
            #expect(try await store.restore([], of: post, at: Sample.start) == 0)
            #expect(try await store.postKey(forURL: moved) == post.key)
        },
        Check("An address that belongs to another post stays there") { store in
            var sample = Sample()
            _ = try await store.enqueue([sample.comment(url: moved, at: later)])
            let owner = try await store.postKey(forURL: moved)
            let (post, comments) = try folder()
            #expect(try await store.restore(comments, of: post, at: Sample.start) == 3)
            #expect(try await store.postKey(forURL: moved) == owner)
            #expect(try await store.postKey(forURL: Sample.postURL) == post.key)
        },
    ]
}
