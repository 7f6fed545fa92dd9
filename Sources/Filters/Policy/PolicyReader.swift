import Email
import Moderation
import YAML

/// Reads `policy.yaml`; every key is optional.
struct PolicyReader {
    let file: String
    var report = Report()
    private(set) var policy = Policy()
    /// Where a list's file is named.
    private(set) var listPlaces: [String: YAMLPlace] = [:]

    init(file: String) { self.file = file }

    mutating func read(_ root: YAMLNode) {
        guard !root.isNull,
            let map = report.value({ () throws(YAMLProblem) in try root.mapping() })
        else { return }
        report.add(map.unknownKeys(known: ["thresholds", "fields", "lengths", "pings", "email"]))
        readThresholds(map)
        readFields(map)
        readLengths(map)
        readPings(map)
        readEmail(map)
    }

    private mutating func readThresholds(_ map: YAMLMapping) {
        guard let map = mapping("thresholds", in: map, known: ["hold", "spam", "discard"]) else {
            return
        }
        if let hold = threshold("hold", in: map) { policy.thresholds.hold = hold }
        if let spam = threshold("spam", in: map) { policy.thresholds.spam = spam }
        policy.discard = threshold("discard", in: map)
        if policy.thresholds.spam < policy.thresholds.hold {
            report.error(map.place(of: "spam"), "spam must not be below hold")
        }
        if let discard = policy.discard, discard < policy.thresholds.spam {
            report.error(map.place(of: "discard"), "discard must not be below spam")
        }
    }

    private mutating func threshold(_ key: String, in map: YAMLMapping) -> Double? {
        guard let node = map[key],
            let number = report.value({ () throws(YAMLProblem) in try node.number() })
        else { return nil }
        guard number > 0, number <= Points.maximum else {
            report.error(node.place, "a threshold is above 0 and at most 1000")
            return nil
        }
        return Points(number).value
    }

    private mutating func readFields(_ map: YAMLMapping) {
        guard let map = mapping("fields", in: map, known: ["name", "email", "url"]) else { return }
        policy.name = choice("name", in: map, of: Policy.Need.self) ?? policy.name
        policy.email = choice("email", in: map, of: Policy.Need.self) ?? policy.email
        policy.url = choice("url", in: map, of: Policy.Need.self) ?? policy.url
    }

    private mutating func readLengths(_ map: YAMLMapping) {
        let known = ["name", "email", "url", "content", "title", "summary"]
        guard let map = mapping("lengths", in: map, known: known) else { return }
        for (key, path) in [
            ("name", \Policy.Lengths.name), ("email", \.email), ("url", \.url),
            ("content", \.content), ("title", \.title), ("summary", \.summary),
        ] {
            guard let node = map[key] else { continue }
            let length = report.value { () throws(YAMLProblem) in
                try node.integer(in: 1...1_048_576)
            }
            if let length { policy.lengths[keyPath: path] = length }
        }
    }

    private mutating func readPings(_ map: YAMLMapping) {
        let kinds = SubmissionKind.allCases.filter(\.isPing)
        guard let map = mapping("pings", in: map, known: kinds.map(\.rawValue)) else { return }
        for kind in kinds {
            policy.pings[kind] = choice(kind.rawValue, in: map, of: Policy.Admission.self)
        }
    }

    private mutating func readEmail(_ map: YAMLMapping) {
        let known = ["level", "dns", "disposable", "allowed"]
        guard let map = mapping("email", in: map, known: known) else { return }
        policy.emailLevel = choice("level", in: map, of: EmailLevel.self) ?? policy.emailLevel
        policy.emailDNS = choice("dns", in: map, of: Policy.DNSUse.self) ?? policy.emailDNS
        if let node = map["disposable"],
            let file = report.value({ () throws(YAMLProblem) in try node.text() })
        {
            policy.disposableDomains = file
            listPlaces[file] = node.place
        }
        if let node = map["allowed"],
            let file = report.value({ () throws(YAMLProblem) in try node.text() })
        {
            policy.allowedDomains = file
            listPlaces[file] = node.place
        }
    }

    private mutating func mapping(
        _ key: String, in map: YAMLMapping, known: [String]
    ) -> YAMLMapping? {
        guard let node = map[key],
            let inner = report.value({ () throws(YAMLProblem) in try node.mapping() })
        else { return nil }
        report.add(inner.unknownKeys(known: known))
        return inner
    }

    private mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, in map: YAMLMapping, of type: Choice.Type
    ) -> Choice? where Choice.RawValue == String {
        guard let node = map[key] else { return nil }
        return report.value { () throws(YAMLProblem) in try node.choice(of: type) }
    }
}
