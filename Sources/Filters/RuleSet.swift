import Classifier
import Email
import Matching
import Moderation
import PCRE
import YAML

/// A folder of filters, checked and compiled. It never changes; reloading makes another one.
public struct RuleSet: Sendable {
    /// How a set is compiled.
    public struct Options: Sendable {
        /// Whether patterns are looked for all at once before PCRE2 decides. The verdicts are the
        /// same either way.
        public var prefilter = true
        /// Bounds on each search.
        public var limits = MatchLimits.standard
        /// Told the share done, 0 to 1, now and then while patterns are compiled; not called where
        /// the cache has them. Lists take no time worth telling.
        public var onProgress: (@Sendable (Double) -> Void)?
        /// Wordings of rules that were stopped: they are in shadow, whatever their files say.
        public var braked: Set<RuleVersion> = []
        /// States in place of those that the files say, by rule.
        public var states: [String: Rule.State] = [:]
        /// Contents in place of those of the folder's files, by name below it; also of files that
        /// aren't there.
        public var contents: [String: [UInt8]] = [:]
        /// A rule file on top of all others, by its name in `contents`: its rules take the place of
        /// those with the same id, and its group may be one that is there.
        public var trial: String?

        /// Whether the rules' examples are there to be tried. Without them, and with a cache folder,
        /// a set whose files were sound before is loaded several times as fast.
        public var readsExamples = true

        /// What the product uses.
        public init() {}
    }

    /// The folder as it was given.
    public let folder: String
    /// SHA-256 over the names and contents of all files, in hexadecimal.
    public let digest: String
    /// The rule files, by name.
    public let groups: [RuleGroup]
    /// All rules and lists, file by file, in their order.
    public let rules: [Rule]
    /// What `policy.yaml` says.
    public let policy: Policy
    /// For each rule whose pattern can't be prefiltered, so that PCRE2 runs it on every text: why.
    public let unfiltered: [String: String]
    /// The wording of each rule, by its id. It changes with the rule's search, condition, effect,
    /// state, list and all rules that it names; not with `about`, examples or place.
    public let versions: [String: String]
    /// Rules that `Options.braked` put into shadow, by id.
    public let braked: [String]

    let compiled: CompiledRules
    let emailLists: EmailLists
    /// The model that ships in `starter.model`; nil if the folder has none.
    public internal(set) var starter: Model?

    /// Reads, checks and compiles a folder of filters.
    ///
    /// - Parameters:
    ///   - folder: the folder with `*.yaml` and `lists/`.
    ///   - cacheFolder: where compiled databases and parsed files are kept; nil keeps none.
    ///   - options: how it is compiled.
    /// - Returns: the set; what may not be meant in it is for `Lint` to say.
    /// - Throws: every problem found, if one of them is an error.
    public static func load(
        folder: String, cacheFolder: String?, options: Options = Options()
    ) throws(FilterProblems) -> RuleSet {
        var loader = Loader(folder: folder, cacheFolder: cacheFolder, options: options)
        return try loader.load()
    }

    /// Reads only `policy.yaml`, which takes a fraction of the time.
    ///
    /// - Parameters:
    ///   - folder: the folder of the rules.
    ///   - cacheFolder: where the parsed file is kept; nil keeps none.
    /// - Returns: what it says; the defaults if there is none.
    /// - Throws: every problem found in it.
    public static func policy(
        folder: String, cacheFolder: String? = nil
    ) throws(FilterProblems) -> Policy {
        var loader = Loader(folder: folder, cacheFolder: cacheFolder, options: Options())
        return try loader.loadPolicy()
    }

    /// The rule of that id.
    public func rule(_ id: String) -> Rule? { rules.first { $0.id == id } }
}
