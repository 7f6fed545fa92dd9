import PCRE

/// Runs attacks on a pattern, short ones first.
struct ExplosionSearch {
    let pattern: Pattern
    let byteCount: Int
    let derive: (String) -> String

    /// CPU time at one start position that no search should take.
    private static let patience = Duration.milliseconds(100)
    /// A find that needs no more pumps than this is bad enough to look no further.
    private static let fewPumps = 32
    /// Finds after which the worst of them will do.
    private static let maximumFindCount = 12
    /// Attacks that are tried from every start position of a long text.
    private static let maximumSlowCount = 6

    /// Processor time after which the rest isn't tried any more.
    private static let budget = Duration.seconds(2)

    private struct Find {
        var attack: AttackText
        var pumpCount: Int
        var outcome: Explosion.Outcome
    }

    func worst() -> Explosion? {
        let attacks = AttackWriter.attacks(on: pattern)
        var finds: [Find] = []
        let deadline = CPUTime.now + Self.budget
        for attack in attacks where CPUTime.now < deadline {
            guard let find = find(by: attack) else { continue }
            finds.append(find)
            if find.pumpCount <= Self.fewPumps || finds.count >= Self.maximumFindCount { break }
        }
        guard let worst = finds.min(by: { $0.pumpCount < $1.pumpCount }) else {
            return slowness(of: attacks)
        }
        let count = StepCount(pattern: pattern, attack: worst.attack, derive: derive)
        let growth: Growth
        switch worst.outcome {
        case .limit: growth = count.growth(below: worst.pumpCount)
        case .unbounded, .slow: growth = count.growthOfTime(at: worst.pumpCount)
        }
        return Explosion(
            attack: worst.attack, pumpCount: worst.pumpCount, growth: growth,
            outcome: worst.outcome)
    }

    private func find(by attack: AttackText) -> Find? {
        let most = attack.pumpCount(within: byteCount)
        var count = 8
        while count / 4 < most {
            let pumps = min(count, most)
            if let outcome = outcome(of: attack, pumps) {
                return Find(attack: attack, pumpCount: pumps, outcome: outcome)
            }
            count *= 4
        }
        return nil
    }

    /// What went wrong at the start of a text with so many pumps; nil if nothing did.
    private func outcome(of attack: AttackText, _ pumps: Int) -> Explosion.Outcome? {
        let text = derive(attack.text(pumps: pumps))
        let start = CPUTime.now
        do throws(MatchError) {
            _ = try pattern.startsMatch(of: text)
            let taken = CPUTime.now - start
            if taken > Self.patience { return .unbounded(taken) }
            return text.utf8.count <= 1024 ? try everywhere(text) : nil
        } catch {
            guard case .limitExceeded(let limit) = error, limit != .time else { return nil }
            return .limit(limit)
        }
    }

    /// A short text from all start positions, in case that the attack begins elsewhere.
    private func everywhere(_ text: String) throws(MatchError) -> Explosion.Outcome? {
        _ = try pattern.isMatch(in: text)
        return nil
    }

    /// Whether all start positions of a long text together take too long.
    private func slowness(of attacks: [AttackText]) -> Explosion? {
        var pumps: Set<String> = []
        for attack in attacks where pumps.insert(attack.pump).inserted {
            guard pumps.count <= Self.maximumSlowCount else { return nil }
            let count = attack.pumpCount(within: byteCount)
            do throws(MatchError) {
                _ = try pattern.isMatch(in: derive(attack.text(pumps: count)))
            } catch {
                return Explosion(
                    attack: attack, pumpCount: count, growth: .polynomial(degree: 2),
                    outcome: .slow)
            }
        }
        return nil
    }
}
