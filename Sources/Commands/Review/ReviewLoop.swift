import Foundation
import Moderation
import Review
import Terminal

/// Runs a review on a terminal: keys in, screens out.
struct ReviewLoop {
    let screen: FullScreen
    let clerk: ReviewClerk
    let clock: any WallClock
    let editor: ReviewEditor
    let hasStyles: Bool
    /// Keeps the place.
    let save: (ReviewPlace) -> Void

    private var painted: [UInt8] = []
    /// Edited texts that could not be taken, so that they are not lost.
    private var drafts: [SubmissionID: String] = [:]

    /// How long nothing may happen before arrivals are counted and the claim is renewed.
    private static let pause = Duration.seconds(15)

    init(
        screen: FullScreen, clerk: ReviewClerk, clock: any WallClock, editor: ReviewEditor,
        hasStyles: Bool, save: @escaping (ReviewPlace) -> Void
    ) {
        self.screen = screen
        self.clerk = clerk
        self.clock = clock
        self.editor = editor
        self.hasStyles = hasStyles
        self.save = save
    }

    /// Runs until the moderator quits.
    ///
    /// - Returns: the signal that ended it; nil if the moderator did.
    mutating func run(_ state: inout ReviewState, from place: ReviewPlace?) async -> Int32? {
        _ = await clerk.perform(state.begin(at: place), for: &state)
        await clerk.count(for: &state)
        while true {
            paint(&state)
            let event = await screen.event(within: Self.pause)
            state.tick(clock.now())
            switch event {
            case .keys(let keys):
                if await take(keys, &state) { return nil }
            case .idle: await clerk.count(for: &state)
            case .changed: repaint(&state)
            case .stop:
                keep(state)
                screen.suspend()
                repaint(&state)
            case .end(let number): return number
            case .closed: return nil
            }
        }
    }

    /// Keeps the place of a review.
    func keep(_ state: ReviewState) { if let place = state.place { save(place) } }

    private mutating func repaint(_ state: inout ReviewState) {
        painted = []
        state.resize(screen.size)
    }

    private mutating func paint(_ state: inout ReviewState) {
        let bytes = state.frame(hasStyles: hasStyles).bytes(for: state.size, ink: hasStyles)
        guard bytes != painted else { return }
        screen.write(bytes)
        painted = bytes
    }

    /// Takes keys, and those pressed meanwhile; true to quit.
    ///
    /// A key that decides is dropped if it was pressed before that was on the screen which it
    /// would decide on.
    private mutating func take(_ keys: [Key], _ state: inout ReviewState) async -> Bool {
        var waiting = keys
        var isUnseen = false
        while !waiting.isEmpty {
            for key in waiting where !(isUnseen && state.isDecision(key)) {
                let before = state.sight
                let effects = await clerk.perform(state.handle(key), for: &state)
                for effect in effects {
                    if effect == .quit { return true }
                    await perform(effect, &state)
                }
                if state.sight != before { isUnseen = true }
            }
            waiting = isUnseen ? await screen.pendingKeys() : []
        }
        if isUnseen { keep(state) }
        return false
    }

    private mutating func perform(_ effect: ReviewEffect, _ state: inout ReviewState) async {
        switch effect {
        case .suspend:
            keep(state)
            screen.suspend()
            repaint(&state)
        case .repaint: repaint(&state)
        case .edit(let stored): await edit(stored, &state)
        default: break
        }
    }

    private mutating func edit(_ stored: StoredSubmission, _ state: inout ReviewState) async {
        let draft = drafts[stored.id] ?? EditedText.file(for: stored.submission)
        defer { repaint(&state) }
        do {
            let text = try editor.edited(draft, id: stored.id, on: screen)
            let edit = EditedText.edit(text, of: stored.submission)
            let request = edit.map {
                DecisionRequest(
                    id: stored.id, action: .edit, revision: stored.revision, edit: $0)
            }
            let isTaken = await clerk.take(request, for: &state)
            drafts[stored.id] = isTaken ? nil : text
        } catch {
            clerk.fail(CommandFailure(error).message, for: &state)
        }
    }
}
