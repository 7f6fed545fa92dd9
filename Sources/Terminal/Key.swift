/// A key as it was pressed, whatever bytes the terminal sent for it.
public enum Key: Sendable, Hashable {
    /// A key that writes something, in the case it writes it.
    case character(Character)
    /// A letter with Ctrl, in lower case: `.control("c")`.
    case control(Character)
    /// A character with Alt. Nothing should be bound to it: a slow line can make it of Escape and
    /// a letter.
    case alt(Character)
    /// Return.
    case enter
    /// Escape by itself.
    case escape
    /// Tab.
    case tab
    /// The key that deletes backwards.
    case backspace
    /// The key that deletes forwards.
    case delete
    /// An arrow.
    case up, down, left, right
    /// A screen up or down.
    case pageUp, pageDown
    /// To the start or the end.
    case home, end
    /// Text that was pasted, as it came; never a command.
    case paste(String)
    /// A key without a meaning here.
    case unknown
}
