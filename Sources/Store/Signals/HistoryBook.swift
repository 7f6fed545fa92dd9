import GRDB
import Moderation

/// Tells what the blog knows of submissions, within one transaction; what was read for one
/// serves the next.
struct HistoryBook {
    private let ledger: Ledger
    private let recent: RecentArrivals
    private let event: Int64
    private var tallies: [Int64: Tally] = [:]
    private var approved = 0
    private var languages: [Int64: Int] = [:]
    private var recognised = 0
    private var echoes: [Int] = []
    /// The latest that were judged, and how many of them were stopped; nil until it is asked for.
    private var climate: (judged: Int, stopped: Int)?

    init(ledger: Ledger, recent: RecentArrivals) throws {
        self.ledger = ledger
        self.recent = recent
        let database = ledger.database
        event = try recent.refresh(in: database, at: ledger.now)
        approved =
            try Query("SELECT coalesce(sum(number), 0) FROM counts WHERE status = 1", in: database)
            .first { $0.int(0) } ?? 0
        let counts = try Query("SELECT language, approved FROM languages", in: database)
            .all([]) { ($0.int64(0), $0.int(1)) }
        languages = Dictionary(counts) { first, _ in first }
        recognised = languages.values.reduce(0, +)
    }

    /// What the blog knows of a queued submission.
    mutating func history(of row: SubmissionRow) throws -> History {
        var history = try senders(row.senders)
        history.blog = blog(language: row.language)
        try look(for: row, &history)
        return history
    }

    /// What the blog knows of anyone, leaving a submission out.
    mutating func history(
        of identities: Identities, senders: Senders, post: Int64?, excluding row: SubmissionRow?
    ) throws -> History {
        if let row {
            // Read first, so that what is taken off is taken off what is there.
            _ = try self.senders(senders)
            for sender in row.senders.present { tallies[sender]?.add(-1, at: row.status) }
        }
        let language = identities.language.flatMap(LanguageCode.number)
        if let row, row.status == .approved {
            approved -= 1
            if let language = row.language {
                languages[language, default: 0] -= 1
                recognised -= 1
            }
        }
        var history = try self.senders(senders)
        history.blog = blog(language: language)
        // Numbers of submissions are above 0: what was never stored is none of them.
        let arrival = Arrival(
            identities, senders: senders, seq: row?.seq ?? 0, post: row?.post ?? post ?? 0,
            milliseconds: row?.receivedAt ?? ledger.now)
        try look(for: arrival, &history)
        return history
    }

    // MARK: Senders

    private mutating func senders(_ senders: Senders) throws -> History {
        var history = History()
        history.person = try tally(senders.person).counts
        history.email = try tally(senders.email).counts
        history.host = try tally(senders.host).counts
        history.network = try tally(senders.network).counts
        var worst: Tally?
        for host in senders.linkHosts {
            let tally = try tally(host)
            if let known = worst, !tally.isWorse(than: known) { continue }
            worst = tally
        }
        history.linkHosts = worst?.counts ?? History.Counts()
        return history
    }

    private mutating func tally(_ sender: Int64?) throws -> Tally {
        guard let sender else { return Tally() }
        if let known = tallies[sender] { return known }
        let found = try ledger.query(.findTally).first {
            $0.add(sender)
        } read: {
            Tally(approved: $0.int(0), held: $0.int(1), spam: $0.int(2), trash: $0.int(3))
        }
        let tally = found ?? Tally()
        tallies[sender] = tally
        return tally
    }

    private func blog(language: Int64?) -> Blog {
        var blog = Blog()
        blog.approved = max(0, approved)
        blog.recognised = max(0, recognised)
        blog.sameLanguage = max(0, language.flatMap { languages[$0] } ?? 0)
        return blog
    }

    // MARK: Arrivals

    private mutating func look(for row: SubmissionRow, _ history: inout History) throws {
        try recent.withIndex(asOf: event) { index, isCurrent in
            guard let place = index.place(of: row.seq) else { return }
            let arrival = index.arrivals[place]
            try look(for: arrival, at: place, in: &index, isCurrent, &history)
        }
    }

    private mutating func look(for arrival: Arrival, _ history: inout History) throws {
        try recent.withIndex(asOf: event) { index, isCurrent in
            let place = index.place(of: arrival.seq)
            try look(for: arrival, at: place, in: &index, isCurrent, &history)
        }
    }

    private mutating func look(
        for arrival: Arrival, at place: Int?, in index: inout ArrivalIndex, _ isCurrent: Bool,
        _ history: inout History
    ) throws {
        let others = index.others(byPersonOf: arrival, at: place)
        history.flood = index.flood(of: arrival, at: place, others: others)
        history.echo = try echo(of: arrival, &index, isCurrent)
        history.unproven = try unproven(others, &index, isCurrent)
        let climate = try self.climate ?? climate(&index, isCurrent)
        self.climate = climate
        (history.blog.recent, history.blog.recentStopped) = climate
    }

    /// How many of a person's arrivals are approved without a decision.
    private func unproven(
        _ others: [Int], _ index: inout ArrivalIndex, _ isCurrent: Bool
    ) throws -> Int {
        var count = 0
        for place in others where try status(at: place, &index, isCurrent) == Codes.approved {
            let decision = try ledger.query(.findDecision).first {
                $0.add(index.arrivals[place].seq)
            } read: {
                $0.int64(0)
            }
            if decision == nil { count += 1 }
        }
        return count
    }

    /// What became of the latest submissions.
    private func climate(
        _ index: inout ArrivalIndex, _ isCurrent: Bool
    ) throws -> (judged: Int, stopped: Int) {
        let begin = UInt32(clamping: ledger.now / 1000 - 7 * 86_400)
        var (judged, stopped) = (0, 0)
        for place in index.arrivals.indices.reversed().prefix(Blog.recentLimit * 10) {
            guard judged < Blog.recentLimit, index.arrivals[place].time >= begin else { break }
            switch Int(try status(at: place, &index, isCurrent)) {
            case Codes.queued, Int(ArrivalIndex.gone): continue
            case Codes.approved: break
            default: stopped += 1
            }
            judged += 1
        }
        return (judged, stopped)
    }

    private mutating func echo(
        of arrival: Arrival, _ index: inout ArrivalIndex, _ isCurrent: Bool
    ) throws -> Echo {
        var echo = Echo()
        let begin = UInt32(clamping: (ledger.now - RecentArrivals.span) / 1000)
        let day = UInt32(clamping: (ledger.now - 86_400_000) / 1000)
        index.echoes(of: arrival, since: begin, into: &echoes)
        for place in echoes {
            let other = index.arrivals[place]
            let status = try status(at: place, &index, isCurrent)
            if status == ArrivalIndex.gone { continue }
            echo.similar += 1
            if other.exact == arrival.exact { echo.same += 1 }
            if other.time >= day { echo.lastDay += 1 }
            if other.post != UInt32(truncatingIfNeeded: arrival.post) { echo.otherPosts += 1 }
            if other.sender != arrival.sender { echo.otherSenders += 1 }
            if status == Codes.approved { echo.approved += 1 }
            if status == Codes.spam { echo.spam += 1 }
        }
        return echo
    }

    private func status(
        at place: Int, _ index: inout ArrivalIndex, _ isCurrent: Bool
    ) throws -> UInt8 {
        let known = index.statuses[place]
        if known != ArrivalIndex.unknown { return known }
        let found = try ledger.query(.findStatus).first {
            $0.add(index.arrivals[place].seq)
        } read: {
            UInt8(truncatingIfNeeded: $0.int64(0))
        }
        let status = found ?? ArrivalIndex.gone
        if isCurrent { index.setStatus(status, at: place) }
        return status
    }
}
