import Moderation

/// Reads what was sent, from the public table `t` and the private table `p`.
enum SubmissionText {
    static let columns = """
        t.name, t.url, t.content, t.format, t.post_url, t.post_title, t.post_published_at, \
        t.source_url, t.source_title, t.source_excerpt, t.source_blog, t.parent, t.submitted_at, \
        t.honeypot, t.seconds, t.javascript, t.key, p.email, p.ip, p.user_agent, p.referrer, \
        t.post_summary
        """
    static let columnCount: Int32 = 22

    /// Puts the submission together from the columns that begin at `first`.
    static func submission(
        kind: SubmissionKind, _ query: Query, from first: Int32
    ) throws -> Submission {
        Submission(
            kind: kind,
            post: Submission.Post(
                url: query.text(first + 4), title: query.textOrNil(first + 5),
                summary: query.textOrNil(first + 21),
                publishedAt: query.isNull(first + 6) ? nil : query.date(first + 6)),
            author: Submission.Author(
                name: query.textOrNil(first), email: query.textOrNil(first + 17),
                url: query.textOrNil(first + 1)),
            content: query.textOrNil(first + 2),
            format: Submission.Format(code: query.int(first + 3)),
            source: query.textOrNil(first + 7).map { url in
                Submission.Source(
                    url: url, title: query.textOrNil(first + 8),
                    excerpt: query.textOrNil(first + 9), blogName: query.textOrNil(first + 10))
            },
            parent: try query.textOrNil(first + 11).map(SubmissionID.init(stored:)),
            ip: query.textOrNil(first + 18), userAgent: query.textOrNil(first + 19),
            referrer: query.textOrNil(first + 20),
            submittedAt: query.isNull(first + 12) ? nil : query.date(first + 12),
            form: Submission.Form(
                honeypot: query.textOrNil(first + 13), seconds: query.doubleOrNil(first + 14),
                javascript: query.int64OrNil(first + 15).map { $0 == 1 }),
            key: query.textOrNil(first + 16))
    }

    /// Writes what was sent.
    static func insert(_ submission: Submission, seq: Int64, ledger: Ledger) throws {
        try ledger.query(.insertText).run { row in
            row.add(seq)
            row.add(submission.author.name)
            row.add(submission.author.url)
            row.add(submission.content)
            row.add(submission.format.code)
            row.add(submission.post.url)
            row.add(submission.post.title)
            row.add(submission.post.publishedAt?.milliseconds)
            row.add(submission.source?.url)
            row.add(submission.source?.title)
            row.add(submission.source?.excerpt)
            row.add(submission.source?.blogName)
            row.add(submission.parent?.text)
            row.add(submission.submittedAt?.milliseconds)
            row.add(submission.form.honeypot)
            row.add(submission.form.seconds)
            row.add(submission.form.javascript)
            row.add(submission.key)
            row.add(submission.post.summary)
        }
        guard submission.author.email != nil || submission.hasTraces else { return }
        try ledger.query(.insertPrivate).run { row in
            row.add(seq)
            row.add(submission.author.email)
            row.add(submission.ip)
            row.add(submission.userAgent)
            row.add(submission.referrer)
        }
    }
}

extension Submission {
    /// Whether there is something private that an approved one loses after a while.
    var hasTraces: Bool { ip != nil || userAgent != nil || referrer != nil }
}
