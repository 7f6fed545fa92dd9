import Email
import Foundation
import HTML
import Moderation

/// Finds what a sender must mend, as the policy wants it.
public struct FieldRules: FieldCheck {
    private let policy: Policy

    /// Checks by a policy.
    public init(policy: Policy) { self.policy = policy }

    /// The problems of all fields, in the form's order; empty if it can be accepted.
    ///
    /// Reasons are `missing`, `too_long`, `control_character`, `invalid_url`, `unsupported_scheme`,
    /// `credentials_in_url`, `invalid_ip`, `not_accepted`, `not_allowed`, and those of
    /// `EmailDiagnosis`.
    public func problems(in submission: Submission) -> [FieldProblem] {
        var form = FieldForm(lengths: policy.lengths)
        guard policy.admits(submission.kind) else {
            form.add("kind", "not_accepted", "\(submission.kind.rawValue)s are not accepted here")
            return form.problems
        }
        form.check(submission.post)
        if submission.kind.isPing {
            checkSource(submission, &form)
        } else {
            checkComment(submission, &form)
        }
        if let ip = submission.ip, IPAddress(parsing: ip) == nil {
            form.add("ip", "invalid_ip", "the sender's IP address can't be read")
        }
        checkEnvelope(submission, &form)
        return form.problems
    }

    /// Greatest lengths, in bytes, of what the backend adds to a submission.
    private static let keyByteCount = 255
    private static let headerByteCount = 2_048

    /// What the backend adds: bounded too, since some of it comes from the sender's headers.
    private func checkEnvelope(_ submission: Submission, _ form: inout FieldForm) {
        let headers = [
            ("user_agent", "the user agent", submission.userAgent),
            ("referrer", "the referrer", submission.referrer),
        ]
        for case (let field, let name, let value?) in headers {
            form.checkLength(value, field, name, limit: Self.headerByteCount)
        }
        if let key = submission.key {
            form.checkLine(key, "key", "the key", limit: Self.keyByteCount)
            if key.isEmpty { form.add("key", "missing", "a key has at least one character") }
        }
    }

    private func checkComment(_ submission: Submission, _ form: inout FieldForm) {
        checkName(submission.author.name, &form)
        checkEmail(submission.author.email, &form)
        checkAuthorURL(submission.author.url, &form)
        form.checkContent(submission.content)
        if submission.source != nil {
            form.add("source", "not_allowed", "only pings have a source")
        }
    }

    private func checkName(_ name: String?, _ form: inout FieldForm) {
        guard let name = form.filled(name) else {
            if policy.name == .required {
                form.add("author.name", "missing", "please fill in your name")
            }
            return
        }
        form.checkLine(name, "author.name", "the name", limit: policy.lengths.name)
    }

    private func checkEmail(_ email: String?, _ form: inout FieldForm) {
        guard let email = form.filled(email) else {
            if policy.email == .required {
                form.add("author.email", "missing", "please fill in your e-mail address")
            }
            return
        }
        let name = "the e-mail address"
        guard form.checkLine(email, "author.email", name, limit: policy.lengths.email) else {
            return
        }
        do { _ = try EmailAddress(parsing: email, level: policy.emailLevel) } catch {
            form.add(
                "author.email", error.reason.rawValue,
                "please check the e-mail address: \(error.explanation)")
        }
    }

    private func checkAuthorURL(_ url: String?, _ form: inout FieldForm) {
        guard let url = form.filled(url) else {
            if policy.url == .required {
                form.add("author.url", "missing", "please fill in your website's address")
            }
            return
        }
        form.checkURL(url, "author.url", "the website's address", assumingScheme: "http")
    }

    private func checkSource(_ submission: Submission, _ form: inout FieldForm) {
        guard let source = submission.source else {
            form.add("source", "missing", "the source of the ping is missing")
            return
        }
        form.checkURL(source.url, "source.url", "the source's address", assumingScheme: nil)
        let title = policy.lengths.title
        form.checkText(source.title ?? "", "source.title", "the source's title", limit: title)
        let excerpt = policy.lengths.content
        form.checkText(source.excerpt ?? "", "source.excerpt", "the excerpt", limit: excerpt)
        form.checkText(source.blogName ?? "", "source.blog_name", "the blog's name", limit: title)
        if submission.parent != nil {
            form.add("parent", "not_allowed", "a ping can't answer a comment")
        }
        if submission.content != nil {
            form.add("content", "not_allowed", "a ping has an excerpt instead of content")
        }
    }
}
