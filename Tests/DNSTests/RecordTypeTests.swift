import DNS
import Testing

@Suite("A record type")
struct RecordTypeTests {
    @Test("has the number of its RFC")
    func numbers() { #expect(RecordType(rawValue: 15) == .mx) }
}
