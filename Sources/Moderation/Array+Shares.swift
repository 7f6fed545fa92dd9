extension Array where Element: Sendable {
    /// What `body` makes of each element, in order, worked out on all cores in shares of `count`.
    ///
    /// One share or less is done at once, by the task that asks.
    ///
    /// - Parameters:
    ///   - count: The elements of a share; so many that a task for them is worth its making.
    ///   - body: Makes one result; called from several threads at the same time.
    /// - Returns: a result for each element, in order.
    public func mapped<Result: Sendable>(
        inSharesOf count: Int, _ body: @escaping @Sendable (Element) -> Result
    ) async -> [Result] {
        guard self.count > count else { return map(body) }
        let starts = stride(from: 0, to: self.count, by: Swift.max(1, count))
        return await withTaskGroup(of: (Int, [Result]).self) { group in
            for (number, start) in starts.enumerated() {
                let share = self[start..<Swift.min(start + count, self.count)]
                group.addTask { (number, share.map(body)) }
            }
            var shares = [[Result]](repeating: [], count: starts.underestimatedCount)
            for await (number, results) in group { shares[number] = results }
            return shares.flatMap(\.self)
        }
    }
}
