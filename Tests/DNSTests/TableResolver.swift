import DNS
import Dispatch
import Synchronization

/// Answers from a table, and counts the questions.
final class TableResolver: Resolver {
    private struct Question: Hashable {
        var name: String
        var type: RecordType
    }

    private let answers: Mutex<[Question: Answer]>
    private let asked = Mutex<[String]>([])
    /// Holds every answer back until it is signalled, where there is one.
    private let gate: DispatchSemaphore?

    init(
        _ answers: [(String, RecordType, Answer)] = [], gate: DispatchSemaphore? = nil
    ) {
        var table: [Question: Answer] = [:]
        for (name, type, answer) in answers { table[Question(name: name, type: type)] = answer }
        self.answers = Mutex(table)
        self.gate = gate
    }

    /// `name type` of every question so far, in order.
    var questions: [String] { asked.withLock { $0 } }

    func answer(to name: DomainName, _ type: RecordType) -> Answer? {
        asked.withLock { $0.append("\(name.text) \(type)") }
        gate?.wait()
        return answers.withLock { $0[Question(name: name.text, type: type)] }
    }
}
