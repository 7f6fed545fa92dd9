extension MappedText {
    /// A folded text with words that mix letters with digits or signs read as letters: 0 is o, 3 e,
    /// 4 and @ a, 5 and $ s, 7 t. Numbers, units, ordinals and names such as `10km`, `1st`, `mp3`
    /// and `h264`, mentions and e-mail addresses stay.
    ///
    /// - Returns: nothing where no word reads differently; else one text that takes 1, ! and | for
    ///   an i and, if there are any to take, one that takes them for an l.
    public func leetReadings() -> [MappedText] {
        let first = leetReading(one: "i")
        guard let first else { return [] }
        guard first.hasOne, let second = leetReading(one: "l") else { return [first.text] }
        return [first.text, second.text]
    }

    private func leetReading(one: String) -> (text: MappedText, hasOne: Bool)? {
        let utf8 = string.utf8
        let letters = utf8.withContiguousStorageIfAvailable { bytes in
            LeetReading.letters(in: bytes, one: one)
        }
        guard let letters, !letters.isEmpty else { return nil }
        var builder = MappedTextBuilder(source: self)
        var start = 0
        for (offset, letter) in letters {
            builder.append(sourceRange: start..<offset)
            builder.append(replacement: letter, for: offset..<(offset + 1))
            start = offset + 1
        }
        builder.append(sourceRange: start..<utf8.count)
        return (builder.finished(), letters.contains { $0.letter == one })
    }
}
