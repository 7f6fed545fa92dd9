import GRDB

/// What searching, and moderators' lists of senders, brought.
extension Schema {
    static func makeVersion6(_ database: Database) throws {
        try database.execute(sql: search + entries)
        try database.execute(sql: "PRAGMA user_version = 6")
    }

    /// `search` holds no text, only words and where they stand. Taking a row out of it needs the
    /// texts that went in: `search_gone` keeps them, for a moment, for what clean-up removed.
    private static let search = """
        CREATE VIRTUAL TABLE search USING fts5(
            name, url, content, source_url, source_title, source_excerpt, post_title, marks,
            content='', columnsize=0, tokenize="unicode61 remove_diacritics 2");
        CREATE TABLE search_marks (seq INTEGER PRIMARY KEY, marks TEXT NOT NULL);
        CREATE TABLE search_pending (seq INTEGER PRIMARY KEY);
        CREATE TABLE search_gone (
            seq INTEGER PRIMARY KEY, name TEXT, url TEXT, content TEXT, source_url TEXT,
            source_title TEXT, source_excerpt TEXT, post_title TEXT, marks TEXT NOT NULL);
        CREATE TRIGGER texts_search BEFORE DELETE ON texts
            WHEN EXISTS (SELECT 1 FROM search_marks WHERE seq = old.seq)
        BEGIN
            INSERT INTO search_gone
                SELECT old.seq, old.name, old.url, old.content, old.source_url, old.source_title,
                    old.source_excerpt, old.post_title, marks
                FROM search_marks WHERE seq = old.seq;
            DELETE FROM search_marks WHERE seq = old.seq;
        END;
        INSERT INTO sequences VALUES ('indexed', 0);
        CREATE INDEX decisions_actor ON decisions (actor, number);

        """

    private static let entries = """
        CREATE TABLE entries (
            number INTEGER PRIMARY KEY, list INTEGER NOT NULL, kind INTEGER NOT NULL,
            hash INTEGER, actor TEXT NOT NULL, added_at INTEGER NOT NULL, until INTEGER,
            removed INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX entries_standing ON entries (removed, number);
        CREATE TABLE entry_values (number INTEGER PRIMARY KEY, value TEXT NOT NULL, note TEXT);
        CREATE TABLE entry_acts (
            number INTEGER PRIMARY KEY, batch TEXT NOT NULL, entry INTEGER NOT NULL,
            action INTEGER NOT NULL, actor TEXT NOT NULL, at INTEGER NOT NULL, undone_by TEXT,
            undoes INTEGER);
        CREATE INDEX entry_acts_batch ON entry_acts (batch);

        """
}
