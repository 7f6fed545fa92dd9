/// Takes words out of a text before it is published.
enum Redaction {
    /// What stands in their place.
    static let mark = "[redacted]"

    /// A text without `needle`, wherever it stands and in any case; without a needle, without what
    /// looks like an e-mail address.
    static func redacted(_ text: String, of needle: String) -> String {
        needle.isEmpty ? withoutAddresses(text) : without(needle, text)
    }

    private static func without(_ needle: String, _ text: String) -> String {
        let pattern = Array(needle.lowercased())
        let characters = Array(text)
        let folded = characters.map { $0.lowercased() }
        let wanted = pattern.map(String.init)
        var result = ""
        var place = 0
        while place < characters.count {
            if folded[place] == wanted[0], place + wanted.count <= folded.count,
                folded[place..<place + wanted.count].elementsEqual(wanted)
            {
                result += mark
                place += wanted.count
            } else {
                result.append(characters[place])
                place += 1
            }
        }
        return result
    }

    /// Words with an `@` inside, without the punctuation around them.
    private static func withoutAddresses(_ text: String) -> String {
        var result = ""
        var word = ""
        for character in text {
            if character.isWhitespace || "<>()[],;\"'".contains(character) {
                result += redactedWord(word)
                result.append(character)
                word = ""
            } else {
                word.append(character)
            }
        }
        return result + redactedWord(word)
    }

    private static func redactedWord(_ word: String) -> String {
        guard let at = word.firstIndex(of: "@"), at != word.startIndex else { return word }
        let end = word.reversed().prefix { ".!?:".contains($0) }.count
        let domain = word[word.index(after: at)...].dropLast(end)
        return domain.contains(".") ? mark + word.suffix(end) : word
    }
}
