import Foundation
import JSON
import Moderation
import Review
import Wire

/// Where each moderator left the review, in a small file of their own.
struct ReviewPlaceFile {
    let path: String

    /// The file of an actor; their name may hold anything.
    init(data: String, actor: String) {
        let name = actor.utf8.prefix(80).map { byte -> String in
            let isPlain =
                Character(Unicode.Scalar(byte)).isASCII
                && (Character(Unicode.Scalar(byte)).isLetter
                    || Character(Unicode.Scalar(byte)).isNumber)
            return isPlain ? String(Unicode.Scalar(byte)) : "_" + String(byte, radix: 16)
        }.joined()
        path = "\(data)/review/\(name).json"
    }

    /// What it says; nil if it isn't there or can't be understood.
    func read() -> ReviewPlace? {
        guard let data = FileManager.default.contents(atPath: path), data.count < 65_536,
            let json = try? JSONValue(parsing: Array(data)),
            let id = json["id"]?.stringValue.flatMap({ SubmissionID($0) }),
            let time = json["received_at"]?.stringValue.flatMap(Timestamp.date)
        else { return nil }
        return ReviewPlace(id: id, receivedAt: time, limit: json["limit"]?.stringValue ?? "")
    }

    /// Writes it as a whole, for its owner only; a place that can't be kept is no reason to stop.
    func write(_ place: ReviewPlace) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let json: JSONValue = [
            "id": .string(place.id.text), "limit": .string(place.limit),
            "received_at": .string(Timestamp.text(place.receivedAt)),
        ]
        try? Data(json.serialized().utf8).write(
            to: URL(fileURLWithPath: path), options: .atomic)
        try? FileManager.default.setAttributes(
            [.posixPermissions: 0o600], ofItemAtPath: path)
    }
}
