import Classifier
import Filters
import Foundation
import Moderation

/// The folder of the weights that were learned: `<data>/model/learned.model`, and a lock.
///
/// The file can be deleted at any time; it is made again from the log of lessons.
struct ModelFolder: Sendable {
    let path: String

    /// The file of weights.
    var file: String { path + "/learned.model" }

    /// The learned weights that stand on `starter`; nil if there are none that can be used, so
    /// that the next to learn makes them anew.
    func model(on starter: Model?) -> Model? {
        guard let model = try? Model(contentsOf: file), Self.fits(model, starter) else {
            return nil
        }
        return model
    }

    /// What tells one version of the file from another without reading it; nil if there is none.
    var stamp: [Int]? {
        var status = stat()
        guard stat(file, &status) == 0 else { return nil }
        return [Int(status.st_ino), Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec)]
    }

    private static func fits(_ model: Model, _ starter: Model?) -> Bool {
        model.record.featureVersion == FeatureExtraction.version
            && model.record.starter == starter?.record.starter ?? 0
    }
}

/// The learned weights, as the learner keeps them.
struct ModelShelf: ModelKeeper {
    let folder: ModelFolder
    /// Reads texts, by the filters in force.
    let judge: @Sendable () -> FilterJudge

    func exclusively<Result: Sendable>(
        _ body: (any ModelDraft) async throws -> Result
    ) async throws -> Result? {
        try Self.make(folder.path)
        let lock = open(folder.path + "/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw Self.failure("cannot open the lock in \(folder.path)") }
        defer { close(lock) }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            if errno == EWOULDBLOCK { return nil }
            throw Self.failure("cannot lock \(folder.path)")
        }
        let judge = judge()
        let starter = judge.ruleSet.starter
        return try await body(
            LearnedDraft(
                model: folder.model(on: starter), starter: starter, judge: judge,
                file: folder.file))
    }

    private static func make(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandFailure(.io, "cannot make \(path): \(error.localizedDescription)")
        }
    }

    private static func failure(_ message: String) -> CommandFailure {
        CommandFailure(.io, "\(message): \(String(cString: strerror(errno)))")
    }
}

/// Weights in memory, on their way to the file.
final class LearnedDraft: ModelDraft {
    private var model: Model
    private let starter: Model?
    private let judge: FilterJudge
    private let file: String

    init(model: Model?, starter: Model?, judge: FilterJudge, file: String) {
        self.model = model ?? Self.fresh(starter)
        self.starter = starter
        self.judge = judge
        self.file = file
    }

    private static func fresh(_ starter: Model?) -> Model {
        starter ?? Model(featureVersion: FeatureExtraction.version)
    }

    var lesson: Int64 { model.record.lesson }

    func features(of submission: Submission) throws -> Data {
        var version = FeatureExtraction.version.littleEndian
        return Data(bytes: &version, count: 4) + judge.features(of: submission).serialized
    }

    func understands(_ features: Data) -> Bool { (try? vector(features)) != nil }

    func step(toward label: Label, along features: Data, counts: [Label: Int]) throws -> Int32 {
        model.step(
            for: try vector(features), isSpam: label == .spam,
            balance: Model.Balance(ham: counts[.ham] ?? 0, spam: counts[.spam] ?? 0))
    }

    func add(_ lesson: NumberedLesson) throws {
        model.add(try vector(lesson.lesson.features), step: lesson.lesson.step)
        model.record.lesson = lesson.number
    }

    func reset() { model = Self.fresh(starter) }

    func save(counts: [Label: Int]) throws {
        model.record.ham = Int64(counts[.ham] ?? 0)
        model.record.spam = Int64(counts[.spam] ?? 0)
        try model.write(to: file)
    }

    /// What `features(of:)` wrote, read again.
    private func vector(_ data: Data) throws -> FeatureVector {
        let version = data.prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard data.count >= 4, version == FeatureExtraction.version,
            let vector = FeatureVector(serialized: data.dropFirst(4))
        else {
            throw CommandFailure(.io, "a lesson in the database can't be read")
        }
        return vector
    }
}
