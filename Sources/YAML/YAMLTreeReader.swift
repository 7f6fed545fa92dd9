/// Reads what `YAMLTreeWriter` wrote; anything else is nil, and never more than its bytes.
struct YAMLTreeReader {
    private let bytes: UnsafeRawBufferPointer
    private let file: String
    private var offset = 0

    /// Reads from `bytes`, which must outlive the reader; places will be in `file`.
    init(_ bytes: UnsafeRawBufferPointer, file: String) {
        self.bytes = bytes
        self.file = file
    }

    /// The node that all the bytes are.
    mutating func root() -> YAMLNode? {
        guard let node = node(depth: 0), offset == bytes.count else { return nil }
        return node
    }

    private mutating func node(depth: Int) -> YAMLNode? {
        guard depth <= YAMLSource.maximumDepth, let mark = byte(), let place = place() else {
            return nil
        }
        switch mark {
        case YAMLTreeMark.sequence:
            guard let nodes = list({ $0.node(depth: depth + 1) }) else { return nil }
            return YAMLNode(content: .sequence(nodes), place: place)
        case YAMLTreeMark.mapping:
            guard let entries = list({ $0.entry(depth: depth + 1) }) else { return nil }
            let mapping = YAMLMapping(entries: entries, place: place)
            return YAMLNode(content: .mapping(mapping), place: place)
        default:
            guard let text = text(), let scalar = YAMLTreeMark.scalar(mark, text) else {
                return nil
            }
            return YAMLNode(content: .scalar(scalar), place: place)
        }
    }

    private mutating func entry(depth: Int) -> YAMLMapping.Entry? {
        guard let key = text(), let place = place(), let value = node(depth: depth) else {
            return nil
        }
        return YAMLMapping.Entry(key: key, place: place, value: value)
    }

    private mutating func list<Element>(
        _ element: (inout YAMLTreeReader) -> Element?
    ) -> [Element]? {
        // Each has three bytes or more, so that a false count can't ask for much memory.
        guard let count = number(), count <= (bytes.count - offset) / 3 else { return nil }
        var elements: [Element] = []
        elements.reserveCapacity(count)
        for _ in 0..<count {
            guard let next = element(&self) else { return nil }
            elements.append(next)
        }
        return elements
    }

    private mutating func place() -> YAMLPlace? {
        guard let line = number(), let column = number() else { return nil }
        return YAMLPlace(file: file, line: line, column: column)
    }

    private mutating func text() -> String? {
        guard let count = number(), count <= bytes.count - offset else { return nil }
        defer { offset += count }
        return String(validating: bytes[offset..<offset + count], as: UTF8.self)
    }

    private mutating func number() -> Int? {
        var (number, shift) = (0, 0)
        while let byte = byte() {
            number |= Int(byte & 0x7F) << shift
            if byte < 0x80 { return number }
            shift += 7
            guard shift < 56 else { return nil }
        }
        return nil
    }

    private mutating func byte() -> UInt8? {
        guard offset < bytes.count else { return nil }
        defer { offset += 1 }
        return bytes[offset]
    }
}
