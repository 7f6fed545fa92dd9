import JSON
import Moderation
import Wire

/// An error reply of JSON-RPC 2.0 (section 5.1).
public struct RPCError: Error, Sendable, Hashable {
    /// What kind of error it is.
    public enum Code: Int64, Sendable, Hashable, CaseIterable {
        /// The line is not JSON.
        case parseError = -32700
        /// The JSON is not a request.
        case invalidRequest = -32600
        /// There is no such method.
        case methodNotFound = -32601
        /// The parameters can't be accepted; `data.problems` names each field.
        case invalidParameters = -32602
        /// Our bug.
        case internalError = -32603
        /// The line is longer than the limit.
        case lineTooLong = -32000
        /// Nothing was done; the same request may succeed later.
        case tryLater = -32001
        /// A disk or file fails; nothing was done.
        case storageFailure = -32002
        /// There is no such submission.
        case notFound = -32004
    }

    /// What kind of error it is.
    public var code: Code
    /// One sentence.
    public var message: String
    /// More for programs.
    public var data: JSONValue?

    /// Puts an error together.
    public init(_ code: Code, _ message: String, data: JSONValue? = nil) {
        self.code = code
        self.message = message
        self.data = data
    }

    /// Says which fields must be mended.
    public init(problems: [FieldProblem]) {
        self.init(
            .invalidParameters, problems.map(\.description).joined(separator: "; "),
            data: ["problems": .array(problems.map(\.json))])
    }

    /// Says what failed around us.
    public init(_ error: any Error) {
        switch error {
        case let error as RPCError: self = error
        case let error as WireError: self.init(problems: error.problems)
        case let failure as any Failure where failure.remedy == .tryLater:
            self.init(.tryLater, failure.description)
        case let failure as any Failure where failure.remedy == .correct:
            self.init(.invalidParameters, failure.description)
        case let failure as any Failure: self.init(.storageFailure, failure.description)
        default: self.init(.internalError, "\(error)")
        }
    }

    /// The `error` member of a reply.
    public var json: JSONValue {
        var object: JSONObject = ["code": .integer(code.rawValue), "message": .string(message)]
        object["data"] = data
        return .object(object)
    }
}

extension FieldProblem {
    /// The field, the reason for programs and the sentence for people.
    public var json: JSONValue {
        ["field": .string(field), "reason": .string(reason), "message": .string(message)]
    }
}
