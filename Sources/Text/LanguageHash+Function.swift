extension LanguageHash {
    /// Whether the word, in lower case, is one that says nothing of a subject, such as "the", in
    /// any of the languages of `LanguageCounter`.
    public var isFunctionWord: Bool { LanguageTable.shared.languages(of: value) != 0 }
}
