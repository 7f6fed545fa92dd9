import JSON
import Moderation

extension StoredSubmission {
    /// The answer to a sender who waited: the verdict with the id first, or, if a moderator was
    /// quicker than the worker, the receipt. The status is the present one in either case.
    public func answer(to receipt: Receipt) -> JSONValue {
        guard var verdict else {
            return Receipt(id: id, status: status, isRepeat: receipt.isRepeat).json
        }
        verdict.status = status
        guard receipt.isRepeat, case .object(var object) = verdict.json(of: id) else {
            return verdict.json(of: id)
        }
        object["repeated"] = true
        return .object(object)
    }
}
