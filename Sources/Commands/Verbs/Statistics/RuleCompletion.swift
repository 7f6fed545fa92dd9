import ArgumentParser
import Foundation

extension CompletionKind {
    /// The ids of the rules in the folder that a command would use, for shells to offer.
    static var ruleID: CompletionKind {
        .custom { _, _, prefix in
            let configuration = try? Configuration(path: "winnow.yaml")
            let folder =
                ProcessInfo.processInfo.environment["WINNOW_FILTERS"] ?? configuration?.filters
                ?? Settings.defaultFilters()
            return RuleNames.ids(in: folder).filter { $0.hasPrefix(prefix) }
        }
    }
}

/// Rule ids by sight: files aren't checked, so that a mistake in one doesn't hide the others.
enum RuleNames {
    /// The ids, sorted; none if the folder can't be read.
    static func ids(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let ids = names.filter { $0.hasSuffix(".yaml") }.flatMap { name -> [String] in
            guard let text = try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)
            else { return [] }
            return text.split(separator: "\n").compactMap(id)
        }
        return Set(ids).sorted()
    }

    /// The id on a line such as `  - id: BBCODE_LINK`; nil for any other, and for what only
    /// conditions name.
    private static func id(_ line: Substring) -> String? {
        let words = line.split(separator: " ", maxSplits: 3)
        guard words.count >= 3, words[0] == "-", words[1] == "id:" else { return nil }
        let isID = words[2].utf8.allSatisfy {
            UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0
                || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
                || $0 == UInt8(ascii: "_")
        }
        return isID && !words[2].hasPrefix("_") ? String(words[2]) : nil
    }
}
