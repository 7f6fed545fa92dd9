@preconcurrency import Dispatch
import Foundation
import Glibc

/// Tells of writes to the store by any process, by what the system says of its files.
///
/// A writer touches `winnow.db` after each commit, which is the moment to look. Its process may
/// die between the two; so a change to the log alone is passed on as well, a little later, when
/// the commit that made it is over. A busy writer changes the log thousands of times a second, so
/// it is listened to ten times a second only; meanwhile the system keeps one notice for them all.
/// Where the system has no file watches left to give, a timer calls once a second instead.
///
/// Unchecked, as Dispatch does not say that its sources may be cancelled from any thread; all else
/// happens on the queue.
final class ChangeWatch: @unchecked Sendable {
    private let queue = DispatchQueue(label: "winnow.changes")
    private let onChange: @Sendable () -> Void
    private var sources: [any DispatchSourceProtocol] = []
    /// Tells of writes to the log; does not while `isResting`.
    private var log: (any DispatchSourceProtocol)?
    private var isResting = false

    /// The delay after which a change to the log is passed on.
    private static let settling = DispatchTimeInterval.milliseconds(100)

    /// Watches `folder` until cancelled.
    init(folder: String, onChange: @escaping @Sendable () -> Void) {
        self.onChange = onChange
        if let commits = Self.descriptor(watching: folder, for: IN_ATTRIB | IN_CREATE) {
            if let writes = Self.descriptor(watching: folder, for: IN_MODIFY) {
                watch(commits: commits)
                watch(writes: writes)
                return
            }
            close(commits)
        }
        watchClock()
    }

    /// Stops; the descriptors are closed soon after.
    func cancel() {
        queue.async { [self] in
            // What rests would never get to know that it is over.
            if isResting { log?.resume() }
            isResting = false
            log?.cancel()
            log = nil
            for source in sources { source.cancel() }
            sources = []
        }
    }

    private static func descriptor(watching folder: String, for events: Int32) -> Int32? {
        let descriptor = inotify_init1(Int32(O_NONBLOCK | O_CLOEXEC))
        guard descriptor >= 0 else { return nil }
        guard inotify_add_watch(descriptor, folder, UInt32(bitPattern: events)) >= 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    private func watch(commits descriptor: Int32) {
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        source.setEventHandler { [onChange] in
            if Self.names(from: descriptor).contains("winnow.db") { onChange() }
        }
        source.setCancelHandler { close(descriptor) }
        sources.append(source)
        source.activate()
    }

    private func watch(writes descriptor: Int32) {
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        let later = DispatchSource.makeTimerSource(queue: queue)
        later.setEventHandler { [weak self] in
            if Self.names(from: descriptor).contains("winnow.db-wal") { self?.onChange() }
            self?.endRest()
        }
        source.setEventHandler { [weak self] in
            guard let self, !isResting else { return }
            isResting = true
            log?.suspend()
            later.schedule(deadline: .now() + Self.settling)
        }
        source.setCancelHandler {
            later.cancel()
            close(descriptor)
        }
        log = source
        later.activate()
        source.activate()
    }

    private func endRest() {
        guard isResting else { return }
        isResting = false
        log?.resume()
    }

    private func watchClock() {
        let timer = DispatchSource.makeTimerSource(queue: queue)
        timer.schedule(deadline: .now() + 1, repeating: 1)
        timer.setEventHandler(handler: onChange)
        sources.append(timer)
        timer.activate()
    }

    /// The names of the files that changed since this was last asked.
    private static func names(from descriptor: Int32) -> Set<String> {
        var names: Set<String> = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
            collect(buffer[..<count], into: &names)
        }
        return names
    }

    /// Reads the events in `bytes`: a header of 16 bytes, its last 4 the length of the name.
    private static func collect(_ bytes: ArraySlice<UInt8>, into names: inout Set<String>) {
        var rest = bytes
        while rest.count >= 16 {
            let length = rest.prefix(16).suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
            let name = rest.dropFirst(16).prefix(length).prefix { $0 != 0 }
            names.insert(String(decoding: name, as: UTF8.self))
            rest = rest.dropFirst(16 + length)
        }
    }
}
