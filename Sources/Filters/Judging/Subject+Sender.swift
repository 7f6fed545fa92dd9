import Email
import HTML
import Moderation
import Text

extension Subject {
    /// Whose limit hits count as one: the sender's network, or the best that is known instead.
    var sender: String {
        ipAddress?.network ?? email?.canonical ?? typedEmail?.lowercased()
            ?? sourceAddress?.host ?? foldedName.string
    }
}
