/// What a terminal would show of the bytes written to it; a small part of ECMA-48, strictly taken.
///
/// Whatever it does not expect of a well-behaved program (other controls, window titles, clipboard,
/// unknown sequences) is noted in `strange` instead of carried out.
public struct VirtualScreen: Sendable {
    /// The rows, each as a text without blanks at its end.
    public var rows: [String] { cells.map { Self.trimmed($0.joined()) } }
    /// Everything shown, as one text.
    public var text: String { rows.joined(separator: "\n") }
    /// Whether the alternate screen is shown.
    public private(set) var isAlternate = false
    /// Whether the cursor is shown.
    public private(set) var hasCursor = true
    /// Whether long rows are broken.
    public private(set) var wraps = true
    /// What a well-behaved program does not write.
    public private(set) var strange: [String] = []
    /// What was shown with a style, in order of writing.
    public private(set) var styled: [String] = []

    private let columns: Int
    private let width: @Sendable (Character) -> Int
    private var cells: [[String]]
    private var row = 0
    private var column = 0
    private var style = ""
    private var pending: [UInt8] = []

    /// An empty screen.
    ///
    /// - Parameters:
    ///   - columns: Its width.
    ///   - rows: Its height.
    ///   - width: How many columns a character takes: 0, 1 or 2.
    public init(columns: Int, rows: Int, width: @escaping @Sendable (Character) -> Int) {
        self.columns = columns
        self.width = width
        cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    }

    private static func trimmed(_ text: String) -> String {
        String(text.reversed().drop { $0 == " " }.reversed())
    }

    /// Takes bytes, in whatever pieces they come.
    public mutating func write(_ bytes: [UInt8]) {
        pending += bytes
        // A character or sequence that is not complete waits for the rest.
        let end = Self.completeCount(pending)
        let text = String(decoding: pending[..<end], as: UTF8.self)
        pending.removeFirst(end)
        var scalars = text.unicodeScalars[...]
        var run = ""
        while let scalar = scalars.popFirst() {
            if scalar.value >= 0x20, !(0x7F...0x9F ~= scalar.value) {
                run.unicodeScalars.append(scalar)
                continue
            }
            put(&run)
            control(scalar, &scalars)
        }
        put(&run)
    }

    /// How many bytes are whole characters and sequences.
    private static func completeCount(_ bytes: [UInt8]) -> Int {
        if let escape = bytes.lastIndex(of: 0x1B), bytes.count - escape < 40 {
            let rest = bytes[(escape + 1)...]
            let isComplete =
                rest.first == UInt8(ascii: "[")
                ? rest.dropFirst().contains { 0x40...0x7E ~= $0 } : rest.count > 1
            if !isComplete { return escape }
        }
        var end = bytes.count
        while end > 0, bytes.count - end < 3, bytes[end - 1] & 0xC0 == 0x80 { end -= 1 }
        guard end > 0, bytes[end - 1] >= 0xC0 else { return bytes.count }
        let first = bytes[end - 1]
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        return bytes.count - (end - 1) >= length ? bytes.count : end - 1
    }

    private mutating func put(_ run: inout String) {
        if !run.isEmpty, !style.isEmpty { styled.append(run) }
        for character in run {
            let count = width(character)
            if count == 0 {
                if column > 0 { cells[row][min(column, columns) - 1] += String(character) }
                continue
            }
            if column + count > columns {
                if wraps, isAlternate { strange.append("wrapped at row \(row)") }
                column = columns - count
            }
            cells[row][column] = String(character)
            if count == 2, column + 1 < columns { cells[row][column + 1] = "" }
            column += count
        }
        run = ""
    }

    private mutating func control(
        _ scalar: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView
    ) {
        switch scalar.value {
        case 0x0D: column = 0
        case 0x0A: row = min(row + 1, cells.count - 1)
        case 0x1B where rest.first == "[":
            rest.removeFirst()
            var parameters = ""
            while let next = rest.popFirst() {
                if 0x40...0x7E ~= next.value { return sequence(parameters, next) }
                parameters.unicodeScalars.append(next)
            }
        default: strange.append("control \(String(scalar.value, radix: 16))")
        }
    }

    private mutating func sequence(_ parameters: String, _ final: Unicode.Scalar) {
        let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false)
            .map { Int($0) ?? 1 }
        switch (final, parameters) {
        case ("H", _):
            row = min(max(1, numbers.first ?? 1), cells.count) - 1
            column = min(max(1, numbers.count > 1 ? numbers[1] : 1), columns) - 1
        case ("K", ""):
            for place in min(column, columns - 1)..<columns { cells[row][place] = " " }
        case ("J", "2"):
            cells = cells.map { $0.map { _ in " " } }
        case ("m", _): style = parameters == "0" ? "" : parameters
        case ("h", "?1049"): isAlternate = true
        case ("l", "?1049"): isAlternate = false
        case ("h", "?25"): hasCursor = true
        case ("l", "?25"): hasCursor = false
        case ("h", "?7"): wraps = true
        case ("l", "?7"): wraps = false
        case ("h", "?2004"), ("l", "?2004"): break
        default: strange.append("sequence \(parameters)\(final)")
        }
    }
}
