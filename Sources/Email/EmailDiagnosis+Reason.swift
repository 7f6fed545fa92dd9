extension EmailDiagnosis {
    /// The name of a diagnosis, as it appears in outputs.
    ///
    /// Names are stable. What each one means, the levels that refuse it and its source are in
    /// `Documentation/Email.md`.
    public enum Reason: String, Sendable, CaseIterable {
        // The whole address.
        case empty
        case invalidUTF8 = "invalid_utf8"
        case missingAt = "missing_at"
        case missingLocalPart = "missing_local_part"
        case missingDomain = "missing_domain"
        case secondAt = "second_at"
        case severalAddresses = "several_addresses"
        case displayName = "display_name"
        case leadingSpace = "leading_space"
        case trailingSpace = "trailing_space"
        case addressTooLong = "address_too_long"
        case notASCII = "not_ascii"
        case controlCharacter = "control_character"
        case bareCarriageReturn = "bare_carriage_return"
        case bareLineFeed = "bare_line_feed"

        // The part before the @.
        case localPartStartsWithDot = "local_part_starts_with_dot"
        case localPartEndsWithDot = "local_part_ends_with_dot"
        case localPartConsecutiveDots = "local_part_consecutive_dots"
        case localPartSpace = "local_part_space"
        case localPartInvalidCharacter = "local_part_invalid_character"
        case localPartTooLong = "local_part_too_long"
        case localPartHiddenCharacter = "local_part_hidden_character"
        case localPartSymbol = "local_part_symbol"
        case localPartNotNormalized = "local_part_not_normalized"
        case quotedString = "quoted_string"
        case emptyQuotedString = "empty_quoted_string"
        case unclosedQuote = "unclosed_quote"
        case misplacedQuote = "misplaced_quote"
        case textAfterQuote = "text_after_quote"
        case unfinishedEscape = "unfinished_escape"
        case invalidEscape = "invalid_escape"

        // The part after the @.
        case domainWithoutDot = "domain_without_dot"
        case domainStartsWithDot = "domain_starts_with_dot"
        case domainEndsWithDot = "domain_ends_with_dot"
        case domainConsecutiveDots = "domain_consecutive_dots"
        case domainSpace = "domain_space"
        case domainInvalidCharacter = "domain_invalid_character"
        case domainTooLong = "domain_too_long"
        case labelTooLong = "label_too_long"
        case labelStartsWithHyphen = "label_starts_with_hyphen"
        case labelEndsWithHyphen = "label_ends_with_hyphen"
        case numericTopLevelDomain = "numeric_top_level_domain"
        case internationalDomainInvalid = "international_domain_invalid"
        case punycodeInvalid = "punycode_invalid"
        case domainHiddenCharacter = "domain_hidden_character"
        case domainSymbol = "domain_symbol"
        case domainMixedScripts = "domain_mixed_scripts"
        case domainConfusable = "domain_confusable"

        // An address in brackets after the @.
        case addressLiteral = "address_literal"
        case domainLiteral = "domain_literal"
        case unclosedDomainLiteral = "unclosed_domain_literal"
        case textAfterDomainLiteral = "text_after_domain_literal"
        case domainLiteralInvalidCharacter = "domain_literal_invalid_character"
        case ipv4Invalid = "ipv4_invalid"
        case ipv6Invalid = "ipv6_invalid"
        case ipv6ShortZeroRun = "ipv6_short_zero_run"
        case literalTagUnknown = "literal_tag_unknown"

        // Comments, folding and the obsolete forms of RFC 5322.
        case comment
        case unclosedComment = "unclosed_comment"
        case unopenedComment = "unopened_comment"
        case textAfterComment = "text_after_comment"
        case foldingWhiteSpace = "folding_white_space"
        case foldWithoutSpace = "fold_without_space"
        case spaceAroundAt = "space_around_at"
        case obsoleteFolding = "obsolete_folding"
        case obsoleteLocalPart = "obsolete_local_part"
        case obsoleteDomain = "obsolete_domain"
        case obsoleteControlCharacter = "obsolete_control_character"
        case obsoleteEscape = "obsolete_escape"
    }
}
