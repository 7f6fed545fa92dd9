import JSON
import TestSupport
import Testing

struct WritingTests {
    static let texts: [(JSONValue, String)] = [
        (nil, "null"), (true, "true"), (-12, "-12"), (.integer(.min), "-9223372036854775808"),
        (1.0, "1.0"), (0.1, "0.1"), (-0.0, "-0.0"), (1e300, "1e+300"),
        (.real(.leastNonzeroMagnitude), "5e-324"),
        (.real(.nan), "null"), (.real(.infinity), "null"), (.real(-.infinity), "null"),
        ("a\"\\/é😀", #""a\"\\/é😀""#),
        ("\u{0}\u{8}\t\n\u{B}\u{C}\r\u{1F}", #""\u0000\b\t\n\u000b\f\r\u001f""#),
        ("\u{7F}\u{80}\u{9B}\u{A0}\u{AD}", "\"\\u007f\\u0080\\u009b\u{A0}\\u00ad\""),
        ("\u{2028}\u{2029}\u{202A}\u{202E}", #""\u2028\u2029\u202a\u202e""#),
        ("\u{200B}\u{200F}\u{2060}\u{2066}\u{2069}", #""\u200b\u200f\u2060\u2066\u2069""#),
        ("\u{2010}\u{2027}\u{202F}\u{61B}\u{61D}", "\"\u{2010}\u{2027}\u{202F}\u{61B}\u{61D}\""),
        ("\u{61C}\u{180E}\u{FEFF}\u{FFFD}", "\"\\u061c\\u180e\\ufeff\u{FFFD}\""),
        ("\u{E0041}\u{E0080}", "\"\\udb40\\udc41\u{E0080}\""),
        ([], "[]"), ([:], "{}"), ([1, [2], [:]], "[1,[2],{}]"),
        (["b": 1, "a": [nil]], #"{"b":1,"a":[null]}"#),
    ]

    @Test("Values have one compact text", arguments: texts)
    func compact(value: JSONValue, text: String) throws {
        #expect(value.serialized() == text)
        var bytes = Array("x".utf8)
        value.write(into: &bytes)
        #expect(bytes == Array("x\(text)".utf8))
        guard case .real(let number) = value, !number.isFinite else {
            return #expect(try JSONValue(parsing: text) == value)
        }
    }

    @Test("The pretty layout is sorted and stable, whatever the order of the members")
    func pretty() {
        let one: JSONValue = ["b": [1, ["x": nil]], "a": [:], "é": [], "B": 1.5]
        let other: JSONValue = ["B": 1.5, "é": [], "a": [:], "b": [1, ["x": nil]]]
        let text = """
            {
              "B": 1.5,
              "a": {},
              "b": [
                1,
                {
                  "x": null
                }
              ],
              "é": []
            }
            """
        #expect(one.serialized(.pretty) == text)
        #expect(other.serialized(.pretty) == text)
        #expect(one.serialized(sortedKeys: true) == #"{"B":1.5,"a":{},"b":[1,{"x":null}],"é":[]}"#)
    }

    @Test("Every scalar comes back, and the compact text has no control character")
    func everyScalar() throws {
        let scalars = (0...0x10FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
        for start in stride(from: 0, to: scalars.count, by: 4_096) {
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars[start..<min(start + 4_096, scalars.count)])
            let bytes = Array(JSONValue.string(String(text)).serialized().utf8)
            let again = try #require(try JSONValue(parsing: bytes).stringValue)
            #expect(Array(again.utf8) == Array(String(text).utf8))
            #expect(bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
        }
    }

    @Test("A character is written the same wherever in the text it stands")
    func places() throws {
        let common = (0..<0x300 as Range<UInt32>).compactMap(Unicode.Scalar.init)
        let rare: [Unicode.Scalar] = ["\u{2028}", "\u{FEFF}", "\u{1F600}"]
        for mark in (common + rare).map(String.init) {
            let alone = JSONValue.string(mark).serialized().dropFirst().dropLast()
            for before in 0..<18 {
                for after in [0, 1, 9] {
                    let front = String(repeating: "a", count: before)
                    let back = String(repeating: "z", count: after)
                    let text = JSONValue.string(front + mark + back).serialized()
                    #expect(text == "\"\(front)\(alone)\(back)\"")
                }
            }
        }
    }

    @Test("Whatever is written parses back equal", arguments: 0..<20 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var numbers = SeededRandom(seed: seed)
        for _ in 0..<200 {
            let value = RandomValue.make(depth: 5, using: &numbers)
            #expect(try JSONValue(parsing: value.serialized()) == value)
            #expect(try JSONValue(parsing: value.serialized(.pretty)) == value)
            #expect(try JSONValue(parsing: value.serialized(sortedKeys: true)) == value)
        }
    }

    @Test(
        "Mutated texts either fail at a place inside or round-trip",
        arguments: 0..<20 as Range<UInt64>)
    func mutations(seed: UInt64) throws {
        var numbers = SeededRandom(seed: seed &+ 1_000)
        for _ in 0..<500 {
            let value = RandomValue.make(depth: 4, using: &numbers)
            var bytes = Array(value.serialized().utf8)
            RandomValue.mutate(&bytes, using: &numbers)
            do throws(JSONError) {
                let parsed = try JSONValue(parsing: bytes)
                #expect(fault(parsed.serialized()) == nil)
            } catch {
                #expect((0...bytes.count).contains(error.utf8Offset))
                #expect(error.line >= 1 && error.column >= 1)
                #expect(error.message.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
            }
        }
    }
}
