import PCRE

/// Writes attacks on a pattern, after the shapes that make backtracking explode: a repeat in a
/// repeat, alternatives or neighbours that match the same text, and a match that almost succeeds.
///
/// It guesses; whether an attack works is for a search to say.
struct AttackWriter {
    static let maximumCount = 600
    private static let maximumSiteCount = 60
    private static let maximumSampleByteCount = 300

    private var alphabet: Alphabet
    private(set) var attacks: [AttackText] = []
    private var known: Set<AttackText> = []
    private var siteCount = 0

    /// Attacks on a pattern, at most `maximumCount`; none if nothing in it repeats without end.
    static func attacks(on pattern: Pattern) -> [AttackText] {
        if pattern.options.contains(.literal) { return [] }
        var writer = AttackWriter(alphabet: Alphabet(for: pattern))
        let isExtended = pattern.options.contains(.extended)
        switch PatternReader.shape(of: pattern.source, isExtended: isExtended) {
        case .success(let shape): writer.visit(shape, before: [], after: [])
        case .failure: writer.addBlindAttacks()
        }
        return writer.attacks
    }

    private init(alphabet: Alphabet) { self.alphabet = alphabet }

    /// What can be tried on a pattern that is not understood.
    private mutating func addBlindAttacks() {
        for pump in ["a", "1", " ", "a ", "ab", "a.", "a-", "\"", "<a", "(", "/a", "http://a."] {
            for suffix in ["", "!", "\u{1}"] { add("", pump, suffix) }
        }
    }

    // MARK: Walking

    /// `before` and `after` are what the pattern has on both sides.
    private mutating func visit(
        _ shape: PatternShape, before: [PatternShape], after: [PatternShape]
    ) {
        guard siteCount < Self.maximumSiteCount, attacks.count < Self.maximumCount else { return }
        switch shape {
        case .empty, .one, .unknown: break
        case .look(let body): visit(body, before: before, after: [])
        case .choice(let branches):
            for branch in branches { visit(branch, before: before, after: after) }
        case .sequence(let parts):
            for (index, part) in parts.enumerated() {
                visit(
                    part, before: before + parts[..<index],
                    after: Array(parts[(index + 1)...].prefix(12)) + after.prefix(12))
            }
        case .loop(let body, _, let maximum):
            if maximum == 0 { return }
            if shape.isLoose {
                siteCount += 1
                attack(body, before: before, after: after)
            }
            let again = maximum.map { $0 > 1 } ?? true ? [shape] : []
            visit(body, before: before, after: again + after)
        }
    }

    private mutating func attack(
        _ body: PatternShape, before: [PatternShape], after: [PatternShape]
    ) {
        let head = sample(.sequence(before), 0)
        let (inner, near) = (letters(of: body), letters(of: .sequence(Array(after.prefix(4)))))
        let pumps = pumps(body, before: before, after: after, inner: inner, near: near)
        let rest = sample(.sequence(after), 1)
        let killer = killer(inner, near)
        for pump in pumps {
            // PCRE2 gives up at once where a character is missing that every match ends with.
            for suffix in [killer + rest, String(rest.dropLast()) + killer, ""] {
                add(head, pump, suffix)
            }
            if !head.isEmpty, pump == pumps.first { add("", pump, killer) }
        }
    }

    private mutating func add(_ prefix: String, _ pump: String, _ suffix: String) {
        guard !pump.isEmpty, attacks.count < Self.maximumCount else { return }
        let attack = AttackText(prefix: prefix, pump: pump, suffix: suffix)
        if known.insert(attack).inserted { attacks.append(attack) }
    }

    // MARK: Pumps

    private mutating func pumps(
        _ body: PatternShape, before: [PatternShape], after: [PatternShape], inner: [Set<Int>],
        near: [Set<Int>]
    ) -> [String] {
        var pumps = sharedLetters(inner, near)
        let samples = (0..<6).map { sample(body, $0) }
        pumps += samples
        pumps += zip(samples, samples.dropFirst()).map { $0 + $1 }
        // Up to the next repeat, so that `.*a.*b` is tried on `aaaa`.
        let end = after.firstIndex { $0.isLoose } ?? after.count
        let bridge = sample(.sequence(Array(after[..<end])), 1)
        pumps += [bridge, (samples.last ?? "") + bridge, sample(.sequence(before + [body]), 1)]
        var known: Set<String> = []
        return pumps.filter { !$0.isEmpty && known.insert($0).inserted }
    }

    /// Letters that most parts of the repeat and of its neighbours match.
    private func sharedLetters(_ inner: [Set<Int>], _ near: [Set<Int>]) -> [String] {
        var counts: [Int: Int] = [:]
        for set in inner { for letter in set { counts[letter, default: 0] += 2 } }
        for set in near { for letter in set where counts[letter] != nil { counts[letter]? += 1 } }
        let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var (result, known): ([String], Set<[Bool]>) = ([], [])
        for (letter, _) in ranked where result.count < 3 {
            let signature = (inner + near).map { $0.contains(letter) }
            if known.insert(signature).inserted {
                result.append(String(Character(alphabet.letters[letter])))
            }
        }
        return result
    }

    /// A character that neither the repeat nor what follows it matches, if there is one.
    private func killer(_ inner: [Set<Int>], _ near: [Set<Int>]) -> String {
        let preferred = alphabet.letters.indices.reversed().map { $0 }
        let all = inner + near
        let free = preferred.first { letter in
            "!@#\n\u{1}€".unicodeScalars.contains(alphabet.letters[letter])
                && !all.contains { $0.contains(letter) }
        }
        let index = free ?? preferred.first { letter in !inner.contains { $0.contains(letter) } }
        return index.map { String(Character(alphabet.letters[$0])) } ?? "\n\u{1}"
    }

    private mutating func letters(of shape: PatternShape) -> [Set<Int>] {
        var ranges: [Range<Int>] = []
        shape.characters(into: &ranges)
        var result: [Set<Int>] = []
        for range in ranges.prefix(24) { result.append(alphabet.members(range)) }
        return result
    }

    // MARK: Samples

    /// A text that a part may match; other styles take other branches and repeat more.
    private mutating func sample(_ shape: PatternShape, _ style: Int) -> String {
        var text = ""
        append(shape, style, to: &text)
        return text
    }

    private mutating func append(_ shape: PatternShape, _ style: Int, to text: inout String) {
        guard text.utf8.count < Self.maximumSampleByteCount else { return }
        switch shape {
        case .empty, .unknown, .look: break
        case .one(let range):
            let members = alphabet.members(range).sorted()
            guard !members.isEmpty else { return }
            let letter = members[style < 3 ? 0 : style % members.count]
            text.unicodeScalars.append(alphabet.letters[letter])
        case .sequence(let parts): for part in parts { append(part, style, to: &text) }
        case .choice(let branches):
            append(branches[style / 2 % branches.count], style, to: &text)
        case .loop(let body, let minimum, let maximum):
            let count = max(minimum, style % 2 == 0 ? 0 : min(1, maximum ?? 1))
            for _ in 0..<min(count, 40) { append(body, style, to: &text) }
        }
    }
}
