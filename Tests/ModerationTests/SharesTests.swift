import Moderation
import Testing

@Suite("Work in shares")
struct SharesTests {
    @Test(
        "Results come in order, however many elements and shares there are",
        arguments: [0, 1, 2, 63, 64, 65, 1_000], [1, 2, 64, 5_000])
    func order(count: Int, share: Int) async {
        let results = await Array(0..<count).mapped(inSharesOf: share) { $0 * 2 }
        #expect(results == (0..<count).map { $0 * 2 })
    }
}
