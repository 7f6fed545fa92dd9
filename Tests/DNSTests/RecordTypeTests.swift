import DNS
import Testing

@Suite("A record type")
struct RecordTypeTests {
    @Test(
        "has the number of its RFC",
        arguments: [
            (.a, 1), (.ns, 2), (.cname, 5), (.soa, 6), (.mx, 15), (.aaaa, 28),
        ] as [(RecordType, UInt16)])
    func numbers(type: RecordType, number: UInt16) { #expect(type.rawValue == number) }
}
