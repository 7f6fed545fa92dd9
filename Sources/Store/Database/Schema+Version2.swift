import GRDB

/// What the signals and the lessons brought.
extension Schema {
    static func makeVersion2(_ database: Database) throws {
        try database.execute(sql: signals + lessons + "PRAGMA user_version = 2")
    }

    private static let signals = """
        ALTER TABLE submissions ADD COLUMN language INTEGER;
        ALTER TABLE submissions ADD COLUMN link_hosts BLOB;
        ALTER TABLE texts ADD COLUMN post_summary TEXT;
        ALTER TABLE events ADD COLUMN seq INTEGER;
        CREATE TABLE arrivals (
            block INTEGER PRIMARY KEY, at INTEGER NOT NULL, entries BLOB NOT NULL);
        CREATE TABLE languages (language INTEGER PRIMARY KEY, approved INTEGER NOT NULL);

        """

    private static let lessons = """
        CREATE TABLE lessons (
            number INTEGER PRIMARY KEY, subject TEXT NOT NULL, label INTEGER,
            step INTEGER NOT NULL, features BLOB NOT NULL, at INTEGER NOT NULL);
        CREATE TABLE subjects (
            subject TEXT PRIMARY KEY, label INTEGER, step INTEGER NOT NULL,
            lesson INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX subjects_label ON subjects (label) WHERE label IS NOT NULL;
        INSERT INTO sequences VALUES ('lesson', 0), ('learned', 0);

        """
}
