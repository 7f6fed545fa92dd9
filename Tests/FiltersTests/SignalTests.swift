import Foundation
import Moderation
import Testing

@testable import Filters

@Suite("A text's signals")
struct SignalTests {
    private func print(_ text: String) -> TextPrint? { TextSignals(of: text).print }

    @Test(
        "what is no word makes no difference",
        arguments: [
            "great post i bookmarked it", "Great post! I bookmarked it.",
            "<p>Great <b>post</b></p><br>I bookmarked it", "gre<b>at</b> post i bookmarked it",
            "Great post 24 I bookmarked it 7", "great\u{200B} po\u{AD}st i bookmarked it",
            "great post https://x.example/a?b=c i bookmarked it",
            "great post [url=http://x.example]i bookmarked[/url] it",
            "great post www.x.example/y i bookmarked it", "great post i&nbsp;bookmarked it",
            "ｇｒｅａｔ post i bookmarked it", "gre\u{301}at post i bookmarked it",
            "𝐠𝐫𝐞𝐚𝐭 post i bookmarked it",
            "<a href='http://x.example/'>great</a> post i bookmarked it",
        ])
    func disguise(text: String) {
        #expect(print(text) == print("great post i bookmarked it"))
    }

    @Test("upper case beyond ASCII is lower case")
    func upperCase() {
        #expect(print("ÉTÉ ÀÉ ПРИВЕТ ЁЛКА ŁÓDŹ ĐA") == print("été àé привет ёлка łódź đa"))
    }

    @Test("other words, and another order, make another print")
    func otherWords() {
        let text = "one two three four five"
        #expect(print(text) != print("one two three four six"))
        #expect(print(text)?.exact != print("two one three four five")?.exact)
    }

    @Test(
        "too few words have no print",
        arguments: ["", "Nice", "Thanks a lot!", "https://a.example/b c d", "1 2 3 4 5", "你好朋友"])
    func tooFew(text: String) {
        #expect(print(text) == nil)
    }

    @Test("Chinese and Japanese are told by their characters")
    func withoutSpaces() {
        #expect(print("这个网站真的非常好看") != nil)
        #expect(print("这个网站真的非常好看") == print("这个网站，真的非常好看！"))
    }

    @Test("most texts of 40 words stay near when one of them changes, and none gets near others")
    func nearness() {
        var generator = Seeded(state: 7)
        let vocabulary = (0..<800).map { "w" + String($0 * 7919, radix: 26) }
        var near = 0
        var others: [UInt64] = []
        for _ in 0..<500 {
            var words = (0..<40).map { _ in vocabulary.randomElement(using: &generator) ?? "" }
            let before = print(words.joined(separator: " "))?.similar ?? 0
            words[Int.random(in: 0..<40, using: &generator)] = "changed"
            let after = print(words.joined(separator: " "))?.similar ?? 0
            if (before ^ after).nonzeroBitCount <= 10 { near += 1 }
            #expect(!others.contains { ($0 ^ before).nonzeroBitCount <= 10 })
            others.append(before)
        }
        #expect(near >= 450)
    }

    @Test(
        "links are known by their hosts",
        arguments: [
            ("see http://A.Example/x and HTTPS://b.example?q", ["a.example", "b.example"]),
            ("<a href=\"https://user@c.example:8080/\">x</a>", ["c.example"]),
            ("[url=http://d.example]x[/url] [x](http://e.example/)", ["d.example", "e.example"]),
            ("http://f.example/ http://f.example./", ["f.example"]),
            ("www.g.example", ["www.g.example"]),
            ("http://bücher.example/", ["xn--bcher-kva.example"]),
            ("http:// http://localhost/ mailto:a@b.example ftp://x.example", []),
        ] as [(String, [String])])
    func linkHosts(text: String, expected: [String]) {
        #expect(TextSignals(of: text).linkHosts == expected)
    }

    @Test("of many links the first few hosts are kept")
    func manyLinks() {
        let text = (0..<100).map { "http://h\($0).example/" }.joined(separator: " ")
        #expect(TextSignals(of: text).linkHosts.count == Identities.maximumLinkHosts)
    }

    @Test(
        "languages are told by their small words",
        arguments: [
            ("en", "This is the best post that I have read on it so far"),
            ("fr", "Merci pour cet article, c'est très bien et je suis d'accord avec vous"),
            ("de", "Das ist ein sehr guter Beitrag und ich habe auch noch eine Frage"),
            ("es", "Muchas gracias por el artículo, es muy bueno y lo voy a usar con los niños"),
            ("pt", "Muito obrigado pelo artigo, é bom e não sabia que você também fazia isso"),
            ("it", "Grazie per questo articolo, è molto bello e non lo sapevo anche se"),
            ("nl", "Dit is een heel goed stuk en ik heb er veel van geleerd, dank je wel"),
            ("pl", "Bardzo dziękuję za ten wpis, nie wiedziałem że to jest tak proste"),
            ("ru", "Спасибо, это очень хорошая статья, и я так не думал об этом"),
            ("uk", "Дякую, це дуже гарна стаття, і я не знав, що так можна"),
            ("id", "Terima kasih, artikel ini sangat bagus dan saya tidak tahu itu ada di sini"),
            ("tr", "Çok güzel bir yazı, bunu bilmiyordum ve bana çok şey oldu, teşekkürler"),
            ("sv", "Det är en mycket bra text och jag har inte tänkt på det här förut"),
            ("cs", "To je velmi dobrý článek, děkuji, že jsem to nevěděl a jak se to dělá"),
            (
                "ro",
                "Este un articol foarte bun și nu știam că sunt așa de multe, mulțumesc pentru el"
            ),
            (
                "sr",
                "Ovo je vrlo dobar tekst i nisam znao da to može da se uradi, hvala za sve što ste"
            ),
            ("ar", "هذا مقال جيد جدا و لا أعرف كيف كان ذلك قبل هذا"),
            ("zh", "这篇文章写得非常好，谢谢分享"), ("ja", "とても良い記事をありがとうございます"),
            ("ko", "정말 좋은 글 감사합니다 잘 읽었습니다"),
        ])
    func language(code: String, text: String) {
        #expect(TextSignals(of: text).language == code)
    }

    @Test(
        "what isn't clear has no language",
        arguments: ["", "Nice!", "Great post", "lorem ipsum dolor", "12345 678", "xkcd foo bar"])
    func noLanguage(text: String) {
        #expect(TextSignals(of: text).language == nil)
    }

    @Test("any bytes are read, in time that grows with their number")
    func anyBytes() {
        var generator = Seeded(state: 99)
        let marks =
            Array("<>&[]:/.wW@ \u{E9}漢ー한http://www.[url=<a &amp;".utf8) + [0xF0, 0xC3, 0x80]
        for length in 0..<400 {
            let bytes = (0..<length).map { _ in marks.randomElement(using: &generator) ?? 0 }
            var scanner = SignalScanner()
            bytes.withUnsafeBufferPointer { scanner.read($0) }
            _ = TextSignals(of: String(decoding: bytes, as: UTF8.self))
        }
        for piece in [
            "<", "<a", "<a ", "&", "&a", "[url", "http://", "www.", "://", "w<b>ww.", "漢",
        ] {
            _ = TextSignals(of: String(repeating: piece, count: 100_000 / piece.utf8.count))
        }
    }
}
