import Foundation

/// What submissions must be like to be found: terms joined by and, or, not.
public indirect enum SubmissionFilter: Sendable, Hashable {
    /// One thing that must be so.
    case term(SubmissionTerm)
    /// All of these; everything if there are none.
    case all([SubmissionFilter])
    /// At least one of these; nothing if there are none.
    case any([SubmissionFilter])
    /// Not this.
    case not(SubmissionFilter)
}

/// One thing that a submission can be searched by. Texts are compared case aside.
public enum SubmissionTerm: Sendable, Hashable {
    /// Its id.
    case id(SubmissionID)
    /// Where it stands.
    case status(Status)
    /// What was sent.
    case kind(SubmissionKind)
    /// The post, by its URL or its key.
    case post(String)
    /// Words of the author's name one after the other, of which the last may be the beginning of
    /// a word; with an `@`, the e-mail address, or after a leading `@` its domain.
    case author(String)
    /// The whole e-mail address, in canonical form.
    case email(String)
    /// The domain of the e-mail address as sent, or one above it.
    case domain(String)
    /// A host, or one above it, that stands in the author's or source's URL or in the text.
    case host(String)
    /// An IP address, or a network such as `203.0.113.0/24`.
    case ip(String)
    /// A rule with a finding in its verdict.
    case rule(String)
    /// Words of the text, of names, URLs and titles: all of them, in any order; a word or phrase
    /// that ends in `*` may go on; a phrase stands in double quotes. Accents are put aside too.
    case text(String)
    /// The verdict's score.
    case score(Comparison, Double)
    /// Received before this.
    case before(Date)
    /// Received at this time or later.
    case since(Date)
    /// Decided upon by this person, at any time.
    case decidedBy(String)
    /// With the same text as this submission, or nearly; see `Echo`.
    case similar(SubmissionID)
    /// In this language, by its ISO 639-1 code.
    case language(String)

    /// How a number is compared.
    public enum Comparison: String, Sendable, Hashable, CaseIterable {
        /// Equal.
        case equal = "="
        /// Less.
        case below = "<"
        /// Less or equal.
        case atMost = "<="
        /// Greater.
        case above = ">"
        /// Greater or equal.
        case atLeast = ">="
    }
}
