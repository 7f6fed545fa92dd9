import Foundation

/// Colour and weight on a terminal, nothing elsewhere. Nothing needs colour to be understood.
struct Ink: Sendable {
    /// Whether escape sequences are written.
    var isOn: Bool

    /// For a stream: on only if it is a terminal and neither `NO_COLOR` nor a dumb `TERM` is set.
    init(isTerminal: Bool, environment: [String: String]) {
        let noColour = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        isOn = isTerminal && !noColour && environment["TERM"] != "dumb"
    }

    init(isOn: Bool) { self.isOn = isOn }

    /// For standard output as it is now.
    static var standard: Ink {
        Ink(isTerminal: StandardOutput.isTerminal, environment: ProcessInfo.processInfo.environment)
    }

    func bold(_ text: String) -> String { wrapped(text, "1") }
    func faint(_ text: String) -> String { wrapped(text, "2") }
    func red(_ text: String) -> String { wrapped(text, "31") }
    func green(_ text: String) -> String { wrapped(text, "32") }
    func yellow(_ text: String) -> String { wrapped(text, "33") }
    func reversed(_ text: String) -> String { wrapped(text, "7") }

    private func wrapped(_ text: String, _ code: String) -> String {
        isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
