import ArgumentParser
import DNS
import Email
import Filters
import Foundation
import JSON
import Service

/// Says what is right and wrong about e-mail addresses.
struct EmailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "email",
        abstract: "Say what is right, wrong and known about e-mail addresses.",
        discussion: """
            An address is read as it stands: nothing is trimmed or repaired. With - they come from \
            standard input, one a line; blank lines are skipped. See Documentation/Email.md.

              winnow email rosa@gmial.com
              winnow email --json - < addresses.txt
              winnow email --dns --level rfc '"rosa lee"@example.org'
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "Addresses; - reads them from standard input.")
    var addresses: [String]

    @Option(
        help: ArgumentHelp(
            "What is accepted: html5, smtp or rfc; what policy.yaml says if not given.",
            valueName: "level"))
    var level: EmailLevel?

    @Flag(help: "Ask the DNS whether the domains take mail.")
    var dns = false

    @Flag(help: "Exit with 65 if an address is refused.")
    var exitStatus = false

    /// How many addresses are answered at a time; the DNS is asked about all of them at once.
    private static let groupCount = 1_000
    /// Longer lines are answered without being looked at.
    private static let lineByteCount = 1 << 20

    func run() async throws {
        let settings = try shared.settings()
        let policy = try Self.policy(settings.filters)
        let desk = EmailDesk(
            parser: EmailParser(level: level ?? policy.emailLevel),
            lists: try Self.lists(policy, settings.filters),
            lookup: try dns ? Self.lookup() : nil)
        var areSomeRefused = false
        for address in addresses where address != "-" || addresses.count > 1 {
            areSomeRefused = await answer([.typed(Array(address.utf8))], desk) || areSomeRefused
        }
        if addresses == ["-"] { areSomeRefused = try await answerInput(desk) }
        if exitStatus, areSomeRefused { throw StatusExit(status: .badInput) }
    }

    private func answerInput(_ desk: EmailDesk) async throws -> Bool {
        let source = try DescriptorLines(
            descriptor: STDIN_FILENO, maximumLineByteCount: Self.lineByteCount,
            bufferByteCount: Self.lineByteCount * 4)
        var areSomeRefused = false
        while let lines = try await source.next() {
            let entries = lines.compactMap(EmailDesk.Entry.init)
            var start = 0
            while start < entries.count {
                let end = min(start + Self.groupCount, entries.count)
                areSomeRefused =
                    await answer(Array(entries[start..<end]), desk) || areSomeRefused
                start = end
            }
            StandardOutput.flush()
        }
        return areSomeRefused
    }

    /// Prints an answer to each; true if one was refused.
    private func answer(_ entries: [EmailDesk.Entry], _ desk: EmailDesk) async -> Bool {
        let texts = await desk.answers(to: entries)
        for text in texts {
            guard !output.json else {
                StandardOutput.print(text.json.serialized())
                continue
            }
            let lines = text.lines(width: StandardOutput.columns, ink: .standard)
            for line in lines { StandardOutput.print(line) }
        }
        return texts.contains { !$0.isAccepted }
    }

    private static func lookup() throws -> MailLookup {
        let settings = MailLookup.Settings(timeLimit: .seconds(10))
        return try EmailLookup(
            settings: settings, environment: ProcessInfo.processInfo.environment
        ).lookup
    }

    /// The policy of the filters' folder; the defaults where there is none.
    private static func policy(_ folder: String) throws -> Policy {
        guard FileManager.default.fileExists(atPath: folder) else {
            StandardError.print(
                "winnow: \(Phrases.safe(folder)) is not there: no throw-away domains are known")
            return Policy()
        }
        return try RuleSet.policy(folder: folder)
    }

    private static func lists(_ policy: Policy, _ folder: String) throws -> EmailLists {
        EmailLists(
            disposable: try list(policy.disposableDomains, folder),
            allowed: try policy.allowedDomains.map { try list($0, folder) } ?? DomainList())
    }

    private static func list(_ file: String, _ folder: String) throws -> DomainList {
        let path = folder + "/" + file
        guard let bytes = FileManager.default.contents(atPath: path) else { return DomainList() }
        do { return try DomainList(parsing: String(decoding: bytes, as: UTF8.self)) } catch {
            throw CommandFailure(.configuration, "\(Phrases.safe(path)):\(error)")
        }
    }
}

extension EmailLevel: ExpressibleByArgument {}
