import GRDB

/// The tables. `Documentation/Storage.md` says what is in them.
///
/// Each version has a file of its own, which does not change once it was released.
enum Schema {
    /// What `PRAGMA user_version` says of a database that has all migrations.
    static let version = 6
    /// `Wnow`, which marks the file as ours; see SQLite's `magic.txt`.
    static let applicationID = 0x576E_6F77

    /// Brings a database of any earlier version up to this one.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1", migrate: makeVersion1)
        migrator.registerMigration("2", migrate: makeVersion2)
        migrator.registerMigration("3", migrate: makeVersion3)
        migrator.registerMigration("4", migrate: makeVersion4)
        migrator.registerMigration("5", migrate: makeVersion5)
        migrator.registerMigration("6", migrate: makeVersion6)
        return migrator
    }
}
