import GRDB

/// What pings brought.
extension Schema {
    static func makeVersion4(_ database: Database) throws {
        try database.execute(sql: pings + sent)
        try database.execute(sql: "PRAGMA user_version = 4")
    }

    /// Pairs of pages, and hosts with the time at which one may be asked next.
    private static let pings = """
        CREATE TABLE pings (
            ping INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL,
            source TEXT NOT NULL, target TEXT NOT NULL, source_url TEXT NOT NULL,
            target_url TEXT NOT NULL, host TEXT NOT NULL, title TEXT, excerpt TEXT, blog TEXT,
            ip TEXT, user_agent TEXT, received_at INTEGER NOT NULL,
            verified INTEGER NOT NULL DEFAULT 0, due_at INTEGER, token INTEGER NOT NULL DEFAULT 0,
            attempts INTEGER NOT NULL DEFAULT 0, checked_at INTEGER, link_found INTEGER,
            status INTEGER, final_url TEXT, links_here INTEGER, link_hosts INTEGER,
            page_title TEXT, page_excerpt TEXT, failure TEXT,
            UNIQUE (source, target));
        CREATE INDEX pings_due ON pings (host, due_at) WHERE due_at IS NOT NULL;
        CREATE INDEX pings_waiting ON pings (host) WHERE verified = 0;
        CREATE TABLE ping_hosts (
            host TEXT PRIMARY KEY, next_at INTEGER, rests_until INTEGER NOT NULL DEFAULT 0
        ) WITHOUT ROWID;
        CREATE INDEX ping_hosts_next ON ping_hosts (next_at);

        """

    private static let sent = """
        CREATE TABLE sent_pings (
            source TEXT NOT NULL, target TEXT NOT NULL, endpoint TEXT, kind INTEGER,
            done INTEGER NOT NULL, answer TEXT NOT NULL, sent_at INTEGER NOT NULL,
            PRIMARY KEY (source, target)) WITHOUT ROWID;
        """
}
