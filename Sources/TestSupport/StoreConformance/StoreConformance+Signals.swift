import Foundation
import Moderation
import Testing

extension StoreConformance {
    static let signalChecks = [
        Check("A campaign that arrives at once is seen in full by each of its submissions") {
            store in
            var sample = Sample()
            let all = (0..<50).map { number in
                sample.printed(author: "a\(number)", url: "https://blog.example/\(number % 5)/")
            }
            _ = try await store.enqueue(all)
            let claims = try await store.claim(100, until: later(60), at: later(1))
            #expect(claims.count == 50)
            for claim in claims {
                let echo = claim.history.echo
                #expect(echo.same == 49 && echo.similar == 49 && echo.lastDay == 49)
                #expect(echo.otherPosts == 40 && echo.otherSenders == 49)
                #expect(echo.approved == 0 && echo.spam == 0)
            }
            #expect(claims.map(\.history.flood.network) == Array(0..<50))
            #expect(claims.map(\.history.flood.person).allSatisfy { $0 == 0 })
        },
        Check("Nearly the same texts are echoes too, and others are none") { store in
            var sample = Sample()
            let base: UInt64 = 0x0123_4567_89AB_CDEF
            let prints = [base, base ^ 0b101, ~base, base &* 3]
            let all = prints.enumerated().map { number, similar in
                sample.printed(TextPrint(exact: UInt64(number + 1), similar: similar))
            }
            _ = try await store.enqueue(all)
            let claims = try await store.claim(9, until: later(60), at: later(1))
            #expect(claims.map(\.history.echo.similar) == [1, 1, 0, 0])
            #expect(claims.map(\.history.echo.same) == [0, 0, 0, 0])
        },
        Check("Echoes are counted by where they stand now, whatever happened to them") { store in
            var sample = Sample()
            let all = (0..<4).map { _ in sample.printed() }
            _ = try await store.enqueue(all)
            try await store.judgeAll(.spam)
            #expect(try await echo(store, excluding: all[0].id).spam == 3)
            _ = try await store.decide(.approve, all[1].id, batch: "1")
            #expect(try await echo(store, excluding: all[0].id).approved == 1)
            _ = try await store.undo(.batch("1"), batch: "2", actor: "m", at: Sample.start)
            #expect(try await echo(store, excluding: all[0].id).approved == 0)
            #expect(try await echo(store, excluding: all[0].id).spam == 3)
            _ = try await store.decide(.trash, all[2].id)
            #expect(try await echo(store, excluding: all[0].id).spam == 2)
            #expect(try await echo(store, excluding: all[0].id).similar == 3)
            _ = try await store.decide(.delete, all[3].id)
            #expect(try await echo(store, excluding: all[0].id).similar == 2)
            _ = try await cleanUp(store, Retention(spam: .zero, trash: .zero), at: later(60))
            #expect(try await echo(store, excluding: all[0].id).similar == 0)
            let checked = try await store.history(of: Sample.printed, excluding: nil)
            #expect(checked.echo.similar == 0)
        },
        Check("Echoes and floods fade") { store in
            var sample = Sample()
            _ = try await store.enqueue([sample.printed()])
            let times: [(Double, Echo, Flood)] = [
                (300, .of(1, day: 1), .of(1, 1, 1, day: 1)),
                (700, .of(1, day: 1), .of(0, 1, 0, day: 1)),
                (90_000, .of(1, day: 0), .of(0, 0, 0, day: 0)),
                (31 * 86_400, .of(0, day: 0), .of(0, 0, 0, day: 0)),
            ]
            for (seconds, echo, flood) in times {
                let history = try await store.history(
                    of: Sample.printed, excluding: nil, at: later(seconds))
                #expect(history.echo == echo)
                #expect(history.flood == flood)
            }
        },
        Check("Counting ends, however many there are") { store in
            var sample = Sample()
            let all = (0..<Echo.limit + 50).map { _ in sample.printed() }
            _ = try await store.enqueue(all)
            let history = try await store.history(of: Sample.printed, excluding: nil)
            #expect(history.echo.similar == Echo.limit)
            #expect(history.flood.networkDay == Flood.limit)
        },
        Check("It is seen on how many posts a sender has been busy") { store in
            var sample = Sample()
            let urls = ["a", "b", "a", "c"].map { "https://blog.example/\($0)/" }
            let all = urls.map { sample.printed(url: $0) } + [sample.printed(author: "Leo")]
            _ = try await store.enqueue(all)
            let flood = try await store.history(of: Sample.printed, excluding: nil).flood
            #expect(flood.personDay == 4 && flood.personPosts == 3)
        },
        Check("What filters alone approved is unproven for three days") { store in
            var sample = Sample()
            let all = (0..<3).map { _ in sample.printed() } + [sample.printed(author: "Leo")]
            _ = try await store.enqueue(all)
            #expect(try await unproven(store) == 0)
            try await store.judgeAll(.approved)
            #expect(try await unproven(store) == 3)
            _ = try await store.decide(.hold, all[0].id)
            #expect(try await unproven(store) == 2)
            _ = try await store.decide(.approve, all[0].id, batch: "1")
            #expect(try await unproven(store) == 2)
            _ = try await store.decide(.spam, all[1].id)
            #expect(try await unproven(store) == 1)
            #expect(try await unproven(store, at: later(4 * 86_400)) == 0)
        },
        Check("The blog's climate is what became of the latest, whoever decided") { store in
            var sample = Sample()
            let old = (0..<30).map { _ in sample.printed() }
            _ = try await store.enqueue(old)
            #expect(try await climate(store) == [0, 0])
            try await store.judgeAll(.spam)
            #expect(try await climate(store) == [30, 30])
            let new = (0..<40).map { _ in sample.printed() }
            _ = try await store.enqueue(new)
            try await store.judgeAll(.approved)
            #expect(try await climate(store) == [Blog.recentLimit, 10])
            _ = try await store.decide(.trash, new[0].id)
            _ = try await store.decide(.hold, new[1].id)
            #expect(try await climate(store) == [Blog.recentLimit, 12])
            #expect(try await climate(store, at: later(8 * 86_400)) == [0, 0])
        },
        Check("Link hosts are known by what became of submissions; the worst one counts") {
            store in
            var sample = Sample()
            let good = sample.printed(hosts: ["good.example"])
            let bad = sample.printed(hosts: ["bad.example", "good.example"])
            _ = try await store.enqueue([good])
            try await store.judgeAll(.approved)
            _ = try await store.enqueue([bad])
            try await store.judgeAll(.spam)
            #expect(try await linkHosts(store, "good.example") == .init(approved: 1, spam: 1))
            #expect(try await linkHosts(store, "new.example", "bad.example") == .init(spam: 1))
            #expect(try await linkHosts(store, "new.example", "good.example").spam == 1)
            #expect(try await linkHosts(store, "new.example") == .init())
            _ = try await store.decide(.hold, bad.id, batch: "1")
            #expect(try await linkHosts(store, "bad.example") == .init(held: 1))
            _ = try await store.undo(.batch("1"), batch: "2", actor: "m", at: Sample.start)
            #expect(try await linkHosts(store, "bad.example") == .init(spam: 1))
            _ = try await store.decide(.delete, bad.id)
            #expect(try await linkHosts(store, "bad.example") == .init())
            #expect(try await linkHosts(store, "good.example") == .init(approved: 1))
        },
        Check("The blog's languages are those of its approved comments") { store in
            var sample = Sample()
            let languages = ["en", "en", "de", nil, "nonsense"]
            let all = languages.map { sample.printed(language: $0) }
            _ = try await store.enqueue(all)
            try await store.judgeAll(.approved)
            #expect(try await blog(store, "en") == [5, 3, 2])
            #expect(try await blog(store, "fr") == [5, 3, 0])
            #expect(try await blog(store, nil) == [5, 3, 0])
            #expect(try await blog(store, "en", excluding: all[0].id) == [4, 2, 1])
            _ = try await store.decide(.spam, all[1].id, batch: "1")
            #expect(try await blog(store, "en") == [4, 2, 1])
            _ = try await store.undo(.batch("1"), batch: "2", actor: "m", at: Sample.start)
            #expect(try await blog(store, "en") == [5, 3, 2])
            _ = try await store.enqueue([sample.printed(language: "en")])
            let claims = try await store.claim(1, until: later(60), at: later(1))
            #expect(claims.first?.history.blog.sameLanguage == 2)
        },
    ]

    private static func echo(
        _ store: any SubmissionStore, excluding id: SubmissionID
    ) async throws -> Echo {
        try await store.history(of: Sample.printed, excluding: id).echo
    }

    private static func unproven(
        _ store: any SubmissionStore, at time: Date = Sample.start
    ) async throws -> Int {
        try await store.history(of: Sample.printed, excluding: nil, at: time).unproven
    }

    private static func climate(
        _ store: any SubmissionStore, at time: Date = Sample.start
    ) async throws -> [Int] {
        let blog = try await store.history(of: Sample.printed, excluding: nil, at: time).blog
        return [blog.recent, blog.recentStopped]
    }

    private static func linkHosts(
        _ store: any SubmissionStore, _ hosts: String...
    ) async throws -> History.Counts {
        var identities = Sample.printed
        identities.linkHosts = hosts
        return try await store.history(of: identities, excluding: nil).linkHosts
    }

    private static func blog(
        _ store: any SubmissionStore, _ language: String?, excluding id: SubmissionID? = nil
    ) async throws -> [Int] {
        var identities = Sample.printed
        identities.language = language
        let blog = try await store.history(of: identities, excluding: id).blog
        return [blog.approved, blog.recognised, blog.sameLanguage]
    }
}

extension Sample {
    /// What `printed` makes is known by.
    static var printed: Identities {
        var identities = identities("Rosa")
        identities.print = TextPrint(exact: 7, similar: 0xFEDC_BA98_7654_3210)
        return identities
    }

    /// A comment with a print, links and a language.
    mutating func printed(
        _ print: TextPrint? = Sample.printed.print, author: String = "Rosa",
        url: String = postURL, hosts: [String] = [], language: String? = nil
    ) -> NewSubmission {
        var new = comment(author: author, url: url)
        new.identities.print = print
        new.identities.linkHosts = hosts
        new.identities.language = language
        return new
    }
}

extension Echo {
    fileprivate static func of(_ count: Int, day: Int) -> Echo {
        var echo = Echo()
        (echo.same, echo.similar, echo.lastDay) = (count, count, day)
        return echo
    }
}

extension Flood {
    fileprivate static func of(
        _ network: Int, _ networkDay: Int, _ person: Int, day: Int
    ) -> Flood {
        var flood = Flood()
        (flood.network, flood.networkDay, flood.person) = (network, networkDay, person)
        (flood.personDay, flood.personPosts) = (day, day)
        return flood
    }
}
