/// Where a feature comes from; each field hashes with a seed of its own.
enum FeatureField: UInt8 {
    case always = 1
    case textWord
    case textPair
    case textGram
    case nameWord
    case nameGram
    case nameWhole
    case hostWord
    case hostGram
    case hostEnding
    case path
    case mailDomain
    case linkHost
    case linkPath
    case title
    case fact
    case rule
    case linkedWord

    /// What moderators call it; nil if its features mean nothing to people.
    var words: String? {
        switch self {
        case .textWord, .textPair, .textGram, .linkedWord: "text"
        case .nameWord, .nameGram, .nameWhole: "name"
        case .hostWord, .hostGram, .hostEnding, .path: "address"
        case .mailDomain: "e-mail"
        case .linkHost, .linkPath: "link"
        case .title: "title"
        case .fact: "fact"
        case .rule: "rule"
        case .always: nil
        }
    }

    /// Whether a feature is only a part of words, which explains less than the words themselves.
    var isPart: Bool {
        switch self {
        case .textGram, .nameGram, .hostGram: true
        default: false
        }
    }
}
