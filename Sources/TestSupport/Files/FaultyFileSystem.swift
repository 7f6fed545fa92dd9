import Glibc
import Repository
import Synchronization

/// A file system that fails, or stops for good, at one chosen operation.
///
/// Closing is no operation: it can't fail, and the system closes the files of a dead process too.
public final class FaultyFileSystem: FileSystem {
    /// What happens at the chosen operation.
    public enum Fault: Sendable, Hashable {
        /// This error, once.
        case error(Int32)
        /// This error, from then on.
        case lasting(Int32)
        /// This error for every call of that name, such as `write`, whatever its number.
        case refusal(of: String, Int32)
        /// The process dies: a write is half done, and nothing works from then on.
        case crash
    }

    private let base: any FileSystem
    private let place: Int
    private let fault: Fault
    private let observe: @Sendable (Int) -> Void
    private let count = Mutex(0)

    /// How many operations were asked for.
    public var operationCount: Int { count.withLock(\.self) }

    /// Passes everything on to `base`, but for the fault.
    ///
    /// - Parameters:
    ///   - base: The file system that does the work.
    ///   - place: Which operation fails, from 1; 0 is none.
    ///   - fault: How it fails.
    ///   - observe: Called before each operation with its number, as other processes might look.
    public init(
        _ base: any FileSystem, failingAt place: Int = 0, with fault: Fault = .crash,
        observe: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        self.base = base
        self.place = place
        self.fault = fault
        self.observe = observe
    }

    /// Whether the file system below can.
    public var canSynchronizeAll: Bool { base.canSynchronizeAll }

    /// Passed on uncounted, since it can't fail.
    public func close(_ descriptor: Descriptor) { base.close(descriptor) }

    func operation<Result>(
        _ call: String, _ body: (any FileSystem) throws(SystemError) -> Result
    ) throws(SystemError) -> Result {
        if let error = step(call) { throw error }
        return try body(base)
    }

    /// Counts an operation, and gives the error it must fail with.
    private func step(_ call: String) -> SystemError? {
        let number = count.withLock { count in
            count += 1
            return count
        }
        observe(number)
        if case .refusal(call, let code) = fault { return SystemError(call: call, code: code) }
        guard place > 0, number >= place else { return nil }
        switch fault {
        case .error(let code): return number == place ? SystemError(call: call, code: code) : nil
        case .lasting(let code): return SystemError(call: call, code: code)
        case .crash: return SystemError(call: call, code: ESHUTDOWN)
        case .refusal: return nil
        }
    }

    /// Counted; where the process dies, half of the bytes are written.
    public func write(_ bytes: [UInt8], to file: Descriptor) throws(SystemError) {
        let wasAlive = place == 0 || operationCount < place
        guard let error = step("write") else { return try base.write(bytes, to: file) }
        if wasAlive { try base.write(Array(bytes.prefix(bytes.count / 2)), to: file) }
        throw error
    }
}
