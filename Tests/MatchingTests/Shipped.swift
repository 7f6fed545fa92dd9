import Foundation

/// The patterns of the filters in this repository, read without knowledge of YAML.
enum Shipped {
    static var patterns: [String] {
        get throws {
            let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            let folder = here.deletingLastPathComponent().path + "/../../Filters"
            let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            return files.filter { $0.hasSuffix(".yaml") }.flatMap { file in
                let data = FileManager.default.contents(atPath: folder + "/" + file) ?? Data()
                return String(decoding: data, as: UTF8.self).split(separator: "\n")
                    .compactMap { pattern(in: $0) }
            }
        }
    }

    private static func pattern(in line: Substring) -> String? {
        let text = line.drop { $0 == " " }
        guard text.hasPrefix("match: ") else { return nil }
        let value = text.dropFirst(7)
        if value.hasPrefix("'"), value.hasSuffix("'") {
            return String(value.dropFirst().dropLast()).replacing("''", with: "'")
        }
        return String(value.first == "\"" ? value.dropFirst().dropLast() : value)
    }
}
