import JSON
import Testing

struct ObjectTests {
    @Test("Setting keeps places, adds at the end and removes", arguments: [3, 16, 17, 100])
    func editing(count: Int) {
        var object = JSONObject((0..<count).map { ("k\($0)", .integer(Int64($0))) })
        #expect(object.count == count)
        object["k1"] = "changed"
        object["new"] = true
        object["k0"] = nil
        object["absent"] = nil
        #expect(object.count == count)
        #expect(object.keys.first { _ in true } == "k1")
        #expect(object["k1"] == "changed")
        #expect(object["k0"] == nil)
        #expect(object["k2"] == 2)
        #expect(object.members.last?.key == "new")
        #expect(object["new"] == true)
    }

    @Test("Order does not count in equality or hash", arguments: [2, 40])
    func equality(count: Int) {
        let pairs = (0..<count).map { ("k\($0)", JSONValue.integer(Int64($0))) }
        let one = JSONObject(pairs)
        let other = JSONObject(pairs.reversed())
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
        var changed = other
        changed["k0"] = 7
        #expect(one != changed)
        changed["k0"] = nil
        #expect(one != changed)
    }

    @Test("Keys of other bytes are other keys, even where Unicode calls them equivalent")
    func exactKeys() throws {
        let value = try JSONValue(parsing: "{\"\u{E9}\":1,\"e\u{301}\":2}")
        #expect(value["\u{E9}"] == 1)
        #expect(value["e\u{301}"] == 2)
    }

    @Test("Where a literal gives a key twice, the last value stands")
    func repeatedLiteral() {
        let object: JSONObject = ["a": 1, "b": 2, "a": 3]
        #expect(object == ["a": 3, "b": 2])
        #expect(object.map(\.key) == ["a", "b"])
        #expect(JSONObject().isEmpty)
    }
}
