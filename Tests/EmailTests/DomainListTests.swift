import Email
import Foundation
import Testing

@Suite("Domain lists")
struct DomainListTests {
    @Test("hold a domain a line, with comments, either line end and any form")
    func parsing() throws {
        let list = try DomainList(
            parsing:
                "# comment\r\n\r\nMailinator.com  # inline\n *.a.example\n@b.example\nmünchen.de\n.c.example"
        )
        #expect(list.count == 5)
        for domain in [
            "mailinator.com", "x.y.mailinator.com", "a.example", "b.example", "xn--mnchen-3ya.de",
            "c.example",
        ] {
            #expect(list.contains(domain))
        }
        for domain in ["notmailinator.com", "com", "mailinator.com.x", "", ".", "example"] {
            #expect(!list.contains(domain))
        }
    }

    @Test("name the line that is not a domain")
    func errors() {
        #expect(throws: DomainListError(line: 3, entry: "a b.com")) {
            try DomainList(parsing: "a.com\n\na b.com\nc_.com")
        }
        #expect(throws: DomainListError(line: 1, entry: "[1.2.3.4]")) {
            try DomainList(parsing: "[1.2.3.4]")
        }
        #expect(
            DomainListError(line: 3, entry: "a\u{1B}b").description
                == #"3: "a\u{1B}b" is not a domain"#)
    }

    @Test("an empty text is a list of nothing")
    func empty() throws {
        #expect(try DomainList(parsing: "") == DomainList())
        #expect(try DomainList(parsing: "# only\n\n").count == 0)
    }

    @Test("the list we ship parses, is sorted and names no free provider")
    func shipped() throws {
        let file = Suites.packageRoot.appending(path: "Filters/lists/disposable-domains.txt")
        let text = try String(contentsOf: file, encoding: .utf8)
        let list = try DomainList(parsing: text)
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(list.count == lines.count)
        #expect(list.count >= 150)
        #expect(lines == lines.sorted())
        for line in lines {
            let address = try EmailAddress(parsing: "a@\(line)")
            #expect(!EmailFindings(for: address).isFreeProvider)
        }
    }

    @Test(
        "the long list of others parses too",
        .enabled(if: Suites.isPresent("lists/disposable_email_blocklist.conf")))
    func others() throws {
        let text = try #require(Suites.text("lists/disposable_email_blocklist.conf"))
        let list = try DomainList(parsing: text)
        #expect(list.count > 5_000)
        #expect(list.contains("mailinator.com"))
    }
}
