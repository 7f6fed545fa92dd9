/// What a reply says about one record type of one name.
public enum Answer: Sendable, Hashable {
    /// There are records of that type, behind aliases or not.
    case records([Record.Content], lifetime: Duration)
    /// The name exists without records of that type.
    case empty(lifetime: Duration)
    /// There is no such name; or an alias leads to none.
    case missing(lifetime: Duration)

    /// How many aliases are followed; no serious name needs more than a few.
    private static let maximumAliases = 16

    /// Reads the answer out of a reply; nil where it has none.
    ///
    /// It has none where it is about another question, tells of a failure or a refusal, names other
    /// servers instead, leads in a circle of aliases, or was cut off.
    ///
    /// - Parameters:
    ///   - reply: The reply.
    ///   - name: The name that was asked for.
    ///   - type: The record type that was asked for.
    public init?(in reply: Message, to name: DomainName, _ type: RecordType) {
        let question = Message.Question(name: name.text, type: type.rawValue)
        guard reply.isReply, !reply.isTruncated, reply.question == question else { return nil }
        switch reply.responseCode {
        case 0: self.init(amongRecordsOf: reply, to: name, type)
        case 3: self = .missing(lifetime: Self.lifetimeOfAbsence(in: reply))
        default: return nil
        }
    }

    private init?(amongRecordsOf reply: Message, to name: DomainName, _ type: RecordType) {
        var aliases: [String: (target: String, lifetime: UInt32)] = [:]
        for record in reply.answers {
            guard case .alias(let target) = record.content else { continue }
            aliases[record.name] = (target, record.lifetime)
        }
        var owner = name.text
        var lifetime = UInt32.max
        for _ in 0...Self.maximumAliases {
            guard let alias = aliases[owner] else {
                let found = reply.answers.filter { $0.name == owner && $0.type == type.rawValue }
                let contents = found.map(\.content).filter { $0 != .other }
                guard contents.isEmpty else {
                    lifetime = min(lifetime, found.map(\.lifetime).min() ?? 0)
                    self = .records(contents, lifetime: .seconds(Int64(lifetime)))
                    return
                }
                guard !Self.isReferral(reply) else { return nil }
                self = .empty(lifetime: Self.lifetimeOfAbsence(in: reply))
                return
            }
            owner = alias.target
            lifetime = min(lifetime, alias.lifetime)
        }
        return nil
    }

    /// Servers instead of an answer: this server does not know (RFC 2308 §2.2).
    private static func isReferral(_ reply: Message) -> Bool {
        let isStart = { (record: Record) in
            if case .start = record.content { true } else { false }
        }
        return reply.authority.contains { $0.content == .server }
            && !reply.authority.contains(where: isStart)
    }

    /// RFC 2308 §5: the lesser of the zone start's own time and its minimum; 0 without one.
    private static func lifetimeOfAbsence(in reply: Message) -> Duration {
        for record in reply.authority {
            guard case .start(let minimum) = record.content else { continue }
            return .seconds(Int64(min(minimum, record.lifetime)))
        }
        return .zero
    }
}
