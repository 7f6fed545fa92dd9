import Testing
import Text

@Suite("Folding")
struct FoldingTests {
    @Test(
        "Disguised words fold to plain ones",
        arguments: [
            ("Hello  World", "hello world"),
            ("ＦＵＬＬ　width", "full width"),
            ("𝐇𝐞𝐥𝐥𝐨 𝓶𝔂 𝕗𝕣𝕚𝕖𝕟𝕕 𝙼𝗮𝘅", "hello my friend max"),
            ("раураl", "paypal"),
            ("Ηello", "hello"),
            ("🅰🅱 🇦🇧 ⒶⒷ 🄰", "ab ab ab a"),
            ("Z͑ͫ̓͞a̴l͚g̶o", "zalgo"),
            ("se\u{AD}xy vi\u{200D}ag\u{200B}ra\u{FEFF}", "sexy viagra"),
            ("\u{202E}abc\u{202C} \u{E0061}x", "abc x"),
            ("café naïve Ångström ßtraße", "cafe naive angstrom sstrasse"),
            ("ﬁﬃ ½ ² №", "fiffi 1/2 2 no"),
            ("ᴠɪᴀɢʀᴀ ᗩᗷᑕ ꓐꓑ ᎪᏴ", "viagra abc bp ab"),
            ("Іvan İstanbul ı", "ivan istanbul i"),
            ("１２３ ٣٤ ۱۲ 1️⃣", "123 34 12 1"),
            ("“a” ‘b’ – …", "\"a\" 'b' - ..."),
            ("a\u{A0}\u{2003}\n\t b\u{2800}", "a b "),
            ("I1l|0O rn m", "i1l|0o rn m"),
        ])
    func disguises(_ input: String, _ expected: String) {
        #expect(MappedText(input).folded().string == expected)
    }

    @Test(
        "Spread words are rejoined, lists and abbreviations are not",
        arguments: [
            ("v.i.a.g.r.a", "viagra"), ("c h e a p", "cheap"), ("c-h-e-a-p!", "cheap!"),
            ("b_u_y_ n*o*w*!", "b_u_y_ n*o*w*!"), ("c·a·s·i·n·o", "casino"),
            ("buy v.i.a.g.r.a c h e a p c-h-e-a-p", "buy viagra cheap cheap"),
            ("𝐜 𝐚 𝐬 𝐢 𝐧 𝐨", "casino"), ("c|a|s|i|n|0", "casin0"),
            ("j😂u😂d😂i", "judi"), ("l░i░n░k", "link"), ("一、二、三、四", "一、二、三、四"),
            ("a b c", "a b c"), ("U.S.A.", "u.s.a."), ("1 2 3 4 5", "1 2 3 4 5"),
            ("I.e. so", "i.e. so"), ("v.1.2.3.4", "v.1.2.3.4"), ("c h e ap", "c h e ap"),
            ("a, b, c, d", "a, b, c, d"), ("2026-11-21", "2026-11-21"),
        ])
    func spreadWords(_ input: String, _ expected: String) {
        #expect(MappedText(input).folded().string == expected)
    }

    @Test(
        "Scripts that are spelled with marks keep them",
        arguments: [
            "नमस्ते हिन्दी", "ไทยที่", "العَرَبِيَّة", "שָׁלוֹם", "がギ한글", "தமிழ்", "中文字",
        ])
    func marksStay(_ input: String) {
        #expect(MappedText(input).folded().string == input)
    }

    @Test(
        "Parts that belong together are composed",
        arguments: [("ｶﾞ", "ガ"), ("か\u{3099}", "が"), ("\u{1112}\u{1161}\u{11AB}", "한"), ("ㅎㅏ", "하")])
    func composition(_ input: String, _ expected: String) {
        #expect(MappedText(input).folded().string == expected)
    }

    @Test("A match in a folded text maps to the disguise")
    func mapping() throws {
        let source = "buy 𝐯\u{200B}i a\u{301}gra"
        let folded = MappedText(source).folded()
        #expect(folded.string == "buy vi agra")
        let range = folded.sourceRange(of: 4..<6)
        #expect(String(decoding: Array(source.utf8)[range], as: UTF8.self) == "𝐯\u{200B}i")
    }

    @Test("A rejoined word maps to all of the spread one")
    func rejoinedMapping() {
        let folded = MappedText("so c h e a p!").folded()
        #expect(folded.string == "so cheap!")
        #expect(folded.sourceRange(of: 3..<8) == 3..<12)
    }

    @Test(
        "Simple case folding keeps the number of scalars", arguments: ["ÀÉẞσΣ Straße", "ΑΒΓ", "Ⅷ"])
    func caseFolding(_ input: String) {
        let folded = MappedText(input).simpleCaseFolded()
        #expect(folded.string.unicodeScalars.count == input.unicodeScalars.count)
        #expect(folded.string == folded.simpleCaseFolded().string)
        #expect(MappedText("ÀB").simpleCaseFolded().string == "àb")
    }
}
