import Evaluation
import Foundation
import JSON
import Moderation
import Testing

@testable import Commands

@Suite("An evaluation's output")
struct EvaluationTextTests {
    private func outcome(_ isSpam: Bool, _ status: Status, _ score: Double) -> Outcome {
        let verdict = Verdict(
            status: status, score: score, thresholds: .init(hold: 3, spam: 7),
            summary: "\(status.rawValue)\u{1B}[31m", filters: "abc")
        return Outcome(
            place: "a:1", group: "a", isSpam: isSpam, verdict: verdict, modelScore: score)
    }

    private var text: EvaluationText {
        let outcomes = [
            outcome(true, .spam, 8), outcome(true, .approved, 1), outcome(false, .approved, 0),
            outcome(false, .held, 4),
        ]
        return EvaluationText(
            parts: [("all", AccuracyReport(outcomes)), ("none", AccuracyReport([]))],
            worst: [outcomes[1]])
    }

    @Test("people read shares with their bounds, and nothing a terminal obeys")
    func people() {
        let lines = text.description.split(separator: "\n").map(String.init)
        #expect(lines[0] == "all: 2 spam, 2 ham")
        #expect(lines.contains { $0.contains("ham held or spam") && $0.contains(" 50.00 %") })
        #expect(lines.contains { $0.contains("verdict: AUC") && $0.contains(" 75.00 %") })
        #expect(lines.contains("none: 0 spam, 0 ham"))
        #expect(lines.contains { $0.contains("a:1 spam, approved") })
        #expect(!text.description.unicodeScalars.contains("\u{1B}"))
    }

    @Test("programs read the same figures, and null for what there is none of")
    func programs() throws {
        let json = try JSONValue(
            parsing: Array(text.json.utf8), maximumDepth: 20, maximumByteCount: 1 << 20)
        guard case .object(let root) = json, case .array(let parts)? = root["parts"],
            case .object(let all) = parts[0], case .object(let none) = parts[1],
            case .object(let share)? = all["spam_approved"], case .object(let rank)? = all["score"],
            case .array(let errors)? = root["errors"]
        else {
            Issue.record("another shape: \(text.json)")
            return
        }
        #expect(share["value"] == .real(0.5))
        #expect(rank["recall_at_1.0"] != nil && rank["recall_at_0.1"] != nil)
        #expect(none["spam_approved"] == .null && none["model"] == .null)
        #expect(errors.count == 1)
    }
}
