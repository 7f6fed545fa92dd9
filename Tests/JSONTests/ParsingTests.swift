import JSON
import Testing

struct ParsingTests {
    static let values: [(String, JSONValue)] = [
        ("null", nil), (" true\n", true), ("false", false),
        ("0", 0), ("-0", 0), ("-7", -7), ("9223372036854775807", .integer(.max)),
        ("-9223372036854775808", .integer(.min)),
        ("1.0", 1.0), ("1e2", 100.0), ("-0.0", -0.0), ("1E-2", 0.01),
        ("5e-324", .real(.leastNonzeroMagnitude)),
        (#""""#, ""), (#""a\u0000b""#, "a\u{0}b"), (#""\ud83d\ude00\/\n""#, "😀/\n"),
        ("\"é\u{7f}\"", "é\u{7F}"),
        ("[]", []), ("[1,[null],{}]", [1, [nil], [:]]),
        (#"{"a":{"b":[1]},"":2}"#, ["a": ["b": [1]], "": 2]),
    ]

    @Test("Every kind of value may stand at the top", arguments: values)
    func anyValue(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: text) == value)
        #expect(try JSONValue(parsing: Array(text.utf8)) == value)
    }

    @Test("Keys keep their order, and accessors find what is there")
    func orderAndAccess() throws {
        let text = #"{"z":1,"a":"text","m":[true],"r":0.5,"n":null}"#
        let value = try JSONValue(parsing: text)
        #expect(value.objectValue.map { Array($0.keys) } == ["z", "a", "m", "r", "n"])
        #expect(value["z"]?.integerValue == 1)
        #expect(value["z"]?.doubleValue == 1)
        #expect(value["r"]?.doubleValue == 0.5)
        #expect(value["r"]?.integerValue == nil)
        #expect(value["a"]?.stringValue == "text")
        #expect(value["m"]?.arrayValue?.first?.boolValue == true)
        #expect(value["n"]?.isNull == true)
        #expect(value["x"] == nil)
        #expect(value["a"]?["z"] == nil)
        #expect(value.serialized() == text)
    }

    @Test("A slice is parsed alone, with offsets from its own start")
    func slice() throws {
        let bytes = Array("[1] [x]".utf8)
        #expect(try JSONValue(parsing: bytes[..<3]) == [1])
        do throws(JSONError) {
            _ = try JSONValue(parsing: bytes[4...])
            Issue.record("parsed")
        } catch {
            #expect(error.utf8Offset == 1)
        }
    }

    @Test("Nesting is bounded outside strings only, and brackets in strings do not count")
    func depth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(fault(nested(64)) == nil)
        #expect(
            fault(nested(65))
                == JSONError(message: "nested deeper than 64", line: 1, column: 65, utf8Offset: 64))
        #expect(fault(nested(1), maximumDepth: 0)?.utf8Offset == 0)
        #expect(fault("1", maximumDepth: 0) == nil)
        #expect(fault("1", maximumDepth: -1) == nil)
        #expect(fault(nested(1_000), maximumDepth: .max) == nil)
        #expect(fault(nested(1_001), maximumDepth: .max)?.message == "nested deeper than 1000")
        #expect(fault(#"["\"\\[[[[",[]]"#, maximumDepth: 2) == nil)
        #expect(fault(#"["\"\\[[[[",[[]]]"#, maximumDepth: 2)?.utf8Offset == 13)
        #expect(fault(String(repeating: "[]", count: 100)) != nil)
        #expect(fault("[" + Array(repeating: "{}", count: 100).joined(separator: ",") + "]") == nil)
    }

    @Test("A text that is too long is refused before it is read")
    func size() {
        #expect(fault(Array("[12]".utf8), maximumByteCount: 4) == nil)
        let error = fault(Array("[12]".utf8), maximumByteCount: 3)
        #expect(error?.message == "text of 4 bytes is longer than 3")
        let long = [UInt8](repeating: UInt8(ascii: "["), count: 100_000_000)
        #expect(fault(long)?.message == "text of 100000000 bytes is longer than 1048576")
        let deep = Array(long.prefix(2_000_000))
        #expect(fault(deep, maximumByteCount: .max)?.message == "nested deeper than 64")
    }

    @Test("Texts made to be slow take no longer than others of their length")
    func hostileButLinear() throws {
        let members = (0..<100_000).map { "\"key\($0)\":\($0)" }
        let text = "{" + members.joined(separator: ",") + "}"
        let value = try JSONValue(parsing: Array(text.utf8), maximumByteCount: 8_000_000)
        #expect(value["key99999"] == 99_999)
        #expect(value.objectValue?.keys.allSatisfy { value[$0] != nil } == true)
        let size = 1_000_000
        #expect(fault("\"" + String(repeating: "\\", count: size)) != nil)
        #expect(fault(String(repeating: "1", count: size)) != nil)
        #expect(fault("[" + String(repeating: " \"[\",", count: size / 5)) != nil)
        #expect(fault("\"" + String(repeating: "é\u{301}", count: size / 4)) != nil)
    }
}
