import GRDB

/// What the first version made.
extension Schema {
    static func makeVersion1(_ database: Database) throws {
        try database.execute(sql: base + submissions + senders + logs)
        try database.execute(
            sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = 1")
    }

    private static let base = """
        CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
        INSERT INTO secrets VALUES ('reputation', randomblob(32));

        CREATE TABLE sequences (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        INSERT INTO sequences VALUES
            ('submission', 0), ('claim', 0), ('event', 0), ('order', 0), ('decision', 0);

        CREATE TABLE posts (
            post INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, identity TEXT NOT NULL,
            url TEXT NOT NULL, title TEXT, comments INTEGER NOT NULL DEFAULT 0,
            pings INTEGER NOT NULL DEFAULT 0, waiting INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX posts_waiting ON posts (waiting) WHERE waiting > 0;
        CREATE TABLE addresses (
            identity TEXT PRIMARY KEY, post INTEGER NOT NULL, url TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX addresses_post ON addresses (post);

        CREATE TABLE counts (
            status INTEGER NOT NULL, kind INTEGER NOT NULL, number INTEGER NOT NULL,
            PRIMARY KEY (status, kind)) WITHOUT ROWID;

        CREATE TABLE rules (
            rule INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
            held INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE findings (
            rule INTEGER NOT NULL, received_at INTEGER NOT NULL, seq INTEGER NOT NULL,
            PRIMARY KEY (rule, received_at, seq)) WITHOUT ROWID;

        """

    private static let submissions = """
        CREATE TABLE submissions (
            seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, status INTEGER NOT NULL,
            kind INTEGER NOT NULL, post INTEGER NOT NULL, revision INTEGER NOT NULL,
            state INTEGER NOT NULL, received_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
            prior INTEGER, edited INTEGER NOT NULL, traced INTEGER NOT NULL,
            person INTEGER, email INTEGER, host INTEGER, network INTEGER);
        CREATE INDEX submissions_status ON submissions (status, received_at);
        CREATE INDEX submissions_post ON submissions (post, received_at);
        CREATE INDEX submissions_expiry ON submissions (status, changed_at) WHERE status >= 2;
        CREATE INDEX submissions_traced ON submissions (received_at)
            WHERE status = 1 AND traced = 1;

        CREATE TABLE texts (
            seq INTEGER PRIMARY KEY, name TEXT, url TEXT, content TEXT, format INTEGER NOT NULL,
            post_url TEXT NOT NULL, post_title TEXT, post_published_at INTEGER,
            source_url TEXT, source_title TEXT, source_excerpt TEXT, source_blog TEXT,
            parent TEXT, submitted_at INTEGER, honeypot TEXT, seconds REAL, javascript INTEGER,
            key TEXT);
        CREATE TABLE private_fields (
            seq INTEGER PRIMARY KEY, email TEXT, ip TEXT, user_agent TEXT, referrer TEXT);
        CREATE TABLE keys (key TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE tombstones (
            seq INTEGER PRIMARY KEY, id TEXT NOT NULL, deleted_at INTEGER NOT NULL,
            actor TEXT NOT NULL);
        CREATE TABLE leases (
            seq INTEGER PRIMARY KEY, token INTEGER NOT NULL, until INTEGER NOT NULL,
            attempts INTEGER NOT NULL);
        CREATE TABLE verdicts (seq INTEGER PRIMARY KEY, json TEXT NOT NULL, rules TEXT NOT NULL);

        """

    private static let senders = """
        CREATE TABLE reputation (
            sender INTEGER PRIMARY KEY, approved INTEGER NOT NULL, held INTEGER NOT NULL,
            spam INTEGER NOT NULL, trash INTEGER NOT NULL);

        """

    private static let logs = """
        CREATE TABLE events (
            cursor INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind INTEGER NOT NULL,
            id TEXT NOT NULL, post INTEGER NOT NULL, was INTEGER NOT NULL, became INTEGER,
            revision INTEGER NOT NULL);
        CREATE TABLE orders (number INTEGER PRIMARY KEY, id TEXT, post INTEGER NOT NULL);
        CREATE TABLE decisions (
            number INTEGER PRIMARY KEY, batch TEXT NOT NULL, id TEXT NOT NULL,
            action TEXT NOT NULL, actor TEXT NOT NULL, at INTEGER NOT NULL,
            was INTEGER NOT NULL, became INTEGER, revision INTEGER NOT NULL, note TEXT,
            undone_by TEXT, undoes INTEGER, state_before INTEGER NOT NULL,
            state_after INTEGER NOT NULL, prior INTEGER, has_text INTEGER NOT NULL,
            content TEXT, name TEXT, url TEXT, edited INTEGER NOT NULL);
        CREATE INDEX decisions_id ON decisions (id);
        CREATE INDEX decisions_batch ON decisions (batch);
        CREATE INDEX decisions_standing ON decisions (actor, number)
            WHERE undone_by IS NULL AND action <> 'undo';
        """
}
