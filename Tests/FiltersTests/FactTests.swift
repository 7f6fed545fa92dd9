import Email
import Foundation
import Moderation
import Testing

@testable import Filters

@Suite("Facts")
struct FactTests {
    private func value(_ name: String, _ submission: Submission, _ history: History = History())
        -> String
    {
        let subject = Subject(submission, history: history, at: .fixed, emailLists: .init())
        guard let fact = Fact(rawValue: name) else { return "no such fact" }
        return subject.value(of: fact)?.description ?? "absent"
    }

    @Test(
        "facts of the content",
        arguments: [
            ("content.bytes", "añb", "4"), ("content.words", " two  words\n", "2"),
            ("content.words", "", "0"), ("content.lines", "a\nb\n", "3"),
            ("content.lines", "", "0"),
            ("content.equalsTitle", "gut  HEALTH", "true"), ("content.equalsTitle", "gut", "false"),
            ("text.uppercase", "ABcd", "0.5"), ("text.uppercase", "12", "absent"),
            ("text.uppercase", "ЯЯяя", "0.5"), ("text.digits", "ab12", "0.5"),
            ("text.digits", "!", "absent"), ("text.nonLatin", "abяя", "0.5"),
            ("text.nonLatin", "ab", "0"), ("text.nonLatin", "12", "absent"),
            ("text.script", "привет a", "\"Cyrl\""), ("text.script", "1", "absent"),
            ("text.mixedScriptWords", "vіаgra саsh plain", "2"),
            ("text.invisible", "a\u{200B}b\u{202E}c", "2"), ("text.invisible", "👩‍👩‍👧 نمی‌خواهم", "0"),
            ("text.hidden", "x", "false"),
            ("links.count", "http://a.example/ and www.b.example", "2"),
            ("links.hosts", "http://a.example/1 http://a.example/2", "1"),
            ("links.bare", "http://a.example/", "1"),
            ("links.bbcode", "[url=http://a.example]x[/url]", "1"),
            ("links.markdown", "[x](http://a.example/)", "1"),
            ("links.anchors", "http://a.example/", "0"),
            ("links.share", "http://a.example/", "1"), ("links.share", "", "absent"),
            ("links.authorHost", "http://rosa.example/x", "true"),
            ("links.authorHost", "http://other.example/x", "false"), ("kind", "x", "\"comment\""),
            ("model.spam", "x", "absent"), ("form.seconds", "x", "absent"),
            ("ip.version", "x", "absent"),
            ("source.hasTitle", "x", "absent"), ("post.ageDays", "x", "absent"),
        ])
    func content(name: String, content: String, expected: String) {
        #expect(value(name, comment(content, url: "https://rosa.example/")) == expected)
    }

    @Test(
        "facts of what is remembered",
        arguments: [
            ("echo.same", "1"), ("echo.similar", "2"), ("echo.lastDay", "3"),
            ("echo.otherPosts", "4"), ("echo.otherSenders", "5"), ("echo.approved", "6"),
            ("echo.spam", "7"), ("flood.network", "8"), ("flood.networkDay", "9"),
            ("flood.person", "10"), ("flood.personDay", "15"), ("flood.personPosts", "16"),
            ("author.approved", "3"), ("email.approved", "4"), ("host.approved", "0"),
            ("blog.stopped", "0.75"), ("linkHosts.approved", "11"), ("linkHosts.held", "12"),
            ("linkHosts.spam", "13"), ("linkHosts.trash", "14"), ("blog.approved", "100"),
            ("text.language", "\"en\""), ("text.languageShare", "0.25"),
        ])
    func memory(name: String, expected: String) {
        var history = History()
        history.echo.same = 1
        history.echo.similar = 2
        history.echo.lastDay = 3
        history.echo.otherPosts = 4
        history.echo.otherSenders = 5
        history.echo.approved = 6
        history.echo.spam = 7
        history.flood.network = 8
        history.flood.networkDay = 9
        history.flood.person = 10
        history.flood.personDay = 15
        history.flood.personPosts = 16
        history.person.approved = 5
        history.email.approved = 6
        history.host.approved = 1
        history.unproven = 2
        history.blog.recent = 20
        history.blog.recentStopped = 15
        history.linkHosts = .init(approved: 11, held: 12, spam: 13, trash: 14)
        history.blog.approved = 100
        history.blog.recognised = 80
        history.blog.sameLanguage = 20
        let english = comment("this is what we have and it is all that there was")
        #expect(value(name, english, history) == expected)
        history.blog.recognised = 19
        #expect(value("text.languageShare", english, history) == "absent")
        history.blog.recognised = 20
        #expect(value("text.languageShare", comment("Nice"), history) == "absent")
        history.blog.recent = 19
        #expect(value("blog.stopped", english, history) == "absent")
    }

    @Test(
        "a text is on topic by the stems of its words",
        arguments: [
            ("My gut likes healthy kefir", "0.3333333333333333"), ("Buy shoes", "0"),
            ("the and of", "absent"),
            ("Kefir microbes", "0.5"),
        ])
    func topic(content: String, expected: String) {
        var submission = comment(content)
        submission.post = .init(
            url: "https://blog.example/", title: "Gut health",
            summary: "Of microbiomes and ferments")
        #expect(value("text.onTopic", submission) == expected)
        submission.post.title = nil
        submission.post.summary = nil
        #expect(value("text.onTopic", submission) == "absent")
    }

    @Test(
        "gibberish is told from words",
        arguments: [
            ("asdfgh qzxkjv wrtplkj", "1"), ("I mind the gap, quite often", "0"),
            ("hmmm brrrr pffff tssss wkwkwkwk", "0"),
            ("loooove dislikessssss ittttttt", "0"), ("Angstschweiß, Strumpfhosen, Szczecin", "0"),
            ("yes no", "absent"), ("NASA HTML XSLT CSRF", "absent"), ("привет как дела", "absent"),
            ("lovely asdfghjkl", "0.6"),
        ])
    func gibberish(content: String, expected: String) {
        #expect(value("text.gibberish", comment(content)) == expected)
    }

    @Test(
        "facts that compare the author's fields",
        arguments: [
            ("author.nameInEmail", "Rosa Lee", "rosa.lee@example.org", nil, "true"),
            ("author.nameInEmail", "Al", "al@example.org", nil, "false"),
            ("author.nameInEmail", "Kitchen", "rosa@example.org", nil, "false"),
            ("author.nameInEmail", "Rosa", nil, nil, "absent"),
            ("author.emailMatchesURL", "R", "a@x.example", "http://x.example/", "true"),
            ("author.emailMatchesURL", "R", "a@x.example", "http://www.x.example/", "true"),
            ("author.emailMatchesURL", "R", "a@x.example", "http://notx.example/", "false"),
            ("author.emailMatchesURL", "R", "a@x.example", nil, "absent"),
            ("author.isOnBlog", "R", nil, "https://www.blog.example/about/", "true"),
            ("author.isOnBlog", "R", nil, "https://other.example/", "false"),
            ("author.isOnBlog", "R", nil, nil, "absent"),
            ("author.emailMatchesURL", "R", nil, "http://x.example/", "absent"),
        ] as [(String, String, String?, String?, String)])
    func comparison(
        name: String, author: String, email: String?, url: String?, expected: String
    ) {
        let submission = comment("x", name: author, email: email, url: url)
        #expect(value(name, submission) == expected)
    }

    @Test(
        "the Referer is a page of the blog or not",
        arguments: [
            ("https://blog.example/a", "true"), ("http://www.blog.example", "true"),
            ("https://other.example/", "false"), ("nonsense", "false"), ("", "absent"),
            (nil, "absent"),
        ] as [(String?, String)])
    func referrer(referrer: String?, expected: String) {
        var submission = comment("x")
        submission.referrer = referrer
        #expect(value("form.referrerIsBlog", submission) == expected)
    }

    @Test("facts of HTML")
    func html() {
        let html = comment(
            "<a href='http://a.example/'>one two</a> <span style='display:none'>x</span>",
            format: .html)
        #expect(value("text.hidden", html) == "true")
        #expect(value("links.anchors", html) == "1")
        #expect(value("links.authorHost", html) == "absent")
    }

    @Test(
        "facts of the author",
        arguments: [
            ("author.hasName", "Rosa", nil, "true"), ("author.hasName", " ", nil, "false"),
            ("author.hasURL", "Rosa", "http://a.example/", "true"),
            ("author.hasURL", "Rosa", "", "false"),
            ("author.nameWords", "Rosa M. Lee", nil, "3"), ("author.nameWords", "", nil, "absent"),
            ("author.nameIsURL", "www.shoes.example", nil, "true"),
            ("author.nameIsURL", "http://shoes.example/x", nil, "true"),
            ("author.nameIsURL", "Rosa M. Lee", nil, "false"),
            ("author.nameInURL", "Rosa Lee", "https://rosalee.example/", "true"),
            ("author.nameInPath", "Rosa Lee", "https://rosalee.example/", "false"),
            ("author.nameInPath", "Cheap Shoes", "http://a.example/cheap-shoes.html", "true"),
            ("author.nameInPath", "Chéap Shoes", "http://a.example/cheap%20shoes", "true"),
            ("author.nameInPath", "Cheap Shoes", nil, "absent"),
            ("author.nameInURL", "Rosa", "https://rosa.example/", "false"),
        ] as [(String, String, String?, String)])
    func author(name: String, author: String, url: String?, expected: String) {
        #expect(value(name, comment("x", name: author, url: url)) == expected)
    }

    @Test(
        "facts of the e-mail address",
        arguments: [
            ("present", "a@b.example", "true"), ("present", " ", "false"), ("valid", "", "absent"),
            ("valid", "a@b", "false"), ("valid", "a@b.example", "true"),
            ("role", "info@b.example", "true"),
            ("misspelt", "rosa@gmial.com", "true"), ("reserved", "a@example.com", "true"),
            ("placeholder", "asdf@asdf.com", "true"), ("free", "rosa@gmail.com", "true"),
            ("free", "a@b", "absent"), ("disposable", "a@b.example", "false"),
        ])
    func email(name: String, email: String, expected: String) {
        #expect(value("email." + name, comment("x", email: email)) == expected)
    }

    @Test("facts of history, form and post")
    func circumstances() {
        var history = History()
        history.person.approved = 1
        history.email.held = 2
        history.host.spam = 3
        history.network.trash = 4
        var submission = comment("x")
        submission.form = Submission.Form(honeypot: "x", seconds: 2.5, javascript: false)
        submission.ip = "::ffff:1.2.3.4"
        submission.userAgent = "x"
        submission.post.publishedAt = Date.fixed.addingTimeInterval(-86_400 * 30)
        let cases = [
            "author.approved": "1", "email.held": "2", "host.spam": "3", "network.trash": "4",
            "author.spam": "0", "form.honeypot": "true", "form.seconds": "2.5",
            "form.javascript": "false", "ip.version": "4", "userAgent.present": "true",
            "post.ageDays": "30",
        ]
        for (name, expected) in cases {
            #expect(value(name, submission, history) == expected, "\(name)")
        }
    }

    @Test("facts of pings")
    func pings() {
        var ping = Submission(
            kind: .trackback, post: Submission.Post(url: "https://blog.example/a/"))
        ping.source = Submission.Source(
            url: "https://BLOG.example/b/", title: "Ten Signs", excerpt: "four",
            blogName: "ten signs")
        let cases = [
            "kind": "\"trackback\"", "source.hasTitle": "true", "source.excerptBytes": "4",
            "source.titleIsBlogName": "true", "source.isOwnSite": "true", "content.bytes": "4",
        ]
        for (name, expected) in cases { #expect(value(name, ping) == expected, "\(name)") }
    }

    @Test("every fact is described, has the type it says, and says when it is absent")
    func documentation() {
        var rich = comment(
            "This is what we have and what the gut is like www.a.example",
            url: "https://rosa.example/")
        rich.referrer = "https://blog.example/"
        var history = History()
        history.mailDomain = .takesMail
        history.blog.recognised = 20
        rich.form = Submission.Form(honeypot: "", seconds: 1, javascript: true)
        rich.ip = "1.2.3.4"
        rich.post.publishedAt = .fixed
        rich.source = Submission.Source(url: "https://a.example/", title: "a", blogName: "b")
        var looked = history
        looked.ping = PingReport(linkFound: true, status: 200)
        looked.blog.recent = 20
        let full = Subject(rich, history: looked, at: .fixed, emailLists: .init())
        var poor = comment("", name: nil, email: nil)
        poor.post.title = nil
        let bare = Subject(poor, history: History(), at: .fixed, emailLists: .init())
        for fact in Fact.allCases {
            #expect(!fact.about.isEmpty, "\(fact.name)")
            #expect((bare.value(of: fact) == nil) == (fact.absence != nil), "\(fact.name)")
            switch full.value(of: fact) {
            case .number: #expect(fact.type == .number, "\(fact.name)")
            case .boolean: #expect(fact.type == .boolean, "\(fact.name)")
            case .text: #expect(fact.type == .text, "\(fact.name)")
            case nil: #expect(fact == .modelSpam, "\(fact.name)")
            }
        }
    }

    @Test("the reference names every fact, view and key as the code does")
    func reference() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Documentation/Filters.md")
        let text = try String(contentsOf: path, encoding: .utf8)
        #expect(text.contains(FilterReference.facts))
        #expect(text.contains(FilterReference.views))
        #expect(text.contains(FilterReference.listKinds))
        for key in RuleReader.ruleKeys + RuleReader.listKeys + GroupReader.keys {
            #expect(text.contains("`\(key)`"), "\(key)")
        }
    }
}
