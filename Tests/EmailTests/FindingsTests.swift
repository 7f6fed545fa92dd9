import Email
import Foundation
import Testing

@Suite("Findings")
struct FindingsTests {
    private func findings(_ typed: String, lists: EmailLists = EmailLists()) throws -> EmailFindings
    {
        EmailFindings(for: try EmailAddress(parsing: typed), lists: lists)
    }

    @Test(
        "misspelt providers come with the one that was meant",
        arguments: [
            ("gmial.com", "gmail.com"), ("gamil.com", "gmail.com"), ("gmal.com", "gmail.com"),
            ("gmaill.com", "gmail.com"), ("gnail.com", "gmail.com"), ("mgail.com", "gmail.com"),
            ("gmail.con", "gmail.com"), ("gmail.cmo", "gmail.com"), ("gmail.co", "gmail.com"),
            ("gmail.cm", "gmail.com"), ("gmial.con", "gmail.com"), ("gmx.cmo", "gmx.com"),
            ("hotmial.com", "hotmail.com"), ("hotmai.com", "hotmail.com"),
            ("hotmal.de", "hotmail.de"),
            ("homtail.co.uk", "hotmail.co.uk"), ("outlok.com", "outlook.com"),
            ("outllok.com", "outlook.com"),
            ("yaho.com", "yahoo.com"), ("yahooo.com", "yahoo.com"), ("yhaoo.fr", "yahoo.fr"),
            ("iclod.com", "icloud.com"), ("protonmial.com", "protonmail.com"),
            ("gogglemail.com", "googlemail.com"),
            ("htomial.com", "hotmail.com"), ("t-onlin.de", "t-online.de"),
            ("comcats.net", "comcast.net"),
            ("rosa-blog.con", "rosa-blog.com"),
            ("rosa.ogr", "rosa.org"), ("rosa.nte", "rosa.net"),
        ])
    func misspelt(_ domain: String, _ suggestion: String) throws {
        #expect(try findings("rosa@\(domain)").suggestion == suggestion)
    }

    @Test(
        "real neighbours of providers are left alone",
        arguments: [
            "mail.com", "email.com", "ymail.com", "gmx.de", "gmx.net", "gmx.at", "live.nl",
            "live.com",
            "hotmail.fr", "yahoo.co.jp", "aol.com", "aim.com", "me.com", "mac.com", "msn.com",
            "qq.com",
            "web.de", "wp.pl", "grail.com", "hushmail.com", "fastmail.fm", "protonmail.ch", "pm.me",
            "rocketmail.com", "inbox.com", "example.com", "rosa.blog", "hotelmail.com",
            "fakemail.net", "fast-mail.org", "famamail.com", "hmamail.com", "fmail.com",
            "gmail.com", "googlemail.com", "yandex.ru", "mail.ru", "comcast.net", "laposte.net",
            "cloud.com", "line.com", "love.com", "photon.me", "freemail.hu", "onmail.com",
            "skynet.be",
        ])
    func real(_ domain: String) throws {
        #expect(try findings("rosa@\(domain)").suggestion == nil)
    }

    @Test(
        "a provider's domains in other countries are left alone",
        arguments: ["outlook", "hotmail", "live", "yahoo"],
        ["com", "de", "fr", "it", "co.uk", "com.au", "se", "dk", "ch"])
    func countries(_ label: String, _ suffix: String) throws {
        #expect(try findings("a@\(label).\(suffix)").suggestion == nil)
    }

    @Test(
        "placeholders are known",
        arguments: [
            "none@none.com", "asdf@asdf.com", "a@a.com", "test@test.com", "aa@aaa.com", "x@x.org",
            "no@no.com", "noemail@gmail.com", "qwerty@qwerty.com", "test@test.co.uk", "123@123.com",
            "foo@bar.com", "none@nowhere.com", "email@email.com", "me@me.com", "asd@asd.com",
            "abc@abc.com", "TEST@Test.de", "your.name@domain.com", "user@domain.com",
        ])
    func placeholder(_ typed: String) throws {
        #expect(try findings(typed).isPlaceholder)
    }

    @Test(
        "people are no placeholders",
        arguments: [
            "rosa@rosa.blog", "rosa@example.org", "a@b.com", "j@jdoe.com", "me@rosa.blog",
            "test@gmail.com", "mail@rosa.de", "name@gmail.com", "anna@anna.com", "me@gmail.com",
        ])
    func person(_ typed: String) throws {
        #expect(try !findings(typed).isPlaceholder)
    }

    @Test(
        "role accounts are known",
        arguments: [
            ("info@c.com", true), ("Admin@c.com", true), ("noreply@c.com", true),
            ("no-reply@c.com", true),
            ("postmaster@c.com", true), ("info+blog@c.com", true), ("owner-list@c.com", true),
            ("kontakt@c.de", true), ("rosa@c.com", false), ("information@c.com", false),
            ("adminka@c.com", false),
        ])
    func roles(_ typed: String, _ isRole: Bool) throws {
        #expect(try findings(typed).isRole == isRole)
    }

    @Test(
        "reserved domains are known",
        arguments: [
            ("a@example.com", true), ("a@sub.example.org", true), ("a@b.test", true),
            ("a@b.invalid", true), ("a@b.localhost", true), ("a@b.local", true),
            ("a@b.example", true),
            ("a@b.onion", true), ("a@example.de", false), ("a@myexample.com", false),
            ("a@test.com", false),
        ])
    func reserved(_ typed: String, _ isReserved: Bool) throws {
        #expect(try findings(typed).isReserved == isReserved)
    }

    @Test("the rest, and their names in order")
    func names() throws {
        #expect(try findings("rosa@gmail.com").names == ["free_provider"])
        #expect(try findings("rosa@[192.0.2.1]").names == ["address_literal"])
        #expect(try findings("rosa@1.2.3.4").names == ["numeric_top_level_domain"])
        #expect(try findings("rosa@gооgle.com").names == ["mixed_script", "confusable"])
        #expect(try findings("info@gmial.com").names == ["role", "misspelt"])
        #expect(try findings("rosa@example.com").names == ["reserved"])
        #expect(try findings("rosa@rosa.blog").names.isEmpty)
    }

    @Test("the allow list outweighs the disposable list and the suggestions")
    func lists() throws {
        let disposable = try DomainList(parsing: "mailinator.com\ngmial.com\n")
        let lists = EmailLists(disposable: disposable)
        #expect(try findings("a@x.mailinator.com", lists: lists).names == ["disposable"])
        #expect(try findings("a@notmailinator.com", lists: lists).isDisposable == false)
        let allowing = EmailLists(disposable: disposable, allowed: disposable)
        #expect(try findings("a@mailinator.com", lists: allowing).names.isEmpty)
        #expect(try findings("a@gmial.com", lists: allowing).names.isEmpty)
    }
}
