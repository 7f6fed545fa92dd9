import Foundation
import JSON
import TestSupport
import Testing

/// A look at everything a data folder holds, once all is quiet.
struct Audit {
    /// Everything stored, by id.
    let submissions: [String: JSONValue]
    /// Everything that happened, oldest first.
    let events: [JSONValue]
    /// Ids that have a file in the repository, by the post's folder.
    let files: [String: [String]]
    /// What lies in the repository's place for unfinished files.
    let leftovers: [String]

    /// Judges what is left, then looks.
    init(_ winnow: Winnow) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        // A killed worker's claims come free only with their lease.
        while try await Self.judge(winnow) > 0 {
            try #require(ContinuousClock.now < deadline, "the queue is never empty")
            try await Task.sleep(for: .milliseconds(200))
        }
        let conversation = Conversation(try winnow.start("serve"))
        let all = try await conversation.submissions()
        let ids = all.compactMap { $0["id"]?.stringValue }
        #expect(Set(ids).count == all.count, "an id was given twice")
        submissions = Dictionary(zip(ids, all)) { $1 }
        events = try await conversation.events()
        try await conversation.end()
        (files, leftovers) = try Self.repository(winnow.data + "/comments")
    }

    /// Lets a worker judge once; gives how many are queued still.
    private static func judge(_ winnow: Winnow) async throws -> Int64 {
        let work = try await winnow.run("work", "--once")
        try #require(work.status == 0, "\(work)")
        let queue = try await winnow.run("queue", "--json").json().first
        return queue?["counts"]?["queued"]?.integerValue ?? -1
    }

    private static func repository(_ path: String) throws -> ([String: [String]], [String]) {
        let manager = FileManager.default
        var files: [String: [String]] = [:]
        for folder in (try? manager.contentsOfDirectory(atPath: path)) ?? []
        where !folder.hasPrefix(".") {
            for name in try manager.contentsOfDirectory(atPath: "\(path)/\(folder)")
            where name != "post.json" {
                let data = try #require(manager.contents(atPath: "\(path)/\(folder)/\(name)"))
                let id = try JSONValue(parsing: Array(data))["id"]?.stringValue
                #expect(id.map { $0 + ".json" } == name, "\(folder)/\(name)")
                files[folder, default: []].append(String(name.dropLast(5)))
            }
        }
        let leftovers = (try? manager.contentsOfDirectory(atPath: path + "/.staging")) ?? []
        return (files, leftovers)
    }

    /// Expects that everything acknowledged is there, once.
    func expectAll(of storms: [Storm]) async {
        var keys: [String: String] = [:]
        for (id, stored) in submissions {
            guard let key = stored["submission"]?["key"]?.stringValue else { continue }
            #expect(keys[key] == nil, "\(key) is stored twice")
            keys[key] = id
        }
        for storm in storms {
            let complaints = await storm.complaints
            #expect(complaints.isEmpty, "\(complaints.prefix(3))")
            let acknowledged = await storm.acknowledged
            let lost = acknowledged.filter { keys[$0.key] != $0.value }
            #expect(lost.isEmpty, "\(lost.count) of \(acknowledged.count) are lost")
        }
    }

    /// Expects that everything stored was judged, once.
    func expectOneVerdictEach() {
        let judged = events.filter { $0["event"] == "judged" }.compactMap { $0["id"]?.stringValue }
        #expect(judged.count == Set(judged).count, "something was judged twice")
        #expect(Set(judged) == Set(submissions.keys))
        for (id, stored) in submissions {
            #expect(stored["status"] != "queued", "\(id)")
            #expect(stored["verdict"]?["errors"] == [], "\(id)")
        }
    }

    /// Expects that the repository has the approved ones, and nothing else.
    func expectPublishedAsApproved() {
        let approved = submissions.filter { $0.value["status"] == "approved" }
        let wanted = Dictionary(grouping: approved) { $0.value["post_key"]?.stringValue ?? "" }
        #expect(files.mapValues(Set.init) == wanted.mapValues { Set($0.map(\.key)) })
        #expect(leftovers.isEmpty, "\(leftovers.prefix(3))")
    }
}
