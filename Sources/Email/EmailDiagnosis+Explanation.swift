extension EmailDiagnosis {
    /// One short sentence for the person who typed the address, lower case, without a full stop.
    public var explanation: String { reason.explanation }
}

extension EmailDiagnosis.Reason {
    /// One short sentence for the person who typed the address, lower case, without a full stop.
    public var explanation: String {
        switch self {
        case .empty: "the address is empty"
        case .invalidUTF8: "the address is not readable text"
        case .missingAt: "there is no @"
        case .missingLocalPart: "there is nothing before the @"
        case .missingDomain: "there is nothing after the @"
        case .secondAt: "there is more than one @"
        case .severalAddresses: "there is more than one address"
        case .displayName: "only the address itself is needed, without a name or < >"
        case .leadingSpace: "there is a space before the address"
        case .trailingSpace: "there is a space after the address"
        case .addressTooLong: "the address is longer than 254 bytes"
        case .notASCII: "only unaccented Latin letters are accepted here"
        case .controlCharacter: "there is an invisible control character in the address"
        case .bareCarriageReturn, .bareLineFeed: "there is a line break in the address"
        default: localPartExplanation ?? domainExplanation ?? literalExplanation ?? formExplanation
        }
    }

    private var localPartExplanation: String? {
        switch self {
        case .localPartStartsWithDot: "the address starts with a dot"
        case .localPartEndsWithDot: "there is a dot right before the @"
        case .localPartConsecutiveDots: "there are two dots in a row before the @"
        case .localPartSpace: "there is a space before the @"
        case .localPartInvalidCharacter: "a character before the @ is not allowed there"
        case .localPartTooLong: "the part before the @ is longer than 64 bytes"
        case .localPartHiddenCharacter: "there is an invisible character before the @"
        case .localPartSymbol: "there is a symbol or typographic mark before the @"
        case .localPartNotNormalized: "an accented letter before the @ is written in an unusual way"
        case .quotedString: "the part before the @ is in quotation marks"
        case .emptyQuotedString: "there is nothing between the quotation marks"
        case .unclosedQuote: "a quotation mark is not closed"
        case .misplacedQuote: "a quotation mark is in the wrong place"
        case .textAfterQuote: "there is something between the closing quotation mark and the @"
        case .unfinishedEscape: "there is nothing after a backslash"
        case .invalidEscape: "the character after a backslash is not allowed there"
        default: nil
        }
    }

    private var domainExplanation: String? {
        switch self {
        case .domainWithoutDot: "there is no dot after the @"
        case .domainStartsWithDot: "there is a dot right after the @"
        case .domainEndsWithDot: "the address ends with a dot"
        case .domainConsecutiveDots: "there are two dots in a row after the @"
        case .domainSpace: "there is a space after the @"
        case .domainInvalidCharacter: "a character after the @ is not allowed there"
        case .domainTooLong: "the part after the @ is longer than 253 bytes"
        case .labelTooLong: "a part of the domain is longer than 63 bytes"
        case .labelStartsWithHyphen: "a part of the domain starts with a hyphen"
        case .labelEndsWithHyphen: "a part of the domain ends with a hyphen"
        case .numericTopLevelDomain: "the domain ends in a number"
        case .internationalDomainInvalid: "the domain is not a possible international domain"
        case .punycodeInvalid: "a part of the domain starts with xn-- but stands for nothing"
        case .domainHiddenCharacter: "there is an invisible character after the @"
        case .domainSymbol: "there is a symbol or emoji after the @"
        case .domainMixedScripts: "the domain mixes letters of different alphabets"
        case .domainConfusable: "the domain looks like another one in Latin letters"
        default: nil
        }
    }

    private var literalExplanation: String? {
        switch self {
        case .addressLiteral: "there is a numeric address instead of a domain"
        case .domainLiteral: "the part in [ ] is not a numeric address"
        case .unclosedDomainLiteral: "the [ after the @ is not closed"
        case .textAfterDomainLiteral: "there is something after the ]"
        case .domainLiteralInvalidCharacter: "a character inside the [ ] is not allowed there"
        case .ipv4Invalid: "the part in [ ] is not a valid IPv4 address"
        case .ipv6Invalid: "the part in [ ] is not a valid IPv6 address"
        case .ipv6ShortZeroRun: "the :: in the IPv6 address stands for a single group"
        case .literalTagUnknown: "the part in [ ] is of an unknown kind"
        default: nil
        }
    }

    private var formExplanation: String {
        switch self {
        case .comment: "there is a comment in parentheses"
        case .unclosedComment: "a parenthesis is not closed"
        case .unopenedComment: "a parenthesis is closed that was never opened"
        case .textAfterComment: "there is text right after a comment or space"
        case .foldingWhiteSpace: "there is a space or line break around a part of the address"
        case .foldWithoutSpace: "there is a line break in the address"
        case .spaceAroundAt: "there is a space or comment next to the @"
        case .obsoleteFolding: "there are several line breaks in a row"
        case .obsoleteLocalPart: "the part before the @ is written in an obsolete way"
        case .obsoleteDomain: "the part after the @ is written in an obsolete way"
        case .obsoleteControlCharacter: "there is an invisible control character in the address"
        case .obsoleteEscape: "a backslash is used in an obsolete way"
        default: rawValue
        }
    }
}
