import YAML

/// A rule with the places of its parts, before patterns and conditions are compiled.
struct RuleDraft {
    var rule: Rule
    /// The pattern's text.
    var match: YAMLNode?
    /// The condition's text.
    var condition: YAMLNode?
    /// The name of the list's file.
    var listFile: YAMLNode?
    /// The name of the file with the exceptions from the list.
    var exceptFile: YAMLNode?
    /// Whether its file stood in a set that was compiled as a whole without an error.
    var isProven = false
}
