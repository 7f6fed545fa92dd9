import JSON
import Moderation

/// What a line asks for, ready to be carried out.
enum RPCAsked: Sendable {
    /// To store a submission, which can be done together with others.
    case submission(PlainSubmission)
    /// Anything else.
    case line(RPCLine)

    init(_ line: RPCLine) {
        if !line.isBatch, let call = line.calls.first, let plain = PlainSubmission(call) {
            self = .submission(plain)
        } else {
            self = .line(line)
        }
    }
}

/// A request to store a submission that does not wait for its verdict.
struct PlainSubmission: Sendable {
    /// The caller's mark; nil for a notification.
    var id: JSONValue?
    var submission: Submission

    /// Reads a call; nil if it is any other.
    init?(_ call: RPCLine.Call) {
        guard case .request(let request) = call, request.method == RPCMethod.submit.rawValue,
            !call.waits, let parameters = try? SubmitParameters(json: request.params)
        else { return nil }
        id = request.id
        submission = parameters.submission
    }
}

extension RPCLine.Call {
    /// Whether its reply may take long.
    var waits: Bool {
        guard case .request(let request) = self else { return false }
        return request.params["wait"]?.boolValue == true
    }
}
