extension EmailDiagnosis {
    /// The standard and section it rests on, such as `RFC 5321 §4.1.2`; nil where it is our own.
    public var section: String? { reason.section }
}

extension EmailDiagnosis.Reason {
    /// The standard and section it rests on, such as `RFC 5321 §4.1.2`; nil where it is our own.
    public var section: String? {
        switch self {
        case .domainSymbol: "RFC 5892 §2"
        case .severalAddresses: nil
        case .notASCII: "HTML §4.10.5.1.5"
        case .invalidUTF8: "RFC 3629 §3"
        case .displayName: "RFC 5322 §3.4"
        case .addressTooLong: "RFC 5321 §4.5.3.1.3"
        case .localPartTooLong: "RFC 5321 §4.5.3.1.1"
        case .domainTooLong, .labelTooLong: "RFC 1035 §2.3.4"
        case .localPartHiddenCharacter, .localPartSymbol: "RFC 8264 §4.2.3"
        case .localPartNotNormalized: "RFC 6532 §3.1"
        case .domainWithoutDot: "RFC 5321 §2.3.5"
        case .numericTopLevelDomain: "RFC 3696 §2"
        case .internationalDomainInvalid, .domainHiddenCharacter: "UTS #46 §4"
        case .punycodeInvalid: "RFC 5890 §2.3.2.1"
        case .domainMixedScripts: "UTS #39 §5.2"
        case .domainConfusable: "UTS #39 §4"
        case .labelStartsWithHyphen, .labelEndsWithHyphen: "RFC 1123 §2.1"
        default: grammarSection
        }
    }

    private var grammarSection: String {
        switch self {
        case .comment, .unclosedComment, .unopenedComment, .textAfterComment,
            .foldingWhiteSpace, .foldWithoutSpace, .bareCarriageReturn, .bareLineFeed:
            "RFC 5322 §3.2.2"
        case .obsoleteFolding: "RFC 5322 §4.2"
        case .obsoleteLocalPart, .obsoleteDomain: "RFC 5322 §4.4"
        case .obsoleteControlCharacter, .obsoleteEscape: "RFC 5322 §4.1"
        case .spaceAroundAt, .domainLiteral, .unclosedDomainLiteral, .textAfterDomainLiteral,
            .domainLiteralInvalidCharacter:
            "RFC 5322 §3.4.1"
        case .addressLiteral, .ipv4Invalid, .ipv6Invalid, .ipv6ShortZeroRun, .literalTagUnknown:
            "RFC 5321 §4.1.3"
        default: "RFC 5321 §4.1.2"
        }
    }
}
