import Foundation
import Moderation
import Testing

extension StoreConformance {
    static let randomChecks = (1...6).map { seed in
        Check("Whatever happens in whatever order, the books balance (seed \(seed))") { store in
            var walk = RandomWalk(store: store, seed: UInt64(seed))
            for step in 0..<150 {
                try await walk.step()
                if step % 30 == 29 { try await walk.audit() }
            }
        }
    }
}
