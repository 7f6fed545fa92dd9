/// A decision asked for, on one submission.
public struct DecisionRequest: Sendable, Hashable {
    /// The public fields an edit changes; nil leaves a field as it is.
    public struct Edit: Sendable, Hashable {
        /// The new text.
        public var content: String?
        /// The new name; empty removes it.
        public var authorName: String?
        /// The new URL; empty removes it.
        public var authorURL: String?

        /// Names what to change.
        public init(content: String? = nil, authorName: String? = nil, authorURL: String? = nil) {
            self.content = content
            self.authorName = authorName
            self.authorURL = authorURL
        }
    }

    /// The submission decided on.
    public var id: SubmissionID
    /// What to do.
    public var action: DecisionAction
    /// The revision that the moderator saw; nil decides on whatever is there.
    public var revision: Int?
    /// The change, for `edit` only.
    public var edit: Edit?
    /// A remark for the log.
    public var note: String?

    /// Asks for a decision.
    public init(
        id: SubmissionID, action: DecisionAction, revision: Int? = nil, edit: Edit? = nil,
        note: String? = nil
    ) {
        self.id = id
        self.action = action
        self.revision = revision
        self.edit = edit
        self.note = note
    }
}
