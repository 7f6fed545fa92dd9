/// Finds the provider that a misspelt domain was meant to be.
enum Misspellings {
    /// The domain that was probably meant; nil where the one given may well be real.
    static func suggestion(for asciiDomain: String) -> String? {
        guard !isReal(asciiDomain) else { return nil }
        let suffixFixed = fixingSuffix(asciiDomain)
        if isReal(suffixFixed) { return suffixFixed }
        if let dot = suffixFixed.utf8.firstIndex(of: .dot) {
            let suffix = suffixFixed[suffixFixed.utf8.index(after: dot)...]
            let label = Array(suffixFixed[..<dot].utf8)
            if let meant = provider(label: label, suffix: String(suffix)) { return meant }
        }
        return suffixFixed == asciiDomain ? nil : suffixFixed
    }

    /// Whether a domain is known to be what it says.
    private static func isReal(_ asciiDomain: String) -> Bool {
        FreeProviders.contains(asciiDomain) || realNeighbours.contains(asciiDomain)
    }

    /// The domain with a last label that no registry has replaced by the one meant.
    private static func fixingSuffix(_ asciiDomain: String) -> String {
        guard let dot = asciiDomain.utf8.lastIndex(of: .dot) else { return asciiDomain }
        let top = asciiDomain[asciiDomain.utf8.index(after: dot)...]
        guard let meant = slips[String(top)] else { return asciiDomain }
        return asciiDomain[...dot] + meant
    }

    /// The provider whose label is one slip away, at the suffix given or the nearest it has.
    private static func provider(label: [UInt8], suffix: String) -> String? {
        let exact = wellKnown.first { $0.label == label }
        let meant = exact ?? wellKnown.first { isSlip(label, of: $0.label) }
        guard let meant else { return nil }
        let name = String(decoding: meant.label, as: UTF8.self)
        if meant.suffixes.contains(suffix) { return "\(name).\(suffix)" }
        guard ["co", "cm", "om", "c", "cc", "co.com", "com.com"].contains(suffix),
            meant.suffixes.contains("com")
        else { return nil }
        return "\(name).com"
    }

    /// One edit away, or two in a long label that keeps its letters, with the same first letter or
    /// the first two swapped; a hyphen is never a slip.
    private static func isSlip(_ typed: [UInt8], of target: [UInt8]) -> Bool {
        guard abs(typed.count - target.count) <= 1, typed.count >= 4 else { return false }
        let isSwapped = typed[0] == target[1] && typed[1] == target[0]
        guard typed[0] == target[0] || isSwapped else { return false }
        guard typed.contains(.hyphen) == target.contains(.hyphen) else { return false }
        switch EditDistance.between(typed, target) {
        case 0...1: return true
        case 2: return target.count >= 7 && foreignLetters(typed, target) <= 1
        default: return false
        }
    }

    /// How many letters one word has and the other has not, counting repeats.
    private static func foreignLetters(_ first: [UInt8], _ second: [UInt8]) -> Int {
        second.sorted().difference(from: first.sorted()).count
    }

    /// Last labels that do not exist and what they stand for.
    private static let slips: [String: String] = [
        "con": "com", "cmo": "com", "ocm": "com", "comm": "com", "coom": "com", "ccom": "com",
        "vom": "com", "xom": "com", "cpm": "com", "c0m": "com", "cim": "com", "clm": "com",
        "cok": "com", "kom": "com", "dom": "com", "col": "com", "ckm": "com", "como": "com",
        "coma": "com", "comn": "com", "nte": "net", "ner": "net", "nett": "net", "netr": "net",
        "ogr": "org", "orgg": "org", "rog": "org", "orq": "org", "prg": "org", "og": "org",
    ]

    /// Real domains that are one slip away from a provider.
    private static let realNeighbours: Set<String> = [
        "grail.com", "gail.com", "hostmail.com", "fastmail.us", "outlook.org", "comcast.com",
        "verizon.com", "yaho.co.jp", "hotmail.net", "iclouds.com", "freemail.com",
    ]

    /// Labels long and unusual enough that a near miss is a slip.
    private static let wellKnown: [(label: [UInt8], suffixes: Set<String>)] = providers.map {
        (Array($0.utf8), $1)
    }

    private static let providers: [(String, Set<String>)] = [
        ("gmail", ["com"]), ("googlemail", ["com"]), ("icloud", ["com"]),
        ("hotmail", suffixes(of: "hotmail")), ("outlook", suffixes(of: "outlook")),
        ("yahoo", suffixes(of: "yahoo").union(["co.jp"])), ("protonmail", ["com", "ch"]),
        ("fastmail", suffixes(of: "fastmail")), ("rocketmail", ["com"]), ("comcast", ["net"]),
        ("verizon", ["net"]), ("sbcglobal", ["net"]), ("bellsouth", ["net"]),
        ("btinternet", ["com"]), ("rediffmail", ["com"]), ("laposte", ["net"]),
        ("wanadoo", ["fr"]), ("seznam", ["cz"]), ("yandex", suffixes(of: "yandex")),
        ("tutanota", ["com", "de"]), ("t-online", ["de"]), ("freenet", ["de"]),
        ("hushmail", ["com"]), ("windowslive", ["com"]), ("virginmedia", ["com"]),
    ]

    private static func suffixes(of label: String) -> Set<String> {
        let prefix = label + "."
        let domains = FreeProviders.domains.filter { $0.hasPrefix(prefix) }
        return Set(domains.map { String($0.dropFirst(prefix.count)) })
    }
}
