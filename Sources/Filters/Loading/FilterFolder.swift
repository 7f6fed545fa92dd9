import Crypto
import Foundation
import YAML

/// Reads the files of a set, and takes their fingerprint on the way.
struct FilterFolder {
    /// The largest list, in bytes.
    static let maximumListByteCount = 64 << 20

    let path: String
    private var contents: [String: [UInt8]] = [:]
    /// SHA-256 of each file read.
    private var fingerprints: [String: [UInt8]] = [:]
    /// Contents that stand in place of those on disk, by name.
    private let given: [String: [UInt8]]

    init(path: String, given: [String: [UInt8]] = [:]) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
        self.given = given
    }

    /// The name that problems carry.
    func label(of name: String) -> String { "\(path)/\(name)" }

    /// Names of the rule files, sorted.
    func ruleFiles(_ report: inout Report) -> [String] {
        let place = YAMLPlace(file: path, line: 1, column: 1)
        let found = try? FileManager.default.contentsOfDirectory(atPath: path)
        guard found != nil || !given.isEmpty else {
            report.error(place, "can't read the folder of filters")
            return []
        }
        let names = Set(found ?? []).union(given.keys.filter { !$0.contains("/") })
        for name in names.sorted() where name.hasSuffix(".yml") {
            let place = YAMLPlace(file: label(of: name), line: 1, column: 1)
            report.error(place, "rule files end in .yaml; rename it, or move it away")
        }
        let files = names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted()
        if !files.contains(where: { $0 != "policy.yaml" }) {
            report.error(place, "there are no rule files (*.yaml) in this folder")
        }
        return files
    }

    /// A file's bytes; nil and a problem if it can't be read.
    mutating func bytes(of name: String, at place: YAMLPlace, _ report: inout Report) -> [UInt8]? {
        if let bytes = contents[name] { return bytes }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.contains(".."), !parts.contains("") else {
            report.error(place, "a list's file is named from this folder down, without \"..\"")
            return nil
        }
        if let bytes = given[name] {
            keep(bytes, name)
            return bytes
        }
        let file = label(of: name)
        do {
            let bytes = try FileBytes.read(file, maximumByteCount: Self.maximumListByteCount)
            keep(bytes, name)
            return bytes
        } catch {
            switch error {
            case .tooLarge: report.error(place, "\(name) is larger than 64 MiB")
            case .unreadable: report.error(place, "can't read \(name)")
            }
            return nil
        }
    }

    private mutating func keep(_ bytes: [UInt8], _ name: String) {
        contents[name] = bytes
        fingerprints[name] = Array(SHA256.hash(data: bytes))
    }

    /// The bytes of a file that was read.
    func bytes(of name: String) -> [UInt8] { contents[name] ?? [] }

    /// SHA-256 of a file that was read.
    func fingerprint(of name: String) -> [UInt8] { fingerprints[name] ?? [] }

    /// A file's text; nil and a problem if it can't be read.
    mutating func text(of name: String, _ report: inout Report) -> String? {
        let place = YAMLPlace(file: label(of: name), line: 1, column: 1)
        guard let bytes = bytes(of: name, at: place, &report) else { return nil }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            report.error(place, "the file is not UTF-8 text")
            return nil
        }
        return text
    }

    /// Whether a file is there.
    func contains(_ name: String) -> Bool {
        given[name] != nil || FileManager.default.fileExists(atPath: label(of: name))
    }

    /// SHA-256 over names, lengths and fingerprints of all files read, in hexadecimal.
    var digest: String {
        var hash = SHA256()
        for (name, bytes) in contents.sorted(by: { $0.key < $1.key }) {
            hash.update(data: Array("\(name)\0\(bytes.count)\0".utf8))
            hash.update(data: fingerprint(of: name))
        }
        return Self.hexadecimal(hash.finalize())
    }

    /// Two digits for each byte.
    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }
}
