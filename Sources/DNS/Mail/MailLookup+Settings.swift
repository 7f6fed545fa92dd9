extension MailLookup {
    /// Limits of time and number.
    public struct Settings: Sendable, Hashable {
        /// How many questions may be under way at once.
        public var concurrency: Int
        /// How long one call waits for all its domains together.
        public var timeLimit: Duration
        /// How many answers are remembered.
        public var memoryCount: Int
        /// Bounds for how long it is remembered that a domain takes mail.
        public var presence: ClosedRange<Duration>
        /// Bounds for how long it is remembered that a domain takes none or is missing (RFC 2308 §5).
        public var absence: ClosedRange<Duration>
        /// How long it is remembered that there was no answer (RFC 2308 §7 allows five minutes).
        public var silence: Duration
        /// After how many failures in a row nothing is asked for the length of `silence`.
        public var patience: Int

        /// 32 questions at once, two seconds, 20,000 answers for up to a day, absences for up to an
        /// hour, silence for half a minute, which is also the rest after 64 failures in a row.
        public init(
            concurrency: Int = 32, timeLimit: Duration = .seconds(2), memoryCount: Int = 20_000,
            presence: ClosedRange<Duration> = .seconds(60) ... .seconds(86_400),
            absence: ClosedRange<Duration> = .seconds(60) ... .seconds(3_600),
            silence: Duration = .seconds(30), patience: Int = 64
        ) {
            self.concurrency = max(1, concurrency)
            self.timeLimit = timeLimit
            self.memoryCount = max(8, memoryCount)
            self.presence = presence
            self.absence = absence
            self.silence = silence
            self.patience = max(1, patience)
        }
    }
}
