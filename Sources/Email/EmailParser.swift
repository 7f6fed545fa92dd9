/// Reads addresses under one set of choices; `EmailAddress(parsing:level:)` is the short way.
public struct EmailParser: Sendable, Hashable {
    /// How much of the standards an address may use; `.smtp` unless told.
    public var level: EmailLevel
    /// Whether `rosa@[192.0.2.1]` is accepted at the level `.smtp`; true unless told.
    ///
    /// It is an oddity where it is accepted. The level `.html5` never accepts it, `.rfc` always.
    public var allowsAddressLiteral: Bool

    /// Makes a parser.
    ///
    /// - Parameters:
    ///   - level: How much of the standards an address may use.
    ///   - allowsAddressLiteral: Whether an IP address in brackets may stand for the domain.
    public init(level: EmailLevel = .smtp, allowsAddressLiteral: Bool = true) {
        self.level = level
        self.allowsAddressLiteral = allowsAddressLiteral
    }

    /// Reads an address exactly as it stands; nothing is trimmed or repaired.
    ///
    /// Takes time linear in the length, whatever the text.
    ///
    /// - Parameter typed: The address.
    /// - Returns: The address with its parts and oddities.
    /// - Throws: The first thing that refuses it.
    public func parse(_ typed: String) throws(EmailDiagnosis) -> EmailAddress {
        var notes = Notes(level: level)
        let bytes = typed.utf8.span
        let parts =
            switch level {
            case .html5: try FormFieldGrammar.parts(of: bytes, notes: &notes)
            case .smtp: try MailboxGrammar.parts(of: bytes, notes: &notes)
            case .rfc: try AddrSpecGrammar.parts(of: bytes, notes: &notes)
            }
        let localPart = parts.localPart.text(in: typed)
        try LocalPartCheck.check(localPart, at: parts.localPart, notes: &notes)
        let domain = parts.domain.text(in: typed)
        let forms =
            parts.isLiteral
            ? try literal(domain, at: parts.domain.lowerBound, notes: &notes)
            : try host(domain, in: bytes, at: parts.domain, notes: &notes)
        if localPart.utf8.count + 1 + forms.ascii.utf8.count > 254 {
            try notes.object(to: .addressTooLong, at: 0, refusedBy: .smtp)
        }
        return EmailAddress(
            typed: typed, localPart: localPart, isQuoted: parts.isQuoted, domain: domain,
            forms: forms, isDomainLiteral: parts.isLiteral, oddities: notes.oddities)
    }

    /// Reads an address from bytes that are yet to be checked for UTF-8.
    ///
    /// - Parameter bytes: The address.
    /// - Returns: The address with its parts and oddities.
    /// - Throws: The first thing that refuses it; `invalid_utf8` before all else.
    public func parse(utf8 bytes: [UInt8]) throws(EmailDiagnosis) -> EmailAddress {
        let span: UTF8Span
        do {
            span = try UTF8Span(validating: bytes.span)
        } catch {
            throw EmailDiagnosis(.invalidUTF8, utf8Offset: error.byteOffsets.lowerBound)
        }
        return try parse(String(copying: span))
    }

    private func host(
        _ domain: String, in bytes: Span<UInt8>, at pieces: Pieces, notes: inout Notes
    ) throws(EmailDiagnosis) -> DomainForms {
        let host = try HostName(domain.utf8.span, in: bytes, at: pieces, notes: &notes)
        let offset = pieces.lowerBound
        let forms = try DomainForms(domain, host: host, at: offset, notes: &notes)
        try DomainMeasure.check(forms.ascii, typed: domain, at: pieces, notes: &notes)
        if !host.isASCII || host.hasPunycode {
            DomainScripts.check(typed: domain, unicode: forms.unicode, at: pieces, notes: &notes)
        }
        return forms
    }

    private func literal(
        _ domain: String, at offset: Int, notes: inout Notes
    ) throws(EmailDiagnosis) -> DomainForms {
        let bytes = domain.utf8.span
        let problem = AddressLiteral.problem(in: bytes.extracting(1..<bytes.count - 1))
        if let problem { try notes.object(to: problem, at: offset, refusedBy: .smtp) }
        guard problem == nil || problem == .ipv6ShortZeroRun else {
            notes.note(.domainLiteral, at: offset)
            return DomainForms(literal: domain.lowercased())
        }
        try notes.object(
            to: .addressLiteral, at: offset, refusedBy: allowsAddressLiteral ? [] : .smtp)
        return DomainForms(literal: domain.lowercased())
    }
}
