import Testing

@testable import YAML

@Suite("YAML nodes as bytes")
struct YAMLBytesTests {
    private static let text = """
        group: links
        empty:
        rules:
          - id: A
            spam: [x]
            text: 'it''s'
            block: |
              läng
            quoted: "a\\tb"
            deep: [[1, {spam: 2}], []]
        spam: {spam: 3}
        """

    private func root() throws -> YAMLNode {
        try YAMLDocument(file: "f.yaml", text: Self.text).root
    }

    @Test("a node comes back with all its places and styles")
    func roundTrip() throws {
        let root = try root()
        #expect(YAMLNode(bytes: root.bytes(leavingOut: []), file: "f.yaml") == root)
    }

    @Test("keys are left out of mappings in a list, and nowhere else")
    func leftOut() throws {
        let bytes = try root().bytes(leavingOut: ["spam"])
        let map = try #require(YAMLNode(bytes: bytes, file: "g.yaml")).mapping()
        #expect(map["spam"] != nil)
        #expect(try map["spam"]?.mapping()["spam"] != nil)
        let rule = try map.value(of: "rules").list()[0].mapping()
        #expect(rule.entries.map(\.key) == ["id", "text", "block", "quoted", "deep"])
        #expect(rule.place(of: "text") == YAMLPlace(file: "g.yaml", line: 6, column: 5))
    }

    @Test("bytes that are cut short are no node")
    func cut() throws {
        let bytes = try root().bytes(leavingOut: [])
        for count in bytes.indices {
            #expect(YAMLNode(bytes: Array(bytes[..<count]), file: "f") == nil)
        }
        #expect(YAMLNode(bytes: bytes + [0], file: "f") == nil)
    }

    @Test("damaged bytes are another node or none, and cost no more than their length")
    func damaged() throws {
        let bytes = try root().bytes(leavingOut: [])
        for place in bytes.indices {
            for value in [UInt8](0...20) + [0x7F, 0x80, 0xFF] {
                var other = bytes
                other[place] = value
                _ = YAMLNode(bytes: other, file: "f")
            }
        }
        let deep =
            [UInt8](repeating: 0, count: 0) + (0..<200).flatMap { _ in [16, 1, 1, 1] as [UInt8] }
        #expect(YAMLNode(bytes: deep + [0, 1, 1, 0], file: "f") == nil)
        let long: [UInt8] = [16, 1, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]
        #expect(YAMLNode(bytes: long, file: "f") == nil)
    }
}
