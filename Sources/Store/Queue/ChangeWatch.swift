@preconcurrency import Dispatch
import Foundation
import Glibc

/// Tells of writes to the store by any process, by what the system says of its files.
///
/// A writer touches `winnow.db` after each commit, which is the moment to look. Its process may
/// die between the two; so a change to the log alone is passed on as well, a little later, when
/// the commit that made it is over. Where the system has no file watches left to give, a timer
/// calls once a second instead.
///
/// Unchecked, as Dispatch does not say that its sources may be cancelled from any thread.
final class ChangeWatch: @unchecked Sendable {
    private let source: any DispatchSourceProtocol

    /// The delay after which a change to the log is passed on.
    private static let settling = DispatchTimeInterval.milliseconds(100)

    /// Watches `folder` until cancelled.
    init(folder: String, onChange: @escaping @Sendable () -> Void) {
        source =
            Self.descriptor(watching: folder).map { Self.watch($0, onChange: onChange) }
            ?? Self.timer(onChange: onChange)
        source.activate()
    }

    /// Stops; the descriptor is closed soon after.
    func cancel() { source.cancel() }

    private static func descriptor(watching folder: String) -> Int32? {
        let descriptor = inotify_init1(Int32(O_NONBLOCK | O_CLOEXEC))
        guard descriptor >= 0 else { return nil }
        let mask = UInt32(IN_ATTRIB) | UInt32(IN_MODIFY) | UInt32(IN_CREATE)
        guard inotify_add_watch(descriptor, folder, mask) >= 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    private static func watch(
        _ descriptor: Int32, onChange: @escaping @Sendable () -> Void
    ) -> any DispatchSourceProtocol {
        let queue = DispatchQueue(label: "winnow.changes")
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        let later = DispatchSource.makeTimerSource(queue: queue)
        later.setEventHandler(handler: onChange)
        later.activate()
        source.setEventHandler {
            let names = Self.names(from: descriptor)
            if names.contains("winnow.db") { onChange() }
            if names.contains("winnow.db-wal") { later.schedule(deadline: .now() + settling) }
        }
        source.setCancelHandler {
            later.cancel()
            close(descriptor)
        }
        return source
    }

    private static func timer(
        onChange: @escaping @Sendable () -> Void
    ) -> any DispatchSourceProtocol {
        let timer = DispatchSource.makeTimerSource()
        timer.schedule(deadline: .now() + 1, repeating: 1)
        timer.setEventHandler(handler: onChange)
        return timer
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
