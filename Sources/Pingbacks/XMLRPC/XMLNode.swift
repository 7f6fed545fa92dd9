import CXML

/// An element of a small XML document: its name, its children, its text. Attributes are left out.
struct XMLNode: Sendable {
    let name: String
    var children: [XMLNode] = []
    var text = ""

    /// Bytes that a document may have.
    static let byteLimit = 256 << 10
    /// Elements that it may have.
    static let elementLimit = 2_000
    /// How deep they may nest.
    static let depthLimit = 32

    /// The first child of that name.
    func child(_ name: String) -> XMLNode? { children.first { $0.name == name } }

    private init(name: String) { self.name = name }

    /// Reads a document without a DTD.
    ///
    /// - Throws: `XMLRPCFault` −32700.
    init(parsing bytes: [UInt8]) throws(XMLRPCFault) {
        guard bytes.count <= Self.byteLimit else { throw Self.fault("the XML is too long") }
        let builder = Builder()
        var visitor = CXMLVisitor()
        visitor.context = Unmanaged.passUnretained(builder).toOpaque()
        visitor.enter = { context, name in
            guard let name else { return }
            Builder.from(context)?.enter(String(cString: name))
        }
        visitor.leave = { context in Builder.from(context)?.leave() }
        visitor.text = { context, text, count in
            guard let text else { return }
            let bytes = UnsafeRawBufferPointer(start: text, count: count)
            Builder.from(context)?.add(String(decoding: bytes, as: UTF8.self))
        }
        let outcome = withExtendedLifetime(builder) {
            bytes.withUnsafeBufferPointer { cxml_parse($0.baseAddress, $0.count, &visitor) }
        }
        switch outcome {
        case Int32(CXML_DONE): break
        case Int32(CXML_ABSENT): throw XMLRPCFault(code: -32603, message: "no XML parser")
        case Int32(CXML_DTD): throw Self.fault("the XML has a DTD")
        default: throw Self.fault("this is not well-formed XML")
        }
        guard let root = builder.root, !builder.isTooLarge else {
            throw Self.fault("the XML has too many elements, or nests too deep")
        }
        self = root
    }

    private static func fault(_ message: String) -> XMLRPCFault {
        XMLRPCFault(code: -32700, message: message)
    }

    /// Puts elements together as the parser finds them; C holds on to it during one parse only.
    private final class Builder {
        var root: XMLNode?
        var isTooLarge = false
        private var open: [XMLNode] = []
        private var count = 0
        private var depth = 0

        static func from(_ context: UnsafeMutableRawPointer?) -> Builder? {
            context.map { Unmanaged<Builder>.fromOpaque($0).takeUnretainedValue() }
        }

        func enter(_ name: String) {
            count += 1
            depth += 1
            if count > XMLNode.elementLimit || depth > XMLNode.depthLimit { isTooLarge = true }
            if !isTooLarge { open.append(XMLNode(name: name)) }
        }

        func leave() {
            depth -= 1
            guard !isTooLarge, let last = open.popLast() else { return }
            if open.isEmpty { root = last } else { open[open.count - 1].children.append(last) }
        }

        func add(_ text: String) {
            guard !isTooLarge, !open.isEmpty else { return }
            open[open.count - 1].text += text
        }
    }
}
