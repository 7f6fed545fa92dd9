import GRDB

/// What the statistics brought.
extension Schema {
    static func makeVersion3(_ database: Database) throws {
        try database.execute(sql: statistics + "PRAGMA user_version = 3")
    }

    private static let statistics = """
        CREATE TABLE rule_versions (
            rule TEXT NOT NULL, version TEXT NOT NULL, since INTEGER NOT NULL,
            judged INTEGER NOT NULL DEFAULT 0, hits INTEGER NOT NULL DEFAULT 0,
            braked_at INTEGER, released_at INTEGER, PRIMARY KEY (rule, version)) WITHOUT ROWID;
        CREATE INDEX rule_versions_braked ON rule_versions (rule) WHERE braked_at IS NOT NULL;

        """
}
