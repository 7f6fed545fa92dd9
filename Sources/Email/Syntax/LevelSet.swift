/// A set of levels, to say which of them refuse something.
struct LevelSet: OptionSet {
    let rawValue: UInt8

    static let html5 = LevelSet(rawValue: 1)
    static let smtp = LevelSet(rawValue: 2)
    static let rfc = LevelSet(rawValue: 4)

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    init(_ level: EmailLevel) {
        self =
            switch level {
            case .html5: .html5
            case .smtp: .smtp
            case .rfc: .rfc
            }
    }
}
