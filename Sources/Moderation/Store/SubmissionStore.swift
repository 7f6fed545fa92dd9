/// Everything that Winnow keeps: the queue, verdicts, decisions and private fields.
///
/// Any number of processes may use one store at once. Every method is atomic: it is done wholly
/// and durably on return, or, on an error, not at all.
public protocol SubmissionStore: SubmissionQueue, SubmissionCatalog, DecisionLog,
    PublicationOutbox, RetentionStore, RestorationStore, LessonLog,
    SenderEntryBook
{}
