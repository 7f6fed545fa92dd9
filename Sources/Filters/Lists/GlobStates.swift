/// How much of a glob a text may have passed, bit n for n of its characters.
struct GlobStates {
    /// Words of 64 states each.
    private let width: Int
    private let end: Int
    private var count = 0
    /// By byte: the states that it moves on from.
    private var moves: [UInt64]
    /// The states that any byte stays in.
    private var stays: [UInt64]
    /// The states that the rest of a character stays in.
    private var rests: [UInt64]

    /// A glob of so many characters and bytes besides its `*`, to be added one by one.
    init(characters: Int) {
        width = characters / 64 + 1
        end = characters
        moves = [UInt64](repeating: 0, count: 256 * width)
        stays = [UInt64](repeating: 0, count: width)
        rests = stays
    }

    mutating func add(_ byte: UInt8) {
        moves[Int(byte) * width + count >> 6] |= 1 << UInt64(count & 63)
        count += 1
    }

    mutating func addAnyCharacter() {
        for byte in 0..<256 where byte & 0xC0 != 0x80 {
            moves[byte * width + count >> 6] |= 1 << UInt64(count & 63)
        }
        count += 1
        rests[count >> 6] |= 1 << UInt64(count & 63)
    }

    mutating func addAnyText() { stays[count >> 6] |= 1 << UInt64(count & 63) }

    /// Whether a text leads to the end of the glob.
    func accept(_ text: [UInt8]) -> Bool {
        var states = [UInt64](repeating: 0, count: width)
        states[0] = 1
        for byte in text {
            let moves = self.moves[(Int(byte) * width)..<(Int(byte) * width + width)]
            let isRest = byte & 0xC0 == 0x80
            var (carry, alive) = (UInt64(0), UInt64(0))
            for (index, move) in zip(0..<width, moves) {
                let state = states[index]
                let moved = state & move
                let stayed = state & (isRest ? stays[index] | rests[index] : stays[index])
                states[index] = moved << 1 | carry | stayed
                carry = moved >> 63
                alive |= states[index]
            }
            if alive == 0 { return false }
        }
        return states[end >> 6] >> UInt64(end & 63) & 1 != 0
    }
}
