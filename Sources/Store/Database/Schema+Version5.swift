import GRDB

/// What moderators' reviews brought.
extension Schema {
    static func makeVersion5(_ database: Database) throws {
        try database.execute(sql: claims + "PRAGMA user_version = 5")
    }

    private static let claims = """
        CREATE TABLE review_claims (
            session TEXT PRIMARY KEY, id TEXT NOT NULL, actor TEXT NOT NULL,
            until INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX review_claims_id ON review_claims (id);

        """
}
