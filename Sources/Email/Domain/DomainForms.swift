import Text

/// The ASCII and the Unicode form of a domain, by UTS #46 without transitional processing.
struct DomainForms {
    /// Lower case, with every international label as `xn--…`.
    let ascii: String
    /// Lower case, with every `xn--…` label that stands for something decoded.
    let unicode: String

    /// Longer than this no domain can be: 253 bytes of ASCII, each from one scalar of 4 bytes.
    static let mappableByteCount = 253 * 4

    /// Both forms of a domain in brackets: itself, in lower case.
    init(literal: String) {
        self.init(ascii: literal, unicode: literal)
    }

    private init(ascii: String, unicode: String) {
        self.ascii = ascii
        self.unicode = unicode
    }

    /// Finds both forms; a domain without them keeps its own text, where the level accepts that.
    ///
    /// - Parameters:
    ///   - typed: The domain, without comments.
    ///   - host: What the scan of its characters found.
    ///   - offset: Where it starts in the address.
    ///   - notes: Takes the oddities.
    /// - Throws: The first thing the level refuses.
    init(
        _ typed: String, host: HostName, at offset: Int, notes: inout Notes
    ) throws(EmailDiagnosis) {
        let lowercase = host.hasUppercase && host.isASCII ? typed.lowercased() : typed
        guard !host.isASCII || host.hasPunycode else {
            self.init(literal: lowercase)
            return
        }
        var isOfLaterUnicode = false
        let problem: EmailDiagnosis.Reason
        do throws(InternationalDomain.Failure) {
            guard typed.utf8.count <= Self.mappableByteCount else {
                throw InternationalDomain.Failure.tooLong
            }
            let mapped = try InternationalDomain.ascii(lowercase)
            let readable = InternationalDomain.unicode(mapped)
            guard let hidden = Self.problem(in: mapped) ?? Self.labelProblem(in: readable) else {
                self.init(ascii: mapped, unicode: readable)
                return
            }
            problem = hidden
        } catch {
            problem = .internationalDomainInvalid
            isOfLaterUnicode = Self.mayBeOfLaterUnicode(error)
        }
        self.init(literal: lowercase)
        // ASCII resolves as it is; no registry takes what breaks a rule in every Unicode.
        let refusing: LevelSet = host.isASCII && isOfLaterUnicode ? [] : .smtp
        try notes.object(
            to: host.isASCII ? .punycodeInvalid : problem, at: offset, refusedBy: refusing)
    }

    /// Whether nothing is wrong but characters that our Unicode disallows or does not know.
    private static func mayBeOfLaterUnicode(_ failure: InternationalDomain.Failure) -> Bool {
        // UIDNA_ERROR_DISALLOWED and UIDNA_ERROR_INVALID_ACE_LABEL of ICU.
        guard case .invalid(_, let bits) = failure else { return false }
        return bits & ~(0x80 | 0x400) == 0
    }

    /// What the mapping brought to light: it turns `＿` into `_`, `－` into `-` and `。` into a dot.
    private static func problem(in mapped: String) -> EmailDiagnosis.Reason? {
        let labels = mapped.utf8.split(separator: .dot, omittingEmptySubsequences: false)
        if labels.first?.isEmpty == true { return .domainStartsWithDot }
        if labels.last?.isEmpty == true { return .domainEndsWithDot }
        for label in labels {
            if label.isEmpty { return .domainConsecutiveDots }
            let isHostName = label.allSatisfy { $0.isLetterOrDigit || $0 == .hyphen }
            if !isHostName { return .domainInvalidCharacter }
        }
        return nil
    }

    /// A hyphen at the edge of a label, which its `xn--` form hides (RFC 5891 §4.2.3.1), or a
    /// character out of its place.
    private static func labelProblem(in unicode: String) -> EmailDiagnosis.Reason? {
        for label in unicode.split(separator: ".") {
            if label.utf8.first == .hyphen { return .labelStartsWithHyphen }
            if label.utf8.last == .hyphen { return .labelEndsWithHyphen }
            if !LabelRules.permit(label) { return .internationalDomainInvalid }
        }
        return nil
    }
}
