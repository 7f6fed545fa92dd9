/// Reads a pattern of PCRE2 for what its matches must contain.
///
/// It takes for granted that PCRE2 accepts the pattern, knows the syntax of pcre2pattern(3) up to
/// 10.45, and refuses what it does not know or what versions read differently.
struct PatternReader {
    /// PCRE2 is told to stop at 200.
    private static let maximumDepth = 250

    let scalars: [UInt32]
    var index = 0
    var isExtended: Bool
    private var depth = 0

    /// The requirement of a whole pattern.
    static func requirement(
        of source: String, isExtended: Bool
    ) -> Result<Requirement, Refusal> {
        var reader = PatternReader(
            scalars: source.unicodeScalars.map(\.value), isExtended: isExtended)
        do throws(Refusal) {
            let requirement = try reader.alternatives()
            if reader.index < reader.scalars.count { throw Refusal.unbalanced }
            return .success(requirement)
        } catch {
            return .failure(error)
        }
    }

    init(scalars: [UInt32], isExtended: Bool) {
        (self.scalars, self.isExtended) = (scalars, isExtended)
    }

    func scalar(_ offset: Int = 0) -> Unicode.Scalar? {
        index + offset < scalars.count ? Unicode.Scalar(scalars[index + offset]) : nil
    }

    /// Steps over a scalar if it is next.
    mutating func skip(_ expected: Unicode.Scalar) -> Bool {
        guard scalar() == expected else { return false }
        index += 1
        return true
    }

    /// Steps behind the next such scalar.
    mutating func skip(behind end: Unicode.Scalar) throws(Refusal) {
        while let next = scalar() {
            index += 1
            if next == end { return }
        }
        throw Refusal.unbalanced
    }

    /// Alternatives up to a closing parenthesis or the end. Options set between them end here.
    mutating func alternatives() throws(Refusal) -> Requirement {
        let outer = isExtended
        try enter()
        defer { leave(isExtended: outer) }
        var branches = [try sequence()]
        while skip("|") { branches.append(try sequence()) }
        return Requirement.any(of: branches)
    }

    /// One level deeper, if that isn't too deep.
    mutating func enter() throws(Refusal) {
        guard depth < Self.maximumDepth else { throw Refusal("it is nested too deeply") }
        depth += 1
    }

    /// One level up, where the options are what they were.
    mutating func leave(isExtended: Bool) {
        depth -= 1
        self.isExtended = isExtended
    }

    private mutating func sequence() throws(Refusal) -> Requirement {
        // The last item waits for a quantifier.
        var (done, last) = (Requirement.nothing, Requirement.nothing)
        while let next = scalar(), next != "|", next != ")" {
            if skipIgnored() { continue }
            if let (minimum, maximum) = try quantifier() {
                last = last.repeated(minimum, maximum)
                continue
            }
            done = done.followed(by: last)
            last = .nothing
            if skip("\\") {
                if skip("Q") { try quote(&done, &last) } else { last = try escape().requirement }
            } else if skip("[") {
                last = try characterClass()
            } else if skip("(") {
                last = try group()
            } else {
                index += 1
                switch next {
                case "^", "$": last = .nothing
                case ".": last = .anything
                default: last = Requirement(scalar: next)
                }
            }
        }
        return done.followed(by: last)
    }

    /// Text between `\Q` and `\E`.
    private mutating func quote(
        _ done: inout Requirement, _ last: inout Requirement
    ) throws(Refusal) {
        while let next = scalar(), !(next == "\\" && scalar(1) == "E") {
            done = done.followed(by: last)
            last = Requirement(scalar: next)
            index += 1
        }
        index = min(index + 2, scalars.count)
    }

    /// Steps over what stands between items: comments, a lone `\E`, and white space if extended.
    mutating func skipIgnored() -> Bool {
        switch (scalar(), scalar(1), scalar(2)) {
        case ("\\", "E", _): index += 2
        case ("\\", "Q", "\\") where scalar(3) == "E": index += 4
        case ("(", "?", "#"):
            while let next = scalar(), next != ")" { index += 1 }
            index += 1
        case ("#", _, _) where isExtended:
            while let next = scalar(), next != "\n" { index += 1 }
        case (let next?, _, _) where isExtended && Self.isSpace(next): index += 1
        default: return false
        }
        return true
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 9...13, 32, 0x85, 0x200E, 0x200F, 0x2028, 0x2029: true
        default: false
        }
    }
}

/// Why a pattern's matches cannot be foretold.
struct Refusal: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }

    static let unbalanced = Refusal("its parentheses, brackets or braces don't balance")
}

extension Requirement {
    init(scalar: Unicode.Scalar) {
        self.init(LiteralSet(sorted: [CaseFold.standard.bytes(of: scalar.value)]))
    }
}
