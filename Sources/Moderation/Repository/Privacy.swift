import Foundation

/// Takes a private address out of public text.
struct Privacy {
    /// The address; nil if there is none, or if it is too short to be recognised.
    let address: String?

    /// What stands where the address stood.
    static let mark = "[address removed]"

    /// Keeps an address of a sender out of their public fields.
    init(address: String?) {
        let trimmed = address?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        self.address = trimmed.contains("@") ? trimmed : nil
    }

    /// The text without the address, in whatever case it was typed.
    func cleared(_ text: String?) -> String? {
        guard let text, let address else { return text }
        return text.replacingOccurrences(of: address, with: Self.mark, options: .caseInsensitive)
    }
}
