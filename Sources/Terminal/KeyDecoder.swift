/// Makes keys of a terminal's bytes, in whatever pieces they arrive.
///
/// Nothing depends on time. An Escape at the end of a piece is reported at once; if the rest of a
/// sequence follows in a later piece, that rest is still read as a sequence, never as letters. So
/// an arrow key on a slow line can at worst cancel something, and can't decide anything.
public struct KeyDecoder: Sendable {
    private enum State: Sendable {
        case ground
        /// After an Escape; `true` if it was reported already.
        case escape(Bool)
        /// Inside `ESC [ …`, with what came so far.
        case control([UInt8])
        /// After `ESC O`.
        case single
        /// After `ESC [ [`, as the Linux console sends for function keys.
        case console
        /// Between the marks of a paste, with what came so far in `pasted`.
        case paste
        /// Inside a UTF-8 character.
        case character([UInt8])
    }

    /// The most that is kept of a paste, in bytes; the rest is dropped.
    public static let pasteByteCount = 65_536
    private static let sequenceByteCount = 64
    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    private var state = State.ground
    private var pasted: [UInt8] = []

    /// Begins with nothing read.
    public init() {}

    /// The keys that are complete with these bytes, in order.
    public mutating func keys(in bytes: some Sequence<UInt8>) -> [Key] {
        var keys: [Key] = []
        for byte in bytes { read(byte, &keys) }
        if case .escape(false) = state {
            keys.append(.escape)
            state = .escape(true)
        }
        return keys
    }

    private mutating func read(_ byte: UInt8, _ keys: inout [Key]) {
        switch state {
        case .ground: begin(byte, &keys)
        case .escape(let isReported): readEscaped(byte, isReported, &keys)
        case .control(let bytes): readControl(byte, after: bytes, &keys)
        case .single:
            state = .ground
            keys.append(Self.single[byte] ?? .unknown)
        case .console:
            state = .ground
            keys.append(.unknown)
        case .paste: readPaste(byte, &keys)
        case .character(let bytes): readCharacter(byte, after: bytes, &keys)
        }
    }

    private mutating func begin(_ byte: UInt8, _ keys: inout [Key]) {
        switch byte {
        case 0x1B: state = .escape(false)
        case 0x0D, 0x0A: keys.append(.enter)
        case 0x09: keys.append(.tab)
        case 0x08, 0x7F: keys.append(.backspace)
        case 0x01...0x1A: keys.append(.control(Character(Unicode.Scalar(byte + 0x60))))
        case 0x20..<0x7F: keys.append(.character(Character(Unicode.Scalar(byte))))
        case 0xC2...0xF4: state = .character([byte])
        default: keys.append(.unknown)
        }
    }

    private mutating func readEscaped(_ byte: UInt8, _ isReported: Bool, _ keys: inout [Key]) {
        state = .ground
        switch byte {
        case 0x5B: state = .control([])
        case 0x4F: state = .single
        case 0x1B:
            if !isReported { keys.append(.escape) }
            state = .escape(false)
        default:
            guard !isReported, 0x20..<0x7F ~= byte else {
                if !isReported { keys.append(.escape) }
                return begin(byte, &keys)
            }
            keys.append(.alt(Character(Unicode.Scalar(byte))))
        }
    }

    private mutating func readControl(
        _ byte: UInt8, after bytes: [UInt8], _ keys: inout [Key]
    ) {
        switch byte {
        case 0x5B where bytes.isEmpty: state = .console
        case 0x20...0x3F:
            // Too long to mean anything: its end is still waited for.
            state = .control(bytes.count < Self.sequenceByteCount ? bytes + [byte] : bytes)
        case 0x40...0x7E:
            state = .ground
            let text = String(decoding: bytes, as: UTF8.self)
            if byte == 0x7E, text == "200" {
                state = .paste
            } else {
                keys.append(Self.key(final: byte, parameters: text))
            }
        case 0x1B: state = .escape(false)
        default: state = .ground
        }
    }

    private mutating func readPaste(_ byte: UInt8, _ keys: inout [Key]) {
        pasted.append(byte)
        let mark = Self.pasteEnd
        if byte == 0x7E, pasted.suffix(mark.count).elementsEqual(mark) {
            keys.append(.paste(String(decoding: pasted.dropLast(mark.count), as: UTF8.self)))
            pasted = []
            state = .ground
        } else if pasted.count >= Self.pasteByteCount + mark.count {
            // Keeps enough of the end to know the closing mark by.
            pasted.remove(at: Self.pasteByteCount)
        }
    }

    private mutating func readCharacter(
        _ byte: UInt8, after bytes: [UInt8], _ keys: inout [Key]
    ) {
        state = .ground
        guard 0x80...0xBF ~= byte, let first = bytes.first else {
            keys.append(.unknown)
            return begin(byte, &keys)
        }
        let whole = bytes + [byte]
        let count = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard whole.count == count else { return state = .character(whole) }
        guard let text = String(validating: whole, as: UTF8.self), let character = text.first else {
            return keys.append(.unknown)
        }
        keys.append(character.isNewline ? .unknown : .character(character))
    }

    private static let single: [UInt8: Key] = [
        0x41: .up, 0x42: .down, 0x43: .right, 0x44: .left, 0x46: .end, 0x48: .home, 0x4D: .enter,
    ]

    private static func key(final: UInt8, parameters: String) -> Key {
        if final == 0x7E {
            let number = parameters.split(separator: ";").first.flatMap { Int($0) }
            return switch number {
            case 1, 7: .home
            case 4, 8: .end
            case 3: .delete
            case 5: .pageUp
            case 6: .pageDown
            default: .unknown
            }
        }
        // With Shift, Ctrl or Alt (`1;2A`) an arrow stays the arrow it is.
        return final == 0x4D ? .unknown : single[final] ?? .unknown
    }
}
