import Classifier

/// What a feature says of a submission as a whole.
struct FeatureFact {
    /// What moderators read, and what is hashed.
    let name: String
    /// The hash of the name, to which the value is added.
    let hash: FeatureHash

    private init(_ name: String) {
        self.name = name
        var hash = FeatureHash(field: FeatureField.fact.rawValue)
        hash.add(name.utf8)
        self.hash = hash
    }

    static let kind = Self("kind")
    static let length = Self("length")
    static let links = Self("links")
    static let lengthLinks = Self("length, links")
    static let lines = Self("lines")
    static let linkHosts = Self("link hosts")
    static let capitals = Self("capitals")
    static let digits = Self("digits")
    static let wordsOfTheTitle = Self("words of the title")
    static let words = Self("words")
    static let wordLength = Self("word length")
    static let questions = Self("questions")
    static let exclamations = Self("exclamations")
    static let fullStops = Self("full stops")
    static let ellipses = Self("ellipses")
    static let commas = Self("commas")
    static let colons = Self("colons")
    static let brackets = Self("brackets")
    static let quotes = Self("quotes")
    static let smileys = Self("smileys")
    static let numbers = Self("numbers")
    static let emoji = Self("emoji")
    static let beginning = Self("beginning")
    static let ending = Self("ending")
    static let wordsQuestions = Self("words, questions")
    static let wordsExclamations = Self("words, exclamations")
    static let wordsFullStops = Self("words, full stops")
    static let wordsCommas = Self("words, commas")
    static let invisibleCharacters = Self("invisible characters")
    static let hiddenText = Self("hidden text")
    static let nameIsAnAddress = Self("name is an address")
    static let script = Self("script")
    static let addressDepth = Self("address depth")
    static let addressLength = Self("address length")
    static let pathLength = Self("path length")
    static let hyphens = Self("hyphens")
    static let hostLabels = Self("host labels")
    static let addressHasAQuery = Self("address has a query")
    static let linksToOwnAddress = Self("links to own address")
    static let nameInAddress = Self("name in address")
    static let nameWords = Self("name words")
    static let nameShape = Self("name shape")
    static let nameLength = Self("name length")
}
