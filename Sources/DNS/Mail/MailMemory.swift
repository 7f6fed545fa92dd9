/// Answers, and the lack of them, for as long as they hold; never more than so many.
struct MailMemory {
    private struct Entry {
        var answer: MailAnswer?
        var end: ContinuousClock.Instant
    }

    let settings: MailLookup.Settings
    private var entries: [DomainName: Entry] = [:]

    init(_ settings: MailLookup.Settings) { self.settings = settings }

    var count: Int { entries.count }

    /// What is remembered: nil for nothing, `.some(nil)` that there was no answer.
    func answer(for name: DomainName, at now: ContinuousClock.Instant) -> MailAnswer?? {
        guard let entry = entries[name], entry.end > now else { return nil }
        return .some(entry.answer)
    }

    mutating func remember(
        _ answer: MailAnswer?, for name: DomainName, at now: ContinuousClock.Instant
    ) {
        if entries.count >= settings.memoryCount, entries[name] == nil { makeRoom(at: now) }
        entries[name] = Entry(answer: answer, end: now + span(of: answer))
    }

    private func span(of answer: MailAnswer?) -> Duration {
        guard let answer else { return settings.silence }
        let bounds = answer.state == .takesMail ? settings.presence : settings.absence
        return min(max(answer.lifetime, bounds.lowerBound), bounds.upperBound)
    }

    /// Forgets what is over; if that is little, an eighth of the rest, whichever.
    private mutating func makeRoom(at now: ContinuousClock.Instant) {
        entries = entries.filter { $0.value.end > now }
        let surplus = entries.count - settings.memoryCount * 7 / 8
        guard surplus > 0 else { return }
        for name in entries.keys.prefix(surplus) { entries[name] = nil }
    }
}
