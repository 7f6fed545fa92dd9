import CGumbo
import Testing

@testable import HTML

/// Parses published HTML again and records whatever is outside the allow-list.
struct SafetyCheck: TreeVisitor {
    private static let attributes: [String: Set<String>] = [
        "a": ["href", "title", "rel"], "blockquote": ["cite"], "q": ["cite"], "del": ["datetime"],
    ]
    private static let names: Set<String> = [
        "a", "abbr", "acronym", "b", "blockquote", "br", "cite", "code", "del", "em", "i", "li",
        "ol", "p", "pre", "q", "s", "strike", "strong", "ul",
    ]
    private(set) var problems: [String] = []

    static func problems(in html: String) -> [String] {
        var check = SafetyCheck()
        Array(html.utf8).withUnsafeBufferPointer { Fragment.visit($0, with: &check) }
        return check.problems
    }

    mutating func enter(_ element: Element) -> Bool {
        let name = String(cString: gumbo_normalized_tagname(element.node.pointee.v.element.tag))
        if element.isForeign || !Self.names.contains(name) { problems.append("element \(name)") }
        let list = element.node.pointee.v.element.attributes
        for index in 0..<Int(list.length) {
            guard let pointer = list.data[index] else { continue }
            let attribute = pointer.assumingMemoryBound(to: GumboAttribute.self).pointee
            check(String(cString: attribute.name), String(cString: attribute.value), of: name)
        }
        return true
    }

    private mutating func check(_ attribute: String, _ value: String, of name: String) {
        if Self.attributes[name]?.contains(attribute) != true {
            problems.append("attribute \(name).\(attribute)")
        }
        if attribute == "href" || attribute == "cite" {
            let scheme = WebAddress(parsing: value)?.scheme ?? "none"
            if !["http", "https", "mailto"].contains(scheme) {
                problems.append("scheme \(scheme)")
            }
        }
        if attribute == "rel", value != "nofollow ugc noopener" { problems.append("rel \(value)") }
    }

    mutating func leave(_ element: Element) {}
    mutating func text(_ text: UnsafePointer<CChar>, original: GumboStringPiece) {}
    mutating func comment(_ text: UnsafePointer<CChar>) { problems.append("comment") }
    mutating func unparsed(_ bytes: UnsafeBufferPointer<UInt8>) { problems.append("unparsed") }

    /// Records an issue unless `html` is published safely, and the same when published again.
    static func expectSafe(_ html: String) {
        let once = Sanitizer.html(fromHTML: html)
        let problems = problems(in: once)
        if !problems.isEmpty { Issue.record("\(problems) of \(html.debugDescription): \(once)") }
        let twice = Sanitizer.html(fromHTML: once)
        if !twice.utf8.elementsEqual(once.utf8) {
            Issue.record("\(html.debugDescription) is \(once.debugDescription), then \(twice)")
        }
    }
}
