import TestSupport

extension SeededRandom {
    /// A text of up to `count` pieces from `pieces`.
    mutating func text(of pieces: [String], upTo count: Int) -> String {
        let length = Int.random(in: 0...count, using: &self)
        return (0..<length).compactMap { _ in pieces.randomElement(using: &self) }.joined()
    }
}
