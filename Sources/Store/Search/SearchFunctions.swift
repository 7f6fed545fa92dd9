import GRDB
import Moderation

/// What SQL asks of us while it searches.
enum SearchFunctions {
    /// Makes the functions known to a connection.
    static func add(to database: Database) {
        for function in [TextSearch.function, host, domain, network] {
            database.add(function: function)
        }
    }

    /// `winnow_host(text, host)`: whether the host, or one below it, stands in a text.
    private static let host = test("winnow_host") { HostText.stands($1, in: $0) }

    /// `winnow_domain(email, domain)`: whether an address is in a domain.
    private static let domain = test("winnow_domain") { MailText.isIn($1, $0) }

    /// `winnow_network(ip, network)`: whether an address is in a network.
    private static let network = test("winnow_network") { ip, network in
        IPNetwork(network)?.contains(ip) ?? false
    }

    private static func test(
        _ name: String, _ body: @escaping @Sendable (String, String) -> Bool
    ) -> DatabaseFunction {
        DatabaseFunction(name, argumentCount: 2, pure: true) { values in
            guard let one = String.fromDatabaseValue(values[0]),
                let other = String.fromDatabaseValue(values[1])
            else { return false }
            return body(one, other)
        }
    }
}
