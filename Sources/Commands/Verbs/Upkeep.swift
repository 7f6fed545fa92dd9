import ArgumentParser
import Foundation
import JSON
import Moderation
import Service
import Wire

/// Removes what has been kept for long enough.
struct Cleanup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cleanup", abstract: "Remove what has been kept for long enough; for cron.",
        discussion: """
            How long is said in winnow.yaml under retention: held, spam, trash, private_fields and \
            events, each a span such as 30d, or never. Spam and trash are kept 30 days unless said \
            otherwise, IP addresses and user agents of published comments 90.

              winnow cleanup --dry-run
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Flag(name: .long, help: "Only count what would be removed.")
    var dryRun = false

    func run() async throws {
        let workplace = Workplace(try shared.settings())
        let desk = try workplace.desk()
        let cleaner = Cleaner(store: desk.store, publisher: desk.publisher, clock: desk.clock)
        let report = try await cleaner.clean(
            workplace.settings.configuration.retention, dryRun: dryRun)
        if output.json { return StandardOutput.print(json(report).serialized()) }
        let verb = dryRun ? "would remove" : "removed"
        StandardOutput.print(
            "\(verb) \(report.spam) spam, \(report.trash) trash, "
                + "private fields of \(report.privateFields), \(report.events) events; "
                + "\(dryRun ? "would move" : "moved") \(report.heldMoved) held to trash")
    }

    private func json(_ report: CleanupReport) -> JSONValue {
        [
            "dry_run": .bool(dryRun), "spam": .integer(Int64(report.spam)),
            "trash": .integer(Int64(report.trash)),
            "private_fields": .integer(Int64(report.privateFields)),
            "events": .integer(Int64(report.events)),
            "held_moved": .integer(Int64(report.heldMoved)),
        ]
    }
}

/// Looks after the repository.
struct RepositoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repository",
        abstract: "Rebuild the published files from the database, or the other way round.",
        subcommands: [Rebuild.self, Import.self])

    struct Rebuild: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rebuild", abstract: "Write every published comment again.",
            discussion: "For a repository that was deleted or damaged. Files that are right stay.")

        @OptionGroup var shared: SharedOptions

        func run() async throws {
            let desk = try Workplace(shared.settings()).desk()
            _ = try await desk.store.republishAll()
            let count = try await desk.publisher.publish()
            StandardOutput.print("published \(Phrases.count(count, "comment"))")
        }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "Take published comments into a database that lost them.",
            discussion: """
                For a database that was deleted or is older than the files. What it knows already \
                stays as it is, and what was deleted for good stays deleted. Verdicts, e-mail \
                addresses and all else that is not published can't be had back.
                """)

        @OptionGroup var shared: SharedOptions

        /// How many comments are one transaction, so that others get to write between.
        private static let groupCount = 500

        func run() async throws {
            let desk = try Workplace(shared.settings()).desk()
            var comments = 0
            let posts = try desk.repository.posts()
            for post in posts {
                let contents = try desk.repository.comments(of: post.key)
                for path in contents.damaged {
                    StandardError.print("winnow: left out: \(Phrases.safe(path))")
                }
                comments += try await Self.takeIn(contents, to: desk)
            }
            StandardOutput.print(
                "took in \(Phrases.count(comments, "comment")) of "
                    + Phrases.count(posts.count, "post"))
        }

        private static func takeIn(
            _ contents: RepositoryContents, to desk: Desk
        ) async throws -> Int {
            let comments = contents.comments.sorted { $0.id < $1.id }
            var count = 0
            var start = 0
            repeat {
                let group = comments[start..<min(start + groupCount, comments.count)]
                count += try await desk.store.restore(
                    Array(group), of: contents.post, at: desk.clock.now())
                start += groupCount
            } while start < comments.count
            return count
        }
    }
}

/// Looks after posts.
struct PostCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "post", abstract: "Tell Winnow that a post has moved.",
        subcommands: [Alias.self])

    struct Alias: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "alias",
            abstract: "Make a second URL an address of the same post, comments and all.",
            discussion: """
                winnow post alias https://blog.example/old-name/ https://blog.example/new-name/
                """)

        @OptionGroup var shared: SharedOptions

        @Argument(help: "A URL the post has had, or its folder's name in the repository.")
        var post: String

        @Argument(help: "The other URL.")
        var url: String

        func run() async throws {
            let desk = try Workplace(shared.settings()).desk()
            let byURL = try await desk.store.postKey(forURL: post)
            guard let key = byURL ?? PostKey(post) else {
                throw CommandFailure(.badInput, "nothing was ever sent to \(Phrases.safe(post))")
            }
            guard try await desk.store.addAlias(url, to: key) else {
                throw CommandFailure(
                    .badInput,
                    "\(Phrases.safe(url)) is no URL of a post, or belongs to another one, "
                        + "or there is no post \(key)")
            }
            await desk.publishOrLog()
            StandardOutput.print("\(Phrases.safe(url)) → \(key)")
        }
    }
}
