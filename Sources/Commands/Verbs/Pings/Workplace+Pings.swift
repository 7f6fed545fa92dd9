import Filters
import Foundation
import Moderation
import Pingbacks
import Service

/// What takes pings in, verifies them, and sends them.
extension Workplace {
    /// Takes pings in.
    func pingDesk() throws -> PingDesk { try pingDesk(for: desk()) }

    /// Takes pings in, on the desk's store.
    ///
    /// - Throws: `CommandFailure` if the store can't remember pings.
    func pingDesk(for desk: Desk) throws -> PingDesk {
        var taking = PingDesk.Settings()
        taking.hosts = settings.configuration.pings.hosts
        return PingDesk(
            register: try pingRegister(of: desk), gateway: WebPingGateway(policy: addressPolicy),
            catalog: desk.store, fields: desk.fields, clock: desk.clock, makeID: Self.makeID,
            settings: taking)
    }

    /// Verifies pings on the desk's store.
    func pingService(for desk: Desk) throws -> PingService {
        let register = try pingRegister(of: desk)
        var verifying = PingVerifier.Settings()
        verifying.recheck = settings.configuration.pings.recheck
        return PingService(
            register: register,
            verifier: PingVerifier(
                register: register, reader: WebSourceReader(client: webClient("verifying links")),
                senders: SenderReader(), desk: desk, settings: verifying, log: log),
            log: log)
    }

    /// Where pings are remembered.
    func pingRegister(of desk: Desk) throws -> any PingRegister {
        guard let register = desk.store as? any PingRegister else {
            throw CommandFailure(.configuration, "this store takes no pings")
        }
        return register
    }

    /// Asks web servers, and says what for.
    func webClient(_ purpose: String) -> CurlClient {
        CurlClient(
            policy: addressPolicy,
            userAgent: "Winnow/\(Winnow.version) (webmention and pingback; \(purpose))")
    }

    /// What may be asked: the public internet. Tests may reach what `WINNOW_TEST_ADDRESSES` names,
    /// such as `127.0.0.1:8000`; no configuration file can.
    private var addressPolicy: AddressPolicy {
        let named = ProcessInfo.processInfo.environment["WINNOW_TEST_ADDRESSES"] ?? ""
        return AddressPolicy(
            ports: settings.configuration.pings.ports,
            exceptions: Set(
                named.split(separator: ",").compactMap { AddressPolicy.Exception(String($0)) }))
    }
}
