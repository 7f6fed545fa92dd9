import Testing
import YAML

@Suite("YAML values")
struct YAMLValueTests {
    enum Fruit: String, CaseIterable {
        case apple, pear
    }

    private func mapping(_ text: String) throws -> YAMLMapping {
        try YAMLDocument(file: "f", text: text).root.mapping()
    }

    private func problem(_ body: () throws -> Void) -> String? {
        do { try body() } catch { return "\(error)" }
        return nil
    }

    @Test("a value of another type is refused with its place")
    func types() throws {
        let map = try mapping("a: x\nb: [1]\nc:\nd: yes\ne: '3'\nf: 1.5\ng: .inf\nh: {}\n")
        func node(_ key: String) throws -> YAMLNode { try map.value(of: key) }
        #expect(problem { _ = try node("a").number() } == "f:1:4: expected a number, found \"x\"")
        #expect(problem { _ = try node("b").text() } == "f:2:4: expected text, found a list")
        #expect(problem { _ = try node("c").text() } == "f:3:3: expected text, found nothing")
        #expect(
            problem { _ = try node("d").boolean() }
                == "f:4:4: expected true or false, found \"yes\"")
        #expect(
            problem { _ = try node("e").number() }
                == "f:5:4: expected a number, found text in quotes")
        #expect(
            problem { _ = try node("f").integer(in: 0...9) }
                == "f:6:4: expected a whole number, found \"1.5\"")
        #expect(
            problem { _ = try node("g").number() } == "f:7:4: expected a number, found \".inf\"")
        #expect(problem { _ = try node("h").list() } == "f:8:4: expected a list, found a mapping")
        #expect(problem { _ = try node("x") } == "f:1:1: missing key \"x\"")
        #expect(
            problem { _ = try node("a").choice(of: Fruit.self) }
                == "f:1:4: expected apple or pear, found \"x\"")
        #expect(problem { _ = try node("f").integer(in: 3...9) } != nil)
    }

    @Test("words that YAML 1.1 takes for booleans stay what they are")
    func words() throws {
        let map = try mapping("on: [content]\nno: off\n~: x\n")
        #expect(map["on"] != nil)
        #expect(try map.value(of: "no").text() == "off")
    }

    @Test("an unknown key is named with the key that was meant")
    func unknownKeys() throws {
        let map = try mapping("group: x\nrulse: []\nzzz: 1\n")
        let problems = map.unknownKeys(known: ["group", "cap", "rules", "lists"])
        #expect(
            problems.map(\.description) == [
                "f:2:1: unknown key \"rulse\", meant \"rules\"?", "f:3:1: unknown key \"zzz\"",
            ])
    }

    @Test("the nearest name is found, and none where none is near")
    func spelling() {
        let names = ["content", "links.count", "author.approved"]
        #expect(Spelling.nearest(to: "author.aproved", among: names) == "author.approved")
        #expect(Spelling.nearest(to: "links.cuont", among: names) == "links.count")
        #expect(Spelling.nearest(to: "weather", among: names) == nil)
        #expect(Spelling.nearest(to: "", among: names) == nil)
    }
}
