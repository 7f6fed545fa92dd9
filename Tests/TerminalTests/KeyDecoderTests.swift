import Terminal
import Testing

@Suite("Keys from bytes")
struct KeyDecoderTests {
    static let whole: [(String, [Key])] = [
        ("a", [.character("a")]),
        ("aS ?", [.character("a"), .character("S"), .character(" "), .character("?")]),
        ("é한😀", [.character("é"), .character("한"), .character("😀")]),
        ("\r\n\t", [.enter, .enter, .tab]),
        ("\u{7F}\u{8}", [.backspace, .backspace]),
        ("\u{3}\u{12}", [.control("c"), .control("r")]),
        ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
        ("\u{1B}OA\u{1B}OB\u{1B}OH\u{1B}OF", [.up, .down, .home, .end]),
        ("\u{1B}[5~\u{1B}[6~\u{1B}[1~", [.pageUp, .pageDown, .home]),
        ("\u{1B}[4~\u{1B}[3~", [.end, .delete]),
        ("\u{1B}[1;5A\u{1B}[5;2~", [.up, .pageUp]),
        // rxvt sends these for arrows with Shift and Ctrl: neither may become a letter.
        ("\u{1B}[a\u{1B}Oa", [.unknown, .unknown]),
        ("\u{1B}[[A\u{1B}[15~\u{1B}OP", [.unknown, .unknown, .unknown]),
        ("\u{1B}", [.escape]),
        ("\u{1B}\u{1B}", [.escape, .escape]),
        ("\u{1B}a", [.alt("a")]),
        ("\u{1B}[200~a\rs\u{1B}[Ax\u{1B}[201~b", [.paste("a\rs\u{1B}[Ax"), .character("b")]),
        ("\u{1B}[?1;2c", [.unknown]),
        ("\u{0}\u{1C}", [.unknown, .unknown]),
    ]

    @Test("Each key is known", arguments: whole)
    func known(bytes: String, keys: [Key]) {
        var decoder = KeyDecoder()
        #expect(decoder.keys(in: bytes.utf8) == keys)
    }

    @Test("In any two pieces, the same keys come, but for an Escape too many", arguments: whole)
    func pieces(bytes: String, keys: [Key]) {
        let all = Array(bytes.utf8)
        for cut in 1..<max(2, all.count) where cut < all.count {
            var decoder = KeyDecoder()
            let found = decoder.keys(in: all[..<cut]) + decoder.keys(in: all[cut...])
            let isAlt = keys == [.alt("a")]
            let isPlain = { (key: Key) in key != .escape }
            let wanted = isAlt ? [.character("a")] : keys
            #expect(found.filter(isPlain) == wanted.filter(isPlain), "cut at \(cut)")
        }
    }

    @Test("The rest of a torn sequence never becomes a letter")
    func torn() {
        for rest in ["[a", "Oa", "[1;2a", "[[a"] {
            var decoder = KeyDecoder()
            #expect(decoder.keys(in: [0x1B]) == [.escape])
            let keys = rest.utf8.flatMap { decoder.keys(in: [$0]) }
            #expect(keys == [.unknown], "\(rest)")
        }
    }

    @Test("Bytes that are no text give no letters, and what follows is read")
    func invalid() {
        for bytes: [UInt8] in [[0xFF], [0xC3, 0x28], [0x80], [0xED, 0xA0, 0x80], [0x9B, 0x41]] {
            var decoder = KeyDecoder()
            let keys = decoder.keys(in: bytes + Array("q".utf8))
            #expect(keys.last == .character("q"), "\(bytes)")
            #expect(!keys.contains(.up))
        }
    }

    @Test("Endless sequences and pastes stay small, and end")
    func endless() {
        var decoder = KeyDecoder()
        #expect(decoder.keys(in: Array("\u{1B}[".utf8)).isEmpty)
        #expect(decoder.keys(in: [UInt8](repeating: 0x31, count: 1_000_000)).isEmpty)
        #expect(decoder.keys(in: Array("Aq".utf8)) == [.up, .character("q")])
        let paste = "\u{1B}[200~" + String(repeating: "a", count: 300_000) + "\u{1B}[201~s"
        let keys = decoder.keys(in: paste.utf8)
        guard case .paste(let text)? = keys.first else {
            Issue.record("no paste")
            return
        }
        #expect(text.utf8.count == KeyDecoder.pasteByteCount)
        #expect(keys.dropFirst() == [.character("s")])
    }

    @Test("Random bytes never stop it")
    func random() {
        var seed: UInt64 = 42
        var decoder = KeyDecoder()
        for _ in 0..<2_000 {
            var bytes: [UInt8] = []
            for _ in 0..<20 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(UInt8(truncatingIfNeeded: seed >> 33))
            }
            _ = decoder.keys(in: bytes)
        }
        let keys = decoder.keys(in: Array("\u{1B}[201~\u{1B}[201~qq".utf8))
        #expect(keys.last == .character("q"))
    }
}
