import Foundation
import GRDB

/// Finds part of a text in any case.
///
/// SQLite's `LIKE` knows the case of ASCII letters only, but is fast; a needle with others goes
/// through our own function.
enum TextSearch {
    /// A condition that one of `columns` holds `needle`, and its arguments.
    static func condition(_ columns: [String], hold needle: String) -> (String, [SQLValue]) {
        let isPlain = needle.utf8.count <= 1000 && needle.utf8.allSatisfy { (1..<128).contains($0) }
        let test = isPlain ? "%@ LIKE ? ESCAPE '\\'" : "winnow_contains(%@, ?)"
        let argument = isPlain ? "%\(escaped(needle))%" : needle.lowercased()
        let tests = columns.map { test.replacingOccurrences(of: "%@", with: $0) }
        return (
            "(" + tests.joined(separator: " OR ") + ")",
            columns.map { _ in .text(argument) }
        )
    }

    private static func escaped(_ needle: String) -> String {
        needle.replacingOccurrences(of: "\\", with: "\\\\")
            .replacingOccurrences(of: "%", with: "\\%")
            .replacingOccurrences(of: "_", with: "\\_")
    }

    /// `winnow_contains(text, needle)`, for a needle in lower case; NULL holds nothing.
    static let function = DatabaseFunction("winnow_contains", argumentCount: 2, pure: true) {
        values in
        guard let text = String.fromDatabaseValue(values[0]),
            let needle = String.fromDatabaseValue(values[1])
        else { return false }
        return text.lowercased().contains(needle)
    }
}
