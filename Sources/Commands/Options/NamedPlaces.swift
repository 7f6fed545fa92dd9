import Foundation
import Glibc

/// The places that a command line names; nil where it names none.
struct NamedPlaces: Hashable {
    /// The data folder.
    var data: String?
    /// The folder of the rules.
    var filters: String?
    /// The configuration file.
    var config: String?

    /// What was said on the command line, in the environment and in the file, in this order.
    func settings() throws -> Settings {
        let named = config ?? Self.environment("WINNOW_CONFIG")
        let isDefaultThere = access("winnow.yaml", F_OK) == 0
        let path = named ?? (isDefaultThere ? "winnow.yaml" : nil)
        let configuration = try path.map(Configuration.init(path:)) ?? Configuration()
        return Settings(
            data: data ?? Self.environment("WINNOW_DATA") ?? configuration.data ?? "winnow-data",
            filters: filters ?? Self.environment("WINNOW_FILTERS") ?? configuration.filters
                ?? Settings.defaultFilters(),
            configuration: configuration)
    }

    private static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
