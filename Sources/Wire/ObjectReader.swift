import Foundation
import JSON
import Moderation

/// Reads a JSON object field by field, and collects everything that is wrong with it.
///
/// A field that is absent or `null` is nil. Keys that nobody asked for are refused by name when
/// `finish` is called, so that a misspelt key is not silently lost.
public struct ObjectReader {
    private let object: JSONObject
    private let path: String
    private var known: [String] = []
    /// Whether there was an object to read; in none, nothing is missing.
    private let isObject: Bool
    /// So many problems are told of at most, or one line of hostile input would have a long answer.
    private static let problemLimit = 32
    /// What is wrong so far, the first 32 of it.
    public private(set) var problems: [FieldProblem] = []

    /// Reads `json`; anything but an object is a problem, and reads as an empty one.
    ///
    /// `path` is the name of the object in messages; empty at the top.
    public init(_ json: JSONValue, path: String = "") {
        self.path = path
        if case .object(let object) = json {
            self.object = object
            isObject = true
        } else {
            object = JSONObject()
            isObject = false
            problem(at: nil, "wrong_type", "expected an object, found \(json.kind)")
        }
    }

    /// The full name of a key.
    public func name(_ key: String?) -> String {
        guard let key else { return path.isEmpty ? "params" : path }
        return path.isEmpty ? key : "\(path).\(key)"
    }

    /// Notes a problem with a key, or with the object itself.
    public mutating func problem(at key: String?, _ reason: String, _ message: String) {
        guard problems.count < Self.problemLimit else { return }
        problems.append(FieldProblem(field: name(key), reason: reason, message: message))
    }

    /// Takes over what a nested reader found.
    public mutating func adopt(_ found: [FieldProblem]) {
        problems += found.prefix(Self.problemLimit - problems.count)
    }

    /// The value of a key as it is; nil if it is absent or `null`.
    public mutating func value(_ key: String) -> JSONValue? {
        known.append(key)
        guard let value = object[key], !value.isNull else { return nil }
        return value
    }

    private mutating func typed<Value>(
        _ key: String, _ expected: String, _ read: (JSONValue) -> Value?
    ) -> Value? {
        guard let value = value(key) else { return nil }
        if let result = read(value) { return result }
        problem(at: key, "wrong_type", "expected \(expected), found \(value.kind)")
        return nil
    }

    /// A string.
    public mutating func string(_ key: String) -> String? { typed(key, "a string", \.stringValue) }

    /// A whole number within `range`.
    public mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let number = typed(key, "a whole number", \.integerValue) else { return nil }
        if let result = Int(exactly: number), range.contains(result) { return result }
        problem(at: key, "out_of_range", "expected \(range.lowerBound) to \(range.upperBound)")
        return nil
    }

    /// Any number.
    public mutating func number(_ key: String) -> Double? { typed(key, "a number", \.doubleValue) }

    /// `true` or `false`.
    public mutating func bool(_ key: String) -> Bool? { typed(key, "true or false", \.boolValue) }

    /// An ISO 8601 instant, such as `2026-11-21T07:00:00Z`.
    public mutating func date(_ key: String) -> Date? {
        guard let text = string(key) else { return nil }
        if let date = Timestamp.date(text) { return date }
        problem(
            at: key, "invalid_date",
            "expected a date and time such as 2026-11-21T07:00:00Z or 2026-11-21T08:00:00+01:00")
        return nil
    }

    /// One of an enumeration's names.
    public mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, _: Choice.Type = Choice.self
    ) -> Choice? where Choice.RawValue == String {
        guard let text = string(key) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        problem(at: key, "unknown_value", "expected one of \(names)")
        return nil
    }

    /// A submission's id.
    public mutating func id(_ key: String) -> SubmissionID? {
        guard let text = string(key) else { return nil }
        if let id = SubmissionID(text) { return id }
        problem(at: key, "invalid_id", "expected an id of 26 letters and digits")
        return nil
    }

    /// A list of values, each read by `read`.
    public mutating func list<Element>(
        _ key: String, _ read: (JSONValue, _ path: String) throws(WireError) -> Element
    ) -> [Element]? {
        guard let values = typed(key, "a list", \.arrayValue) else { return nil }
        var elements: [Element] = []
        for (position, value) in values.enumerated() {
            do {
                elements.append(try read(value, "\(name(key))[\(position)]"))
            } catch {
                adopt(error.problems)
            }
        }
        return elements
    }

    /// A nested object, read by `read`; nil if it is absent.
    public mutating func object<Result>(
        _ key: String, _ read: (inout ObjectReader) -> Result
    ) -> Result? {
        guard let value = value(key) else { return nil }
        var reader = ObjectReader(value, path: name(key))
        let result = read(&reader)
        reader.refuseUnknownKeys()
        adopt(reader.problems)
        return result
    }

    /// A value that must be there: notes a problem if it is absent and nothing else is wrong.
    public mutating func required<Value>(_ key: String, _ value: Value?) -> Value? {
        if value == nil, isObject, self.object[key].map(\.isNull) ?? true {
            problem(at: key, "missing", "is required")
        }
        return value
    }

    private mutating func refuseUnknownKeys() {
        for key in object.keys where !known.contains(key) {
            guard problems.count < Self.problemLimit else { return }
            problem(
                at: key, "unknown_key",
                "is not a key here; known are \(known.joined(separator: ", "))")
        }
    }

    /// Ends the reading.
    ///
    /// - Throws: everything that was wrong, including keys that nobody asked for.
    public mutating func finish() throws(WireError) {
        refuseUnknownKeys()
        guard problems.isEmpty else { throw WireError(problems: problems) }
    }
}
