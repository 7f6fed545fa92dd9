import JSON

/// Patterns of transcripts, as `fixtures/README.md` describes them.
struct JSONPattern {
    private var names: [String: JSONValue] = [:]

    /// A text to send, with `${name}` replaced by what the name stands for.
    func filled(_ text: String) -> String {
        names.reduce(text) { text, name in
            text.replacing("${\(name.key)}", with: name.value.stringValue ?? "")
        }
    }

    /// Where a value does not match; nil if it does.
    mutating func difference(_ value: JSONValue, _ pattern: JSONValue, at path: String = "")
        -> String?
    {
        switch (pattern, value) {
        case (.string("*"), _): return nil
        case (.string(let text), _) where text.hasPrefix("${") && text.hasSuffix("}"):
            let name = String(text.dropFirst(2).dropLast())
            guard let known = names[name] else {
                names[name] = value
                return nil
            }
            return known == value ? nil : "\(path): \(name) was something else before"
        case (.object(let members), .object(let object)):
            for member in members {
                let place = "\(path)/\(member.key)"
                guard let found = object[member.key] else { return "\(place): is missing" }
                if let difference = difference(found, member.value, at: place) { return difference }
            }
            return nil
        case (.array(let patterns), .array(let elements)):
            guard patterns.count == elements.count else {
                return "\(path): \(elements.count) elements"
            }
            for (position, pattern) in patterns.enumerated() {
                let place = "\(path)/\(position)"
                if let difference = difference(elements[position], pattern, at: place) {
                    return difference
                }
            }
            return nil
        default:
            if let number = pattern.doubleValue, number == value.doubleValue { return nil }
            return pattern == value
                ? nil : "\(path): \(value.serialized()) is not \(pattern.serialized())"
        }
    }
}
