import Crypto
import Glibc
import Matching
import PCRE
import YAML

/// The YAML files of the last set that loaded without an error, as trees that are read quickly.
///
/// It is one file, safe to delete at any time: a checksum, then for each YAML file the SHA-256 of
/// its text and its tree without the rules' examples. They were found to be sound when the tree was
/// kept, and their patterns were compiled. A file that has another text, and a cache that is damaged
/// or was written with another version of PCRE2, are as if nothing were kept.
struct TreeCache {
    /// What isn't needed to judge.
    private static let leftOut: Set<String> = ["spam", "ham"]
    private static let magic = Array("WINNOWYT".utf8) + [YAMLNode.bytesVersion]
    private static let maximumByteCount = 16 << 20
    private static let hashByteCount = 32

    private let folder: String
    private let path: String
    /// Trees by the SHA-256 of their files' texts.
    private var kept: [[UInt8]: [UInt8]]
    private var used: [[UInt8]: [UInt8]] = [:]

    /// Reads what is kept in a folder under a name.
    init(folder: String, name: String) {
        self.folder = folder
        path = "\(folder)/\(name).trees"
        let file = try? FileBytes.read(path, maximumByteCount: Self.maximumByteCount)
        kept = file.flatMap(Self.trees(in:)) ?? [:]
    }

    /// The tree of a file's text, if it was kept; without examples.
    mutating func root(of fingerprint: [UInt8], file: String) -> YAMLNode? {
        guard let tree = kept[fingerprint], let root = YAMLNode(bytes: tree, file: file) else {
            return nil
        }
        used[fingerprint] = tree
        return root
    }

    /// Notes a tree, to be kept if the whole set is sound.
    mutating func add(_ root: YAMLNode, of fingerprint: [UInt8]) {
        used[fingerprint] = root.bytes(leavingOut: Self.leftOut)
    }

    /// Keeps the trees that this set has, if they aren't those that are kept.
    ///
    /// Failing to changes nothing but the time that the next process takes.
    func keep() {
        guard used.keys != kept.keys else { return }
        var body: [UInt8] = []
        for (fingerprint, tree) in used.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            body += fingerprint
            withUnsafeBytes(of: UInt32(tree.count).littleEndian) { body += $0 }
            body += tree
        }
        let bytes = Self.magic + Self.checksum(of: body[...]) + body
        guard bytes.count <= Self.maximumByteCount else { return }
        mkdir(folder, 0o755)
        CacheFile.write(bytes, to: path)
    }

    /// SHA-256 of the trees and of what found their patterns to be sound.
    private static func checksum(of body: ArraySlice<UInt8>) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: Array(PCRE.version.utf8))
        hash.update(data: body)
        return Array(hash.finalize())
    }

    private static func trees(in file: [UInt8]) -> [[UInt8]: [UInt8]]? {
        guard file.count >= magic.count + hashByteCount, file.starts(with: magic) else {
            return nil
        }
        var rest = file[(magic.count + hashByteCount)...]
        guard file[magic.count...].prefix(hashByteCount).elementsEqual(checksum(of: rest)) else {
            return nil
        }
        var trees: [[UInt8]: [UInt8]] = [:]
        while !rest.isEmpty {
            guard rest.count >= hashByteCount + 4 else { return nil }
            let fingerprint = Array(rest.prefix(hashByteCount))
            rest = rest.dropFirst(hashByteCount)
            let count = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            guard count <= rest.count else { return nil }
            trees[fingerprint] = Array(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        return trees
    }
}
