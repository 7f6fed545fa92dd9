import Foundation
import JSON
import Moderation
import Text

/// Submissions in columns, for people and for programs.
struct SubmissionTable {
    /// What stands in the columns.
    var fields: [SubmissionField]
    /// From when ages are counted.
    var now: Date

    /// The columns of a list for people.
    static let usual: [SubmissionField] = [.id, .status, .score, .age, .author, .text]
    /// The columns of a file, unless others are asked for.
    static let whole: [SubmissionField] = [
        .id, .status, .kind, .received, .score, .rules, .post, .author, .email, .url, .ip, .text,
    ]

    /// Aligned columns under their names, no wider than the terminal where a column can give way.
    func lines(_ page: [StoredSubmission], width: Int, ink: Ink) -> [String] {
        let flexible = fields.last { $0 == .text } ?? fields.last { $0.isForeign || $0 == .rules }
        var table = TextTable(
            fields.map { field in
                TextTable.Column(
                    title: field.rawValue,
                    isNumber: field == .score || field == .age || field == .revision,
                    isFlexible: field == flexible)
            })
        for stored in page { table.add(fields.map { cell($0, stored) }) }
        return table.lines(width: width, ink: ink)
    }

    private func cell(_ field: SubmissionField, _ stored: StoredSubmission) -> String {
        switch field {
        case .age: return Phrases.age(stored.receivedAt, at: now)
        case .author:
            return VisibleText.truncated(Phrases.author(stored.submission), toColumns: 24)
        case .text: return String(Phrases.text(stored.submission).prefix(300))
        default: return String(field.text(of: stored).prefix(300))
        }
    }

    /// The names of the columns, comma-separated.
    var header: String { fields.map(\.rawValue).joined(separator: ",") }

    /// A line of comma-separated values (RFC 4180).
    ///
    /// Where a stranger's text begins with what a spreadsheet takes for a formula, an apostrophe
    /// is put before it.
    func csv(_ stored: StoredSubmission) -> String {
        fields.map { field in
            var text = field.text(of: stored)
            if field.isForeign, let first = text.first, "=+-@\t\r".contains(first) {
                text = "'" + text
            }
            let isPlain = !text.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
            return isPlain ? text : "\"\(text.replacing("\"", with: "\"\""))\""
        }.joined(separator: ",")
    }

    /// An object with the fields.
    func json(_ stored: StoredSubmission) -> JSONValue {
        .object(JSONObject(fields.map { ($0.rawValue, $0.json(of: stored)) }))
    }
}
