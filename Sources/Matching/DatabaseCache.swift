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
        print.add(String(cString: chs_version()))
        var platform = hs_platform_info()
        chs_populate_platform(&platform)
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
        CacheFile.write(bytes, to: path(name))
    }

    private func path(_ name: String) -> String { "\(folder)/\(name).hsdb" }

    private func makeFolder() {
        var path = ""
        for part in folder.split(separator: "/") {
            path += path.isEmpty && !folder.hasPrefix("/") ? part : "/" + part
            mkdir(path, 0o755)
        }
    }
}
