/// What the blog knows of a sender, counted by present status.
///
/// Each count is of *other* submissions. The four identities differ in how easily a stranger can
/// borrow them: only `person` needs the private address.
public struct History: Sendable, Hashable {
    /// How many submissions of one identity stand where.
    public struct Counts: Sendable, Hashable {
        /// Published ones.
        public var approved = 0
        /// Waiting ones.
        public var held = 0
        /// Spam.
        public var spam = 0
        /// Thrown away by a person.
        public var trash = 0

        /// Counts, all 0 unless given.
        public init(approved: Int = 0, held: Int = 0, spam: Int = 0, trash: Int = 0) {
            self.approved = approved
            self.held = held
            self.spam = spam
            self.trash = trash
        }
    }

    /// By name and e-mail address together.
    public var person = Counts()
    /// By e-mail address alone.
    public var email = Counts()
    /// By the host of the author's or source's URL.
    public var host = Counts()
    /// By network: /24 of IPv4, /64 of IPv6.
    public var network = Counts()

    /// A sender never seen before.
    public init() {}
}
