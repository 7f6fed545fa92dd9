import Foundation
import JSON
import Testing

@Suite(.disabled(if: Suites.areAbsent, "the suites are absent; set WINNOW_SHARED"))
struct SuiteTests {
    /// Valid by RFC 8259, refused by us: duplicate keys, and U+0000 in a key.
    static let refusedByDesign: Set = [
        "y_object_duplicated_key.json",
        "y_object_duplicated_key_and_value.json",
        "y_object_escaped_null_in_key.json",
    ]

    @Test("JSONTestSuite: what must parse does, but for what we refuse by design")
    func mustParse() throws {
        let cases = try Suites.cases().filter { $0.name.hasPrefix("y_") }
        #expect(cases.count > 90)
        for (name, bytes) in cases {
            let isRefused = fault(bytes) != nil
            #expect(isRefused == Self.refusedByDesign.contains(name), "\(name)")
        }
    }

    @Test("JSONTestSuite: what must fail does, at a place inside the text")
    func mustFail() throws {
        let cases = try Suites.cases().filter { $0.name.hasPrefix("n_") }
        #expect(cases.count > 180)
        for (name, bytes) in cases {
            let error = try #require(fault(bytes), "\(name)")
            #expect((0...bytes.count).contains(error.utf8Offset), "\(name)")
        }
    }

    @Test("JSONTestSuite: what may go either way does not crash and round-trips")
    func mayFail() throws {
        for (name, bytes) in try Suites.cases() where name.hasPrefix("i_") {
            guard let value = try? JSONValue(parsing: bytes) else { continue }
            #expect(try JSONValue(parsing: value.serialized()) == value, "\(name)")
        }
    }

    @Test("Naughty strings come back byte by byte, in both layouts")
    func naughtyStrings() throws {
        let data = try Data(contentsOf: Suites.json.appending(path: "blns.json"))
        let strings = try #require(try JSONValue(parsing: [UInt8](data)).arrayValue)
        #expect(strings.count > 400)
        for layout in [JSONValue.Layout.compact, .pretty] {
            let text = JSONValue.array(strings).serialized(layout)
            let again = try #require(try JSONValue(parsing: text).arrayValue)
            for (one, other) in zip(strings, again) {
                let (one, other) = (try #require(one.stringValue), try #require(other.stringValue))
                #expect(Array(one.utf8) == Array(other.utf8))
            }
        }
    }
}
