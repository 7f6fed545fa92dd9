extension Fact {
    /// Whether it follows from the submission and the filters alone, so that it is the same at any time:
    /// not what the blog knows, nor the DNS, nor the model. Only such facts may become features.
    var isIntrinsic: Bool {
        switch self {
        case .kind, .contentBytes, .contentWords, .contentLines, .contentEqualsTitle,
            .textUppercase, .textDigits, .textNonLatin, .textScript, .textMixedScriptWords,
            .textInvisible, .textHidden, .textLanguage, .textOnTopic, .textGibberish, .linksCount,
            .linksHosts, .linksAnchors, .linksBare,
            .linksBBCode, .linksMarkdown, .linksShare, .linksAuthorHost, .authorHasName,
            .authorHasURL, .authorNameWords, .authorNameIsURL, .authorNameInURL,
            .authorNameInPath, .authorNameInEmail, .authorEmailMatchesURL,
            .authorIsOnBlog, .emailPresent,
            .emailValid, .emailDisposable, .emailRole,
            .emailMisspelt, .emailReserved, .emailPlaceholder, .emailFree, .ipVersion,
            .userAgentPresent, .formHoneypot, .formSeconds, .formJavascript, .formReferrerIsBlog,
            .sourceHasTitle,
            .sourceExcerptBytes, .sourceTitleIsBlogName, .sourceIsOwnSite:
            true
        default: false
        }
    }
}
