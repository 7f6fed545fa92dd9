import Foundation
import Moderation
import Testing

extension StoreConformance {
    static let catalogChecks = [
        Check("Each condition of a query finds what it names, and no more") { store in
            var sample = Sample()
            let other = "https://blog.example/other/"
            let rosa = sample.comment("Thanks 100% for ÄPFEL_")
            let bo = sample.comment("Cheap pills", author: "Bo", url: other, at: later(1)) {
                $0.ip = "198.51.100.9"
            }
            let ping = sample.pingback(at: later(2))
            _ = try await store.enqueue([rosa])
            try await store.judgeAll(.held, rules: ["LINKS"])
            _ = try await store.enqueue([bo, ping])
            let queries: [(String, (inout SubmissionQuery) -> Void, [NewSubmission])] = [
                ("all", { _ in }, [ping, bo, rosa]),
                ("held", { $0.statuses = [.held] }, [rosa]),
                ("queued, spam", { $0.statuses = [.queued, .spam] }, [ping, bo]),
                ("pings", { $0.kinds = [.pingback, .trackback] }, [ping]),
                ("post", { $0.post = "http://BLOG.example/other?utm_source=x#c" }, [bo]),
                ("post key", { $0.post = "gut-health" }, [ping, rosa]),
                ("no post", { $0.post = "nothing" }, []),
                ("author", { $0.author = "rosa" }, [rosa]),
                ("e-mail", { $0.author = "BO@MAIL" }, [bo]),
                ("text", { $0.text = "äpfel" }, [rosa]),
                ("percent", { $0.text = "100%" }, [rosa]),
                ("no wildcard", { $0.text = "1%f" }, []),
                ("underscore", { $0.text = "p_lls" }, []),
                ("excerpt", { $0.text = "HELPFUL" }, [ping]),
                ("title", { $0.text = "ten signs" }, [ping]),
                ("rule", { $0.rule = "LINKS" }, [rosa]),
                ("no rule", { $0.rule = "OTHER" }, []),
                ("ip", { $0.ip = "198.51.100.9" }, [bo]),
                ("before", { $0.before = later(1) }, [rosa]),
                ("since", { $0.since = later(1) }, [ping, bo]),
                (
                    "both",
                    {
                        $0.statuses = [.held]; $0.author = "bo"
                    }, []
                ),
                ("oldest first", { $0.newestFirst = false }, [rosa, bo, ping]),
                ("none", { $0.limit = 0 }, []),
            ]
            for (name, edit, expected) in queries {
                var query = SubmissionQuery()
                edit(&query)
                let page = try await store.submissions(matching: query)
                #expect(page.submissions.map(\.id) == expected.map(\.id), "\(name)")
                #expect(page.next == nil, "\(name)")
                if query.limit == 0 { continue }
                let counts = try await store.counts(matching: query)
                #expect(counts.values.reduce(0, +) == expected.count, "\(name)")
                #expect(Set(counts.keys) == Set(Status.allCases), "\(name)")
            }
        },
        Check("Pages neither repeat nor skip, whatever comes and goes meanwhile") { store in
            var sample = Sample()
            // Several at one instant, and a clock that goes back.
            let all = (0..<23).map { sample.comment("c", at: later(Double($0 / 4 - $0 / 9))) }
            _ = try await store.enqueue(all)
            for newestFirst in [true, false] {
                var query = SubmissionQuery()
                query.limit = 5
                query.newestFirst = newestFirst
                let whole = try await store.allIDs(query)
                #expect(whole.count == Set(whole).count)
                #expect(Set(whole) == Set(all.map(\.id)))
            }
            var query = SubmissionQuery()
            query.limit = 5
            let before = try await store.allIDs(query)
            let first = try await store.submissions(matching: query)
            _ = try await store.decide(.delete, before[4])
            _ = try await store.enqueue([sample.comment("new", at: later(60))])
            query.cursor = first.next
            let rest = try await store.allIDs(query)
            #expect(rest == Array(before.dropFirst(5)))
        },
        Check("A cursor that no listing gave out is an error") { store in
            for text in ["", "x", "1.2.3", "9999999999999999999999.1", "1."] {
                var query = SubmissionQuery()
                query.cursor = text
                await #expect(throws: (any Error).self) {
                    try await store.submissions(matching: query)
                }
            }
        },
        Check("What waits is counted by post, and what is held by rule") { store in
            var sample = Sample()
            let other = "https://blog.example/other/"
            let odd = sample.comment(url: other, at: later(9))
            let first = sample.comment(at: later(2))
            _ = try await store.enqueue([odd, first, sample.comment(at: later(3))])
            try await store.judgeAll(.held, rules: ["A", "B"])
            _ = try await store.enqueue([sample.comment(at: later(4))])
            _ = try await store.decide(.approve, odd.id)
            let posts = try await store.waitingByPost(limit: 9)
            #expect(posts.map(\.count) == [3])
            #expect(posts.first?.oldest == later(2))
            #expect(posts.first?.title == "Gut health")
            let rules = try await store.heldByRule(limit: 9)
            #expect(rules == [RuleCount(rule: "A", count: 2), RuleCount(rule: "B", count: 2)])
            let oldest = try await store.oldest(.held)
            #expect(oldest == later(2))
            let none = try await store.oldest(.trash)
            #expect(none == nil)
        },
        Check("Posts keep their key under every address, and never share one") { store in
            var sample = Sample()
            let urls = [
                "https://blog.example/a/b", "http://blog.example/a/b/#x", "https://two.example/a/b",
                "https://blog.example/a_b", "https://blog.example/../", "nonsense", "nonsense too",
            ]
            _ = try await store.enqueue(urls.map { sample.comment(url: $0) })
            var keys: [PostKey?] = []
            for url in urls { keys.append(try await store.postKey(forURL: url)) }
            #expect(!keys.contains(nil))
            #expect(keys[0] == keys[1])
            #expect(Set(keys).count == urls.count - 1)
            let unknown = try await store.postKey(forURL: "https://blog.example/new/")
            #expect(unknown == nil)
        },
        Check("An alias makes another address the same post") { store in
            var sample = Sample()
            let old = sample.comment(url: "https://blog.example/old/")
            _ = try await store.enqueue([old, sample.comment(url: "https://blog.example/taken/")])
            let key = try #require(try await store.postKey(forURL: "https://blog.example/old/"))
            let new = "https://blog.example/new/"
            var isAdded = try await store.addAlias(new, to: key)
            #expect(isAdded)
            isAdded = try await store.addAlias(new, to: key)
            #expect(isAdded)
            isAdded = try await store.addAlias("https://blog.example/taken/", to: key)
            #expect(!isAdded)
            let nothing = try #require(PostKey("nothing"))
            isAdded = try await store.addAlias("https://blog.example/x/", to: nothing)
            #expect(!isAdded)
            let moved = sample.comment(url: new) { $0.post.title = "Renamed" }
            _ = try await store.enqueue([moved])
            try await store.judgeAll(.approved)
            let stored = try await store.submission(moved.id)
            #expect(stored?.postKey == key)
            let post = try await store.pendingPublications(limit: 99).changes.posts
                .first { $0.key == key }
            #expect(post?.url == new)
            #expect(post?.title == "Renamed")
            #expect(post?.aliases == ["https://blog.example/old/"])
            #expect(post?.comments == 2)
        },
    ]

    static func later(_ seconds: Double) -> Date { Sample.start.addingTimeInterval(seconds) }
}
