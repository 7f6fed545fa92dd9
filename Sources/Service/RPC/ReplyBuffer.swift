import JSON

/// Replies on their way out, each a line.
struct ReplyBuffer {
    private var bytes: [UInt8] = []

    /// Above this the replies are handed over before the next request is looked at.
    private static let limit = 1 << 16

    /// Whether enough has come together to be handed over.
    var isFull: Bool { bytes.count >= Self.limit }

    /// Adds a line for each reply; nil, for a notification, adds nothing.
    mutating func add(_ replies: [JSONValue?]) {
        for case let reply? in replies { add(reply) }
    }

    /// Adds one line with all replies of a batch; nothing if there are none.
    mutating func add(batch replies: [JSONValue?]) {
        let present = replies.compactMap { $0 }
        if !present.isEmpty { add(.array(present)) }
    }

    /// What has come together, which is then gone.
    mutating func taken() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    private mutating func add(_ reply: JSONValue) {
        reply.write(into: &bytes)
        bytes.append(UInt8(ascii: "\n"))
    }
}
