import JSON
import Moderation
import Wire

/// What `submit` takes: a submission, and whether to wait for its verdict.
struct SubmitParameters: Sendable {
    var submission: Submission
    var waits: Bool

    init(json: JSONValue) throws(WireError) {
        var reader = ObjectReader(json)
        submission = Submission(reading: &reader)
        waits = reader.bool("wait") ?? false
        try reader.finish()
    }
}
