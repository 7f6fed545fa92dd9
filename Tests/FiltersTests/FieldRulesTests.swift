import Email
import Foundation
import Moderation
import Testing

@testable import Filters

@Suite("Fields that senders must fill in")
struct FieldRulesTests {
    private func problems(
        _ policy: Policy = Policy(), _ change: (inout Submission) -> Void
    ) -> [String] {
        var submission = comment("Very helpful!")
        change(&submission)
        return FieldRules(policy: policy).problems(in: submission).map {
            "\($0.field) \($0.reason): \($0.message)"
        }
    }

    private func ping(_ change: (inout Submission) -> Void) -> [String] {
        problems { submission in
            submission.kind = .pingback
            submission.author = Submission.Author()
            submission.content = nil
            submission.source = Submission.Source(url: "https://other.example/page/")
            change(&submission)
        }
    }

    @Test("a good comment and a good ping have no problems")
    func good() {
        #expect(problems { _ in }.isEmpty)
        #expect(ping { _ in }.isEmpty)
        #expect(problems { $0.author.url = "rosa.example" }.isEmpty)
        #expect(problems { $0.author.url = "" }.isEmpty)
        #expect(problems { $0.content = "two\r\n\tlines" }.isEmpty)
        #expect(problems { $0.ip = "2001:db8::1" }.isEmpty)
    }

    @Test("what is missing is asked for, in the form's order")
    func missing() {
        #expect(
            problems {
                $0.author = Submission.Author(name: " ")
                $0.content = " \n"
            } == [
                "author.name missing: please fill in your name",
                "author.email missing: please fill in your e-mail address",
                "content missing: please write something",
            ])
        var policy = Policy()
        (policy.name, policy.email, policy.url) = (.optional, .optional, .required)
        #expect(
            problems(policy) { $0.author = Submission.Author() } == [
                "author.url missing: please fill in your website's address"
            ])
    }

    @Test("what can't be right is explained to the commenter")
    func wrong() {
        #expect(
            problems { $0.author.email = "rosa@example" } == [
                "author.email domain_without_dot: please check the e-mail address: "
                    + "there is no dot after the @"
            ])
        var browser = Policy()
        browser.emailLevel = .html5
        #expect(problems(browser) { $0.author.email = "rosa@example" }.isEmpty)
        #expect(
            problems { $0.author.url = "javascript:alert(1)" } == [
                "author.url unsupported_scheme: the website's address must begin with https:// or http://"
            ])
        #expect(
            problems { $0.author.url = "http://user:pw@a.example/" } == [
                "author.url credentials_in_url: the website's address must not contain a user name or password"
            ])
        #expect(problems { $0.author.url = "http://" }.count == 1)
        #expect(problems { $0.author.url = "http://a b/" }.count == 1)
        #expect(
            problems { $0.author.name = "Ro\nsa" } == [
                "author.name control_character: the name contains a control character"
            ])
        #expect(
            problems { $0.content = "a\0b" } == [
                "content control_character: the comment contains a control character"
            ])
        for url in ["", "/post/", "ftp://blog.example/", "mailto:a@b.example", "https://"] {
            #expect(
                problems { $0.post.url = url }.first?.hasPrefix("post.url invalid_url") == true,
                "\(url)")
        }
        #expect(
            problems { $0.ip = "1.2.3" } == ["ip invalid_ip: the sender's IP address can't be read"]
        )
        #expect(problems { $0.source = Submission.Source(url: "https://a.example/") }.count == 1)
    }

    @Test("lengths are in bytes, the longest allowed included")
    func lengths() {
        #expect(problems { $0.author.name = String(repeating: "é", count: 122) }.isEmpty)
        #expect(
            problems { $0.author.name = String(repeating: "é", count: 123) } == [
                "author.name too_long: the name is 246 bytes long, more than 245"
            ])
        #expect(problems { $0.content = String(repeating: "x", count: 65_525) }.isEmpty)
        #expect(problems { $0.content = String(repeating: "x", count: 65_526) }.count == 1)
        #expect(
            problems { $0.author.url = "http://a.example/" + String(repeating: "x", count: 200) }
                .count == 1)
    }

    @Test("what the backend adds is bounded too")
    func envelope() {
        #expect(problems { $0.key = String(repeating: "k", count: 255) }.isEmpty)
        #expect(
            problems { $0.key = String(repeating: "k", count: 256) } == [
                "key too_long: the key is 256 bytes long, more than 255"
            ])
        #expect(problems { $0.key = "a\u{0}b" }.map { $0.prefix(21) } == ["key control_character"])
        #expect(problems { $0.key = "" }.count == 1)
        #expect(problems { $0.userAgent = String(repeating: "a", count: 2_048) }.isEmpty)
        #expect(
            problems {
                $0.userAgent = String(repeating: "a", count: 2_049)
                $0.referrer = String(repeating: "a", count: 2_049)
            }.map { $0.prefix(10) } == ["user_agent", "referrer t"])
    }

    @Test("pings have their own requirements, and the same limits")
    func pings() {
        #expect(
            ping { $0.source = nil } == ["source missing: the source of the ping is missing"])
        #expect(ping { $0.source?.url = "other.example/page" }.count == 1)
        #expect(
            ping { $0.source?.excerpt = String(repeating: "x", count: 70_000) } == [
                "source.excerpt too_long: the excerpt is 70000 bytes long, more than 65525"
            ])
        #expect(
            ping { $0.content = "x" } == [
                "content not_allowed: a ping has an excerpt instead of content"
            ])
        var policy = Policy()
        policy.pings[.trackback] = .refuse
        #expect(
            problems(policy) { $0.kind = .trackback } == [
                "kind not_accepted: trackbacks are not accepted here"
            ])
    }

    @Test("the policy file sets all of it")
    func policy() throws {
        let set = try Folder.set(
            rules: ["id: A, when: text.hidden, score: 1"],
            policy: """
                thresholds: {hold: 2.5, spam: 6, discard: 20}
                fields: {name: optional, email: optional, url: required}
                lengths: {name: 10, content: 100}
                pings: {trackback: refuse}
                email: {level: rfc}

                """)
        let policy = set.policy
        #expect(policy.thresholds == Verdict.Thresholds(hold: 2.5, spam: 6))
        #expect(policy.discard == 20)
        #expect(policy.name == .optional && policy.email == .optional && policy.url == .required)
        #expect(policy.lengths.name == 10 && policy.lengths.content == 100)
        #expect(policy.lengths.email == 100)
        #expect(!policy.admits(.trackback) && policy.admits(.pingback) && policy.admits(.comment))
        #expect(policy.emailLevel == .rfc)
    }

    @Test(
        "mistakes in the policy are named at their place",
        arguments: [
            ("thresholds: {hold: 5, spam: 3}", "policy.yaml:1:23: spam must not be below hold"),
            ("thresholds: {discard: 3}", "policy.yaml:1:14: discard must not be below spam"),
            ("thresholds: {hold: x}", "policy.yaml:1:20: expected a number, found \"x\""),
            (
                "threshold: {hold: 5}",
                "policy.yaml:1:1: unknown key \"threshold\", meant \"thresholds\"?"
            ),
            (
                "fields: {name: maybe}",
                "policy.yaml:1:16: expected required or optional, found \"maybe\""
            ),
            ("lengths: {name: 0}", "policy.yaml:1:17: 0 is not between 1 and 1048576"),
            ("pings: {comment: refuse}", "policy.yaml:1:9: unknown key \"comment\""),
            (
                "email: {level: strict}",
                "policy.yaml:1:16: expected html5 or smtp or rfc, found \"strict\""
            ),
        ])
    func policyProblems(text: String, problem: String) throws {
        let folder = try Folder([
            "a.yaml": Folder.file(rules: ["id: A, when: text.hidden, score: 1"]),
            "policy.yaml": text,
        ])
        #expect(folder.problems() == [problem])
        #expect(throws: FilterProblems.self) { try RuleSet.policy(folder: folder.path) }
    }

    @Test("the policy can be read alone, and need not be there")
    func alone() throws {
        let folder = try Folder()
        #expect(try RuleSet.policy(folder: folder.path) == Policy())
        try folder.write("# nothing\n", to: "policy.yaml")
        #expect(try RuleSet.policy(folder: folder.path) == Policy())
    }

    @Test(
        "policy says when the DNS is asked; plain on and off are words here",
        arguments: [
            ("off", Policy.DNSUse.off), ("background", .background), ("on", .on),
            ("\"on\"", .on),
        ])
    func dns(text: String, expected: Policy.DNSUse) throws {
        #expect(Policy().emailDNS == .off)
        let folder = try Folder(["policy.yaml": "email:\n  dns: \(text)\n"])
        #expect(try RuleSet.policy(folder: folder.path).emailDNS == expected)
    }

    @Test("another word for when the DNS is asked is refused")
    func unknownDNS() throws {
        let folder = try Folder(["policy.yaml": "email:\n  dns: yes\n"])
        let problems = folder.problems().joined(separator: "\n")
        #expect(problems.contains("expected off or background or on, found \"yes\""), "\(problems)")
    }
}
