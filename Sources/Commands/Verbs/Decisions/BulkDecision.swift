import Foundation
import JSON
import Moderation
import Service

/// One decision on any number of submissions: found, counted, asked about, made, reported.
struct BulkDecision {
    let options: DecisionOptions
    let action: DecisionAction
    let edit: DecisionRequest.Edit?

    /// Above so many found by a search it is asked first.
    private static let unaskedCount = 20

    /// A submission meant, and what is known of it.
    private struct Target {
        var id: SubmissionID
        var revision: Int?
        var status: Status?
    }

    /// Does it.
    ///
    /// - Throws: `StatusExit` at the end if something asked for could not be done.
    func run() async throws {
        let list = IDList(lenient: options.ids)
        let filter = try options.search.filter()
        let desk = try Workplace(options.shared.settings()).desk()
        for problem in list.problems { StandardError.print("winnow: \(problem)") }
        let targets = try await targets(list.ids, filter, desk)
        if options.dryRun { return try await preview(targets, list, desk) }
        guard !targets.isEmpty else {
            if !list.problems.isEmpty { throw StatusExit(status: .badInput) }
            return options.output.json ? () : StandardOutput.print("nothing matches")
        }
        try confirm(targets)
        let requests = targets.map { target in
            DecisionRequest(
                id: target.id, action: action, revision: target.revision, edit: edit,
                note: options.note)
        }
        let outcomes = try await desk.decide(requests, actor: options.actor.name)
        try OutcomeReport(isJSON: options.output.json).print(
            outcomes, isComplete: list.problems.isEmpty)
    }

    /// Does what `run` does for ids alone, none of them `-`.
    ///
    /// - Throws: as `run` does.
    static func run(_ settings: Settings, _ action: DecisionAction, ids: [String]) async throws {
        let list = IDList(lenient: ids)
        let desk = try Workplace(settings).desk()
        for problem in list.problems { StandardError.print("winnow: \(problem)") }
        guard !list.ids.isEmpty else { throw StatusExit(status: .badInput) }
        let outcomes = try await desk.decide(
            list.ids.map { DecisionRequest(id: $0, action: action) },
            actor: ActorOptions.systemName)
        try OutcomeReport(isJSON: false).print(outcomes, isComplete: list.problems.isEmpty)
    }

    private func targets(
        _ ids: [SubmissionID], _ filter: SubmissionFilter?, _ desk: Desk
    ) async throws -> [Target] {
        guard let filter else { return ids.map { Target(id: $0, revision: options.revision) } }
        var query = SubmissionQuery()
        query.filter = filter
        query.limit = 500
        var targets: [Target] = []
        repeat {
            let page = try await desk.store.submissions(matching: query)
            targets += page.submissions.map {
                // What has moved on since it was found may match no longer.
                Target(id: $0.id, revision: $0.revision, status: $0.status)
            }
            query.cursor = page.next
        } while query.cursor != nil
        return targets
    }

    private func preview(_ targets: [Target], _ list: IDList, _ desk: Desk) async throws {
        var counts: [Status: Int] = [:]
        var isComplete = list.problems.isEmpty
        for target in targets {
            var status = target.status
            if status == nil { status = try await desk.store.submission(target.id)?.status }
            if let status { counts[status, default: 0] += 1 } else { isComplete = false }
            if options.output.json {
                let json: JSONValue = [
                    "id": .string(target.id.text), "action": .string(action.rawValue),
                    "status": status.map { .string($0.rawValue) } ?? .null,
                ]
                StandardOutput.print(json.serialized())
            } else {
                StandardOutput.print("\(target.id)  \(status?.rawValue ?? "is unknown")")
            }
        }
        let parts = Status.allCases.compactMap { status in
            counts[status].map { "\($0) \(status.rawValue)" }
        }
        if !options.output.json {
            let what = Phrases.count(counts.values.reduce(0, +), "submission")
            let from = parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
            StandardOutput.print("would \(action.rawValue) \(what)\(from); nothing was changed")
        }
        if !isComplete { throw StatusExit(status: .badInput) }
    }

    private func confirm(_ targets: [Target]) throws {
        let isLarge = options.search.text != nil && targets.count > Self.unaskedCount
        guard isLarge || action == .delete, !options.yes else { return }
        let what = "\(action.rawValue) \(Phrases.count(targets.count, "submission"))"
        let warning = action == .delete ? " for good; this can't be undone" : ""
        guard !options.noInput, isatty(STDIN_FILENO) == 1, !options.ids.contains("-") else {
            throw CommandFailure(
                .usage, "would \(what)\(warning): say --yes if you mean it, or see --dry-run")
        }
        StandardError.print("\(what)\(warning)? Type \(targets.count) to go on:")
        guard readLine()?.trimmingCharacters(in: .whitespaces) == String(targets.count) else {
            throw CommandFailure(.usage, "nothing was changed")
        }
    }
}
