import Foundation
import JSON
import Moderation

/// Builds a JSON object, leaving out what is nil.
struct ObjectWriter {
    private(set) var object = JSONObject()

    /// The object built.
    var json: JSONValue { .object(object) }

    mutating func set(_ key: String, _ value: JSONValue?) {
        if let value { object[key] = value }
    }

    mutating func set(_ key: String, _ value: String?) { set(key, value.map(JSONValue.string)) }

    mutating func set(_ key: String, _ value: Int?) {
        set(key, value.map { JSONValue.integer(Int64($0)) })
    }

    mutating func set(_ key: String, _ value: Bool?) { set(key, value.map(JSONValue.bool)) }

    mutating func set(_ key: String, _ value: Date?) { set(key, value.map(Timestamp.text)) }

    /// Numbers that are whole are written as integers, as people write points.
    mutating func set(_ key: String, _ value: Double?) {
        set(key, value.map(JSONValue.init(number:)))
    }
}

extension JSONValue {
    /// A number as people write it: `3`, not `3.0`.
    public init(number: Double) {
        if let whole = Int64(exactly: number) {
            self = .integer(whole)
        } else {
            self = .real(number)
        }
    }
}
