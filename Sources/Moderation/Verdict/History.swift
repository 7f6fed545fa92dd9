/// What the blog knows of a sender, a text and its own readers at the moment of judging.
///
/// It counts *other* submissions only, by their present status. The identities differ in how easily a
/// stranger can borrow them: only `person` and `email` need the private address.
public struct History: Sendable, Hashable {
    /// How many stand where.
    public struct Counts: Sendable, Hashable {
        /// Approved.
        public var approved = 0
        /// Held.
        public var held = 0
        /// Spam, also where clean-up has removed it since.
        public var spam = 0
        /// In the trash.
        public var trash = 0

        /// Counts by status.
        public init(approved: Int = 0, held: Int = 0, spam: Int = 0, trash: Int = 0) {
            self.approved = approved
            self.held = held
            self.spam = spam
            self.trash = trash
        }
    }

    /// By the same folded name and canonical e-mail address together.
    public var person = Counts()
    /// By the same canonical e-mail address.
    public var email = Counts()
    /// With the same host in the author's or source's URL.
    public var host = Counts()
    /// From the same network.
    public var network = Counts()
    /// Of the person's approved ones, those that filters alone approved in the last three days: too
    /// short a time for anyone to have objected.
    public var unproven = 0
    /// With a link in the text to one of the same hosts; of several hosts, the one with the most spam.
    public var linkHosts = Counts()
    /// With the same text, or nearly.
    public var echo = Echo()
    /// How fast submissions come.
    public var flood = Flood()
    /// What the blog's readers are like.
    public var blog = Blog()
    /// What the DNS says of the e-mail address's domain; nil if it wasn't asked or didn't answer.
    public var mailDomain: MailDomain?

    /// What a look at a ping's source found; nil if nobody has looked.
    public var ping: PingReport?

    /// The entry on a moderators' list that counts for the sender; nil if none does.
    public var entry: SenderEntry?

    /// Nothing is known.
    public init() {}
}
