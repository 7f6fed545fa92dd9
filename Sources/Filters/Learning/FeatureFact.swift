import Classifier

/// What a feature says of a submission as a whole; the raw value is what is hashed.
enum FeatureFact: String, CaseIterable {
    case kind
    case length
    case links
    case lengthLinks = "length, links"
    case lines
    case linkHosts = "link hosts"
    case capitals
    case digits
    case wordsOfTheTitle = "words of the title"
    case words
    case wordLength = "word length"
    case questions
    case exclamations
    case fullStops = "full stops"
    case ellipses
    case commas
    case colons
    case brackets
    case quotes
    case smileys
    case numbers
    case emoji
    case beginning
    case ending
    case wordsQuestions = "words, questions"
    case wordsExclamations = "words, exclamations"
    case wordsFullStops = "words, full stops"
    case wordsCommas = "words, commas"
    case invisibleCharacters = "invisible characters"
    case hiddenText = "hidden text"
    case nameIsAnAddress = "name is an address"
    case script
    case addressDepth = "address depth"
    case addressLength = "address length"
    case pathLength = "path length"
    case hyphens
    case hostLabels = "host labels"
    case addressHasAQuery = "address has a query"
    case linksToOwnAddress = "links to own address"
    case nameInAddress = "name in address"
    case nameWords = "name words"
    case nameShape = "name shape"
    case nameLength = "name length"

    /// The hash of the name, to which the value is added.
    var hash: FeatureHash { Self.hashes[place] }

    private static let hashes = allCases.map { fact in
        var hash = FeatureHash(field: FeatureField.fact.rawValue)
        hash.add(fact.rawValue.utf8)
        return hash
    }

    /// Its place in `allCases`.
    private var place: Int {
        switch self {
        case .kind: 0
        case .length: 1
        case .links: 2
        case .lengthLinks: 3
        case .lines: 4
        case .linkHosts: 5
        case .capitals: 6
        case .digits: 7
        case .wordsOfTheTitle: 8
        case .words: 9
        case .wordLength: 10
        case .questions: 11
        case .exclamations: 12
        case .fullStops: 13
        case .ellipses: 14
        case .commas: 15
        case .colons: 16
        case .brackets: 17
        case .quotes: 18
        case .smileys: 19
        case .numbers: 20
        case .emoji: 21
        case .beginning: 22
        case .ending: 23
        case .wordsQuestions: 24
        case .wordsExclamations: 25
        case .wordsFullStops: 26
        case .wordsCommas: 27
        case .invisibleCharacters: 28
        case .hiddenText: 29
        case .nameIsAnAddress: 30
        case .script: 31
        case .addressDepth: 32
        case .addressLength: 33
        case .pathLength: 34
        case .hyphens: 35
        case .hostLabels: 36
        case .addressHasAQuery: 37
        case .linksToOwnAddress: 38
        case .nameInAddress: 39
        case .nameWords: 40
        case .nameShape: 41
        case .nameLength: 42
        }
    }
}
