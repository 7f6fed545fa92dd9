/// The members of a JSON object, in the order in which they were read or added.
///
/// Keys are compared byte by byte, as in the JSON text: `é` as one scalar and as two are two keys.
/// Order does not count in `==`, since RFC 8259 (section 1) calls an object unordered.
/// Looking a key up costs the same for the first and the last of 100,000 members.
public struct JSONObject: Sendable {
    /// One name and its value.
    public struct Member: Sendable, Hashable {
        /// The name, unique in its object.
        public let key: String
        /// The value under that name.
        public var value: JSONValue

        /// A member of that name and value.
        public init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// The members in order.
    public private(set) var members: [Member]
    /// Where each key is, kept only above `scanLimit` members; below that a scan is faster.
    private var positions: [JSONKey: Int]?

    private static let scanLimit = 16
    private static let usualCount = 6

    /// An object without members.
    public init() {
        members = []
    }

    /// Members in the given order; where a key comes twice, the last value stands at the first
    /// place.
    public init(_ pairs: some Sequence<(String, JSONValue)>) {
        self.init()
        for (key, value) in pairs { self[key] = value }
    }

    /// Members whose keys are known to be unique.
    init(uniqueMembers: [Member]) {
        members = uniqueMembers
        indexIfLarge()
    }

    /// How many members there are.
    public var count: Int { members.count }

    /// Whether there are none.
    public var isEmpty: Bool { members.isEmpty }

    /// The names in order.
    public var keys: some Sequence<String> { members.lazy.map(\.key) }

    /// The value of that name; setting it keeps the member's place or adds it at the end, and
    /// setting nil removes it.
    public subscript(key: String) -> JSONValue? {
        get {
            position(of: key).map { members[$0].value }
        }
        set {
            switch (position(of: key), newValue) {
            case (let position?, let value?): members[position].value = value
            case (let position?, nil): remove(at: position)
            case (nil, let value?): append(Member(key: key, value: value))
            case (nil, nil): break
            }
        }
    }

    private func position(of key: String) -> Int? {
        if let positions { return positions[JSONKey(key)] }
        return members.firstIndex { JSONKey($0.key) == JSONKey(key) }
    }

    private mutating func append(_ member: Member) {
        // Most have more than one or two: growing step by step would move the first ones thrice.
        if members.isEmpty { members.reserveCapacity(Self.usualCount) }
        members.append(member)
        if positions != nil {
            positions?[JSONKey(member.key)] = members.count - 1
        } else {
            indexIfLarge()
        }
    }

    private mutating func remove(at position: Int) {
        members.remove(at: position)
        positions = nil
        indexIfLarge()
    }

    private mutating func indexIfLarge() {
        guard members.count > Self.scanLimit else { return }
        var positions = [JSONKey: Int](minimumCapacity: members.count)
        for (position, member) in members.enumerated() {
            positions[JSONKey(member.key)] = position
        }
        self.positions = positions
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Where a key is given twice, the last value stands.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements)
    }
}

extension JSONObject: Sequence {
    /// Goes through the members in order.
    public func makeIterator() -> IndexingIterator<[Member]> { members.makeIterator() }
}

extension JSONObject: Hashable {
    /// Whether both have the same keys with equal values, in whatever order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.count == right.count else { return false }
        return left.members.allSatisfy { right[$0.key] == $0.value }
    }

    /// Feeds the members in a way that does not depend on their order.
    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for member in members {
            var own = Hasher()
            own.combine(JSONKey(member.key))
            own.combine(member.value)
            sum ^= own.finalize()
        }
        hasher.combine(count)
        hasher.combine(sum)
    }
}
