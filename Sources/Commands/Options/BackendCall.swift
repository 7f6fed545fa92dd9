import Moderation

/// A command line as a backend gives it for every comment: `submit` or `check` with plain options,
/// or a decision on ids.
///
/// Reading it here spares each of these short processes the argument parser's two milliseconds.
/// Whatever isn't as plain as that, help and mistakes included, is the parser's to read.
enum BackendCall: Hashable {
    case submit(NamedPlaces, wait: Bool)
    case check(NamedPlaces, text: Bool, exitStatus: Bool)
    case decide(NamedPlaces, DecisionAction, ids: [String])

    /// Reads the words after the program's name; nil if the argument parser must.
    init?(_ arguments: [String]) {
        switch arguments.first {
        case "submit":
            guard let (places, flags, rest) = Self.options(arguments, flags: ["--wait"]),
                rest.isEmpty
            else { return nil }
            self = .submit(places, wait: flags.contains("--wait"))
        case "check":
            guard
                let (places, flags, rest) = Self.options(
                    arguments, flags: ["--text", "--exit-status"]),
                rest.isEmpty
            else { return nil }
            self = .check(
                places, text: flags.contains("--text"), exitStatus: flags.contains("--exit-status"))
        case "approve", "hold", "spam", "trash", "restore":
            guard let action = arguments.first.flatMap(DecisionAction.init(rawValue:)),
                let (places, _, ids) = Self.options(arguments, flags: []), !ids.isEmpty
            else { return nil }
            self = .decide(places, action, ids: ids)
        default: return nil
        }
    }

    private static func options(
        _ arguments: [String], flags known: [String]
    ) -> (places: NamedPlaces, flags: [String], rest: [String])? {
        var places = NamedPlaces()
        var flags: [String] = []
        var rest: [String] = []
        var words = arguments.dropFirst().makeIterator()
        while let word = words.next() {
            if known.contains(word), !flags.contains(word) {
                flags.append(word)
                continue
            }
            if !word.isEmpty, !word.hasPrefix("-") {
                rest.append(word)
                continue
            }
            guard let path = path(word), places[keyPath: path] == nil,
                let value = words.next(), !value.isEmpty, !value.hasPrefix("-")
            else { return nil }
            places[keyPath: path] = value
        }
        return (places, flags, rest)
    }

    private static func path(_ option: String) -> WritableKeyPath<NamedPlaces, String?>? {
        switch option {
        case "--data": \.data
        case "--filters": \.filters
        case "--config": \.config
        default: nil
        }
    }

    /// Does what was asked for.
    func run() async throws {
        switch self {
        case .submit(let places, let wait):
            try await Submit.run(places.settings(), wait: wait)
        case .check(let places, let text, let exitStatus):
            try await Check.run(places.settings(), text: text, exitStatus: exitStatus)
        case .decide(let places, let action, let ids):
            try await BulkDecision.run(places.settings(), action, ids: ids)
        }
    }
}
