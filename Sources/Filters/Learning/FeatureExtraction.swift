import Classifier
import Email
import Foundation
import HTML
import Moderation
import Text

/// Makes the features of a submission: what its text, author and links say, and which rules it fires.
///
/// Only what follows from the submission and the filters goes in. What the blog knows of the sender
/// changes with every decision; rules weigh it, not the model.
public struct FeatureExtraction {
    /// Counts every change of what features stand for; a model only understands its own.
    public static let version: UInt32 = 3
    /// Bytes of a text that are looked at from its start; of a longer one also the last quarter of that.
    static let textByteCount = 4096

    /// A rule that fired and may teach.
    struct Lesson {
        let teacher: LearningRules.Teacher
        /// How often it matched.
        let matches: Int
    }

    let subject: Subject
    let fired: [Lesson]
    let rules: CompiledRules

    /// Adds all features.
    func run(into sink: inout FeatureCollector) {
        var hash = FeatureHash(field: FeatureField.always.rawValue)
        hash.add(0 as UInt8)
        sink.add(hash.value, .always, about: "")
        sink.setValue(64, from: 0)
        let overlap = addText(to: &sink)
        addName(to: &sink)
        addAddress(to: &sink)
        addLinks(to: &sink)
        addMail(to: &sink)
        addFacts(overlap: overlap, to: &sink)
        addRules(to: &sink)
    }

    private func addText(to sink: inout FeatureCollector) -> Int? {
        let titleWords = titleWords
        var words = WordFeatures(
            word: .textWord, pair: .textPair, gram: .textGram, gramLength: 5)
        words.sought = titleWords ?? []
        words.isLinked = hasAddress
        words.beginsWords = true
        sink.enter(.folded, number: 0, text: subject.foldedText.string)
        let start = sink.count
        Self.withBytes(subject.foldedText.string) { bytes in
            let limit = Self.textByteCount
            let head = 0..<min(bytes.count, limit)
            words.add(bytes, head, to: &sink)
            if bytes.count > limit {
                words.add(bytes, max(limit, bytes.count - limit / 4)..<bytes.count, to: &sink)
            }
        }
        sink.share(4, from: start, most: 96)
        return titleWords == nil ? nil : words.found
    }

    /// The hashes of the title's words of four bytes or more, at most 16; nil without a title.
    private var titleWords: [UInt32]? {
        guard let title = subject.submission.post.title, !title.isEmpty else { return nil }
        let isShort = title.utf8.count <= 200
        let folded =
            isShort
            ? subject.foldedTitle.string : MappedText(String(title.prefix(200))).folded().string
        var hashes: [UInt32] = []
        var (word, length) = (FeatureHash(field: 0), 0)
        // A byte that is in no word ends the last one.
        for byte in Array(folded.utf8) + [0x20] where hashes.count < 16 {
            if WordFeatures.isInWord(byte) {
                word.add(byte)
                length += 1
                continue
            }
            if length >= 4 { hashes.append(word.value) }
            (word, length) = (FeatureHash(field: 0), 0)
        }
        return hashes
    }

    private func addName(to sink: inout FeatureCollector) {
        var words = WordFeatures(
            word: .nameWord, pair: nil, gram: .nameGram, gramLength: 4)
        let start = sink.count
        let view: View = subject.submission.source == nil ? .authorNameFolded : .sourceTitle
        sink.enter(view, number: 0, text: name)
        Self.withBytes(name) { bytes in
            words.add(bytes, 0..<min(bytes.count, 256), to: &sink)
        }
        sink.share(2, from: start)
    }

    /// The author's folded name; of a ping, the folded title of its source.
    private var name: String {
        guard let source = subject.submission.source else { return subject.foldedName.string }
        return MappedText(source.title ?? source.blogName ?? "").folded().string
    }

    private var address: WebAddress? { subject.authorAddress ?? subject.sourceAddress }

    var hasAddress: Bool { address?.host != nil }

    private func addAddress(to sink: inout FeatureCollector) {
        guard let address, let host = address.host else { return }
        let start = sink.count
        let view: View = subject.authorAddress == nil ? .sourceURL : .authorURL
        sink.enter(view, number: 0, text: host)
        addHost(host, to: &sink)
        sink.enter(view, number: 0, text: address.path)
        addParts(of: address.path, .path, to: &sink)
        if let query = address.query {
            sink.enter(view, number: 0, text: query)
            addParts(of: query, .path, to: &sink)
        }
        sink.share(2, from: start)
    }

    private func addHost(_ host: String, to sink: inout FeatureCollector) {
        Self.withBytes(host) { all in
            let count = min(all.count, 128)
            var end = count
            while end > 0, all[end - 1] != UInt8(ascii: ".") { end -= 1 }
            var ending = FeatureHash(field: FeatureField.hostEnding.rawValue)
            for position in end..<count { ending.add(all[position]) }
            sink.add(ending.value, .hostEnding, end..<count)
            let isWWW = count > 4 && all[0..<4].elementsEqual("www.".utf8)
            let first = isWWW ? 4 : 0
            let last = max(first, end - 1)
            var words = WordFeatures(
                word: .hostWord, pair: nil, gram: .hostGram, gramLength: 4)
            words.add(all, first..<last, to: &sink)
            var whole = FeatureHash(field: FeatureField.linkHost.rawValue)
            for position in first..<count { whole.add(all[position]) }
            sink.add(whole.value, .hostWord, first..<count)
        }
    }

    /// The words of a path or query.
    private func addParts(
        of text: String, _ field: FeatureField, to sink: inout FeatureCollector
    ) {
        Self.withBytes(text) { bytes in
            var hash = FeatureHash(field: field.rawValue)
            var start = 0
            let count = min(bytes.count, 200)
            for position in 0..<count {
                let byte = bytes[position]
                if WordFeatures.isInWord(byte) {
                    hash.add(byte &- 0x41 < 26 ? byte | 0x20 : byte)
                    continue
                }
                if position > start { sink.add(hash.value, field, start..<position) }
                hash = FeatureHash(field: field.rawValue)
                start = position + 1
            }
            if count > start { sink.add(hash.value, field, start..<count) }
        }
    }

    /// The hosts of the first eight links, and the words of the first two's paths.
    private func addLinks(to sink: inout FeatureCollector) {
        let start = sink.count
        for (number, link) in subject.markup.links.prefix(8).enumerated() {
            guard let host = link.host else { continue }
            sink.enter(.links, number: number, text: link.url)
            var hash = FeatureHash(field: FeatureField.linkHost.rawValue)
            let bare = host.hasPrefix("www.") ? host.dropFirst(4) : host[...]
            hash.add(bare.utf8)
            sink.add(hash.value, .linkHost, about: String(bare))
            if number < 2 { addParts(of: link.url, .linkPath, to: &sink) }
        }
        sink.share(1.5, from: start)
    }

    private func addMail(to sink: inout FeatureCollector) {
        guard let domain = subject.email?.asciiDomain else { return }
        var hash = FeatureHash(field: FeatureField.mailDomain.rawValue)
        hash.add(domain.utf8)
        sink.add(hash.value, .mailDomain, about: domain)
    }

    private func addRules(to sink: inout FeatureCollector) {
        let start = sink.count
        for lesson in fired {
            let (teacher, matches) = (lesson.teacher, lesson.matches)
            sink.add(teacher.hash, .rule, about: id(of: teacher))
            guard matches > 1 else { continue }
            var hash = FeatureHash(field: FeatureField.rule.rawValue)
            hash.add(teacher.hash)
            hash.add(UInt32(matches > 4 ? 5 : matches > 2 ? 3 : 2))
            sink.add(hash.value, .rule, about: "\(id(of: teacher)), \(matches) times")
        }
        sink.share(4, from: start)
        addPoints(to: &sink)
    }

    /// What the rules say together, so that the model also has an opinion of rules it never learned of.
    private func addPoints(to sink: inout FeatureCollector) {
        let points = fired.map(\.teacher.points)
        for (name, sum) in [
            ("for", points.reduce(0) { $0 + max(0, $1) }),
            ("against", points.reduce(0) { $0 - min(0, $1) }),
        ] where sum > 0 {
            var hash = FeatureHash(field: FeatureField.rule.rawValue)
            hash.add(name.utf8)
            let start = sink.count
            sink.add(hash.value, .rule, about: "points \(name) spam")
            sink.setValue(UInt8(min(255, max(1, sum / 40))), from: start)
        }
    }

    private func id(of teacher: LearningRules.Teacher) -> String {
        rules.rules[teacher.index].rule.id
    }

    static func withBytes<Result>(
        _ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        var text = text
        return text.withUTF8(body)
    }
}
