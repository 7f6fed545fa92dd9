import Foundation
import JSON
import Testing

struct LeakTests {
    @Test("Parsing again and again leaves nothing behind")
    func noLeak() async {
        // In a process of its own, where no other test uses memory meanwhile.
        await #expect(processExitsWith: .success) {
            parseAgain(1_000)
            let before = residentByteCount()
            parseAgain(20_000)
            // A leak of either text's values would be over 4 MB here.
            exit(residentByteCount() - before < 2_000_000 ? 0 : 1)
        }
    }
}

/// Parses a good and a bad text so many times.
private func parseAgain(_ count: Int) {
    let good = Array(#"{"a":["text that is longer than inline storage",1.5,{"b":null}]}"#.utf8)
    let bad = Array(#"{"a":["text that is longer than inline storage",1.5,{"b":nul}]}"#.utf8)
    for _ in 0..<count {
        _ = fault(good)
        _ = fault(bad)
    }
}

/// The memory this process holds, from the system's own count of pages; 0 where it is unknown.
private func residentByteCount() -> Int {
    let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    let fields = text?.split(separator: " ") ?? []
    return (fields.count > 1 ? Int(fields[1]) ?? 0 : 0) * 4_096
}
