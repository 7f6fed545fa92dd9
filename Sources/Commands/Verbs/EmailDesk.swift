import DNS
import Email
import Service

/// Answers what is asked about e-mail addresses.
struct EmailDesk {
    /// What came in for one address.
    enum Entry {
        /// The address, which need not be UTF-8.
        case typed([UInt8])
        /// More than is looked at.
        case tooLong(byteCount: Int)

        /// An address on a line of its own, without the end of the line; nil for a blank one.
        init?(_ line: InputLine) {
            switch line {
            case .tooLong(let byteCount): self = .tooLong(byteCount: byteCount)
            case .bytes(var bytes), .unterminated(var bytes):
                if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
                guard bytes.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { return nil }
                self = .typed(bytes)
            }
        }
    }

    let parser: EmailParser
    let lists: EmailLists
    /// The DNS, if it is asked.
    let lookup: MailLookup?

    /// The answers, in order.
    func answers(to entries: [Entry]) async -> [EmailText] {
        var texts = entries.map(answer)
        guard let lookup else { return texts }
        let domains = Set(texts.compactMap { $0.address?.asciiDomain })
        let answers = await lookup.answers(for: domains)
        for index in texts.indices {
            guard let address = texts[index].address else { continue }
            texts[index].mail = answers[address.asciiDomain].map(EmailText.Mail.answered) ?? .silent
        }
        return texts
    }

    private func answer(to entry: Entry) -> EmailText {
        switch entry {
        case .tooLong(let byteCount):
            return EmailText(
                typed: "", byteCount: byteCount, level: parser.level,
                reading: .failure(EmailDiagnosis(.addressTooLong, utf8Offset: 0)))
        case .typed(let bytes):
            let reading = Result { () throws(EmailDiagnosis) in try parser.parse(utf8: bytes) }
            return EmailText(
                typed: String(decoding: bytes, as: UTF8.self), byteCount: bytes.count,
                level: parser.level, reading: reading,
                findings: (try? reading.get()).map { EmailFindings(for: $0, lists: lists) })
        }
    }
}
