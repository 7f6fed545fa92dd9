import Classifier
import HTML
import Moderation
import Text

extension FeatureExtraction {
    /// Lengths, shares and kinds, in coarse steps.
    func addFacts(overlap: Int?, to sink: inout FeatureCollector) {
        let start = sink.count
        let links = subject.markup.links
        let length = Self.step(subject.body.utf8.count, Self.lengths)
        let linkStep = Self.step(links.count, Self.counts)
        add(.kind, kind, &sink)
        add(.length, length, &sink)
        add(.links, linkStep, &sink)
        add(.lengthLinks, length << 8 | linkStep, &sink)
        add(.lines, Self.step(subject.lineBreaks, Self.counts), &sink)
        add(.linkHosts, Self.step(subject.linkHosts.count, Self.counts), &sink)
        if !links.isEmpty { addOrigins(of: links.prefix(100), to: &sink) }
        if let share = subject.letters.uppercaseShare {
            add(.capitals, Self.step(Int(share * 100), Self.shares), &sink)
        }
        if let share = subject.letters.digitShare {
            add(.digits, Self.step(Int(share * 100), Self.shares), &sink)
        }
        if let overlap { add(.wordsOfTheTitle, min(overlap, 2), &sink) }
        addShape(to: &sink)
        addFlags(to: &sink)
        addNameShape(to: &sink)
        sink.share(4, from: start, most: 96)
    }

    private func addOrigins(of links: ArraySlice<Link>, to sink: inout FeatureCollector) {
        // In the same order in every process, which a set's own order is not.
        for origin in Set(links.map(\.origin.rawValue)).sorted() {
            var hash = FeatureHash(field: FeatureField.fact.rawValue)
            hash.add(origin.utf8)
            sink.add(hash.value, .fact, about: "link as \(origin)")
        }
    }

    /// How the text is punctuated, how long its words are, and both together; each is another feature
    /// under an address.
    private func addShape(to sink: inout FeatureCollector) {
        let shape = Self.withBytes(subject.markup.text.string) {
            TextShape(of: $0.prefix(Self.textByteCount))
        }
        let (words, letters) = (subject.letters.words, subject.letters.letters)
        let hasAddress = hasAddress
        func add(_ fact: FeatureFact, _ value: Int) {
            self.add(fact, value, isUnderAddress: hasAddress, &sink)
        }
        add(.words, Self.step(words, Self.wordCounts))
        add(.wordLength, words == 0 ? 0 : min(20, 2 * letters / words))
        add(.questions, min(shape.questions, 3))
        add(.exclamations, min(shape.exclamations, 4))
        add(.fullStops, min(shape.fullStops, 5))
        add(.ellipses, min(shape.ellipses, 2))
        add(.commas, min(shape.commas, 4))
        add(.colons, min(shape.colons, 2))
        add(.brackets, min(shape.brackets, 2))
        add(.quotes, min(shape.quotes, 2))
        add(.smileys, min(shape.smileys, 1))
        add(.numbers, min(shape.numbers, 4))
        add(.emoji, min(shape.emoji, 3))
        add(.beginning, shape.beginning.rawValue)
        add(.ending, ".?!)".utf8.contains(shape.ending) ? Int(shape.ending) : 0)
        let length = Self.step(words, Self.lengthsInWords) << 4
        add(.wordsQuestions, length | min(shape.questions, 2))
        add(.wordsExclamations, length | min(shape.exclamations, 3))
        add(.wordsFullStops, length | min(shape.fullStops, 4))
        add(.wordsCommas, length | min(shape.commas, 3))
    }

    private func addFlags(to sink: inout FeatureCollector) {
        if subject.letters.invisible > 0 { add(.invisibleCharacters, 1, &sink) }
        if subject.markup.hasHiddenText { add(.hiddenText, 1, &sink) }
        if subject.nameIsURL == true { add(.nameIsAnAddress, 1, &sink) }
        if let script = subject.scripts.dominant {
            var hash = FeatureFact.script.hash
            hash.add(script.rawValue.utf8)
            sink.add(hash.value, .fact, about: "script \(script.rawValue)")
        }
        guard let address = subject.authorAddress, let host = address.host else { return }
        let depth = address.path.utf8.count { $0 == UInt8(ascii: "/") }
        let isDeep = address.path.utf8.count > 1
        add(.addressDepth, isDeep ? min(depth, 4) : 0, &sink)
        add(.addressLength, Self.step(host.utf8.count, Self.lengths), &sink)
        add(.pathLength, Self.step(address.path.utf8.count, Self.lengths), &sink)
        add(.hyphens, min(3, (host + address.path).utf8.count { $0 == 0x2D }), &sink)
        add(.hostLabels, min(4, host.utf8.count { $0 == 0x2E }), &sink)
        if address.query != nil { add(.addressHasAQuery, 1, &sink) }
        if subject.linkHosts.contains(host) { add(.linksToOwnAddress, 1, &sink) }
        if let isInURL = subject.nameIsInURL {
            add(.nameInAddress, isInURL ? 1 : 0, &sink)
        }
    }

    private func addNameShape(to sink: inout FeatureCollector) {
        guard let name = subject.submission.author.name, !name.isEmpty else { return }
        var shape = 0
        var words = 0
        var last: UInt8 = 0x20
        var hasDigit = false
        for byte in name.utf8.prefix(100) {
            if last == 0x20, byte != 0x20 {
                words += 1
                let isUpper = byte &- 0x41 < 26
                if words <= 3 { shape = shape << 2 | (isUpper ? 2 : byte >= 0x80 ? 3 : 1) }
            }
            if byte &- 0x30 < 10 { hasDigit = true }
            last = byte
        }
        add(.nameWords, min(words, 6), &sink)
        add(.nameShape, shape << 1 | (hasDigit ? 1 : 0), &sink)
        add(.nameLength, Self.step(name.utf8.count, Self.lengths), &sink)
    }

    private var kind: Int {
        switch subject.submission.kind {
        case .comment: 0
        case .pingback: 1
        case .trackback: 2
        case .webmention: 3
        }
    }

    /// Adds a fact with its value, as another one if what it says is told apart by an address.
    private func add(
        _ fact: FeatureFact, _ value: Int, isUnderAddress: Bool = false,
        _ sink: inout FeatureCollector
    ) {
        var hash = fact.hash
        hash.add(UInt32(truncatingIfNeeded: value | (isUnderAddress ? 1 << 16 : 0)))
        sink.add(
            hash.value, .fact,
            about: "\(fact.name) (\(value))\(isUnderAddress ? ", with an address" : "")")
    }

    private static let lengths = [8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096]
    private static let counts = [1, 2, 3, 5, 10, 20]
    private static let wordCounts = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 200, 300]
    private static let lengthsInWords = [4, 8, 16, 32, 64, 128]
    private static let shares = [1, 3, 6, 10, 20, 40, 70]

    /// How many of the bounds the value reaches.
    private static func step(_ value: Int, _ bounds: [Int]) -> Int {
        bounds.count { value >= $0 }
    }
}
