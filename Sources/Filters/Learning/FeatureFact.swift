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
        case .invisibleCharacters: 9
        case .hiddenText: 10
        case .nameIsAnAddress: 11
        case .script: 12
        case .addressDepth: 13
        case .addressLength: 14
        case .pathLength: 15
        case .hyphens: 16
        case .hostLabels: 17
        case .addressHasAQuery: 18
        case .linksToOwnAddress: 19
        case .nameInAddress: 20
        case .nameWords: 21
        case .nameShape: 22
        case .nameLength: 23
        }
    }
}
