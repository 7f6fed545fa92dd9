import CHyperscan
import Glibc
import PCRE

/// A folder of compiled databases; safe to delete at any time. Small ones are never put there.
///
/// A file is named after everything that went into it: entries, library version, processor and
/// our format. It is written under another name and renamed, and its content is checked before
/// libhs sees it; a damaged or foreign file is compiled anew.
public struct DatabaseCache: Sendable {
    /// The folder's path; it is made when something is first stored.
    public let folder: String

    /// Names a cache folder; nothing is read or written yet.
    public init(folder: String) { self.folder = folder }

    /// Bump when the choice of literals, folding or the file's layout change.
    private static let formatVersion = 4

    static func name(for entries: [PrefilterEntry]) -> String {
        var print = Fingerprint()
        print.add(formatVersion)
        print.add(String(cString: hs_version()))
        var platform = hs_platform_info()
        hs_populate_platform(&platform)
        print.add(Int(platform.tune))
        print.add(Int(truncatingIfNeeded: platform.cpu_features))
        print.add(entries.count)
        for entry in entries {
            switch entry.kind {
            case .term(let text): print.add(text)
            case .pattern(let source, let options):
                print.add(-1 - Int(options.rawValue))
                print.add(source)
            }
        }
        return print.hex
    }

    func load(_ name: String, count: Int) -> CompiledEntries? {
        guard let file = MappedFile(path(name)) else { return nil }
        return DatabaseFile.read(file.bytes, entryCount: count)
    }

    func store(_ compiled: CompiledEntries, as name: String) {
        guard let bytes = DatabaseFile.bytes(of: compiled) else { return }
        makeFolder()
        let temporary = path(name) + ".\(getpid()).\(UInt(pthread_self())).tmp"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return }
        let isWritten = bytes.withUnsafeBytes { Self.write($0, to: descriptor) }
        if close(descriptor) != 0 || !isWritten || rename(temporary, path(name)) != 0 {
            unlink(temporary)
        }
    }

    private func path(_ name: String) -> String { "\(folder)/\(name).hsdb" }

    private func makeFolder() {
        var path = ""
        for part in folder.split(separator: "/") {
            path += path.isEmpty && !folder.hasPrefix("/") ? part : "/" + part
            mkdir(path, 0o755)
        }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: CInt) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
        return true
    }
}
