import ArgumentParser

/// How a list is written.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    /// Columns for people.
    case table
    /// Comma-separated values as in RFC 4180, with a line of names.
    case csv
    /// A JSON object a line.
    case jsonl
    /// Ids alone, a line each.
    case ids
}
