import Moderation

extension WebPingGateway {
    /// Answers a trackback's form with the XML that TrackBack has for it.
    public func trackback(
        _ form: [UInt8], target: String, receive: Receiver
    ) async throws -> String {
        let fields = FormFields(form)
        let label = fields.charset
        if let label, label.lowercased().replacing("-", with: "") == "utf7" {
            return Self.trackbackReply("this charset is not taken")
        }
        guard let url = fields.text("url", label), !url.isEmpty else {
            return Self.trackbackReply("the url is missing")
        }
        let request = PingRequest(
            kind: .trackback,
            source: .init(
                url: XMLRPCReader.trimmed(url),
                title: fields.text("title", label).flatMap(ShortText.line),
                excerpt: fields.text("excerpt", label).flatMap(ShortText.line),
                blogName: fields.text("blog_name", label).flatMap(ShortText.line)),
            target: target)
        switch try await receive(request) {
        case .accepted: return Self.trackbackReply(nil)
        case .repeated: return Self.trackbackReply("this trackback is registered already")
        case .refused(let refusal): return Self.trackbackReply(refusal.message)
        }
    }

    private static func trackbackReply(_ error: String?) -> String {
        let message = error.map { "<message>\(XMLRPCReply.escaped($0))</message>" } ?? ""
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
            + "<response><error>\(error == nil ? 0 : 1)</error>\(message)</response>\n"
    }

    /// Answers a webmention's form.
    public func webmention(_ form: [UInt8], receive: Receiver) async throws -> WebmentionReply {
        let fields = FormFields(form)
        guard let source = fields.text("source", nil), let target = fields.text("target", nil)
        else {
            return WebmentionReply(status: 400, message: "expected a form of source and target")
        }
        return try await webmention(source: source, target: target, receive: receive)
    }

    /// Answers a webmention by its two fields.
    public func webmention(
        source: String, target: String, receive: Receiver
    ) async throws -> WebmentionReply {
        let request = PingRequest(
            kind: .webmention, source: .init(url: XMLRPCReader.trimmed(source)),
            target: XMLRPCReader.trimmed(target))
        switch try await receive(request) {
        case .accepted(let id), .repeated(let id, _):
            return WebmentionReply(
                status: 202, message: "thank you, the source will be looked at soon", id: id)
        case .refused(let refusal):
            let status = [.busy: 429, .denied: 403][refusal.reason] ?? 400
            return WebmentionReply(status: status, message: refusal.message)
        }
    }
}
