/// Holds the texts of one statement's arguments while it runs.
///
/// SQLite would copy each into memory of its own, at the price of an allocation.
final class TextBuffer {
    private var start = UnsafeMutablePointer<CChar>.allocate(capacity: 64)
    private var capacity = 64
    private var count = 0

    deinit { start.deallocate() }

    /// Forgets all texts and makes room for so many bytes; texts appended before move nowhere.
    func empty(byteCount: Int) {
        count = 0
        guard byteCount > capacity else { return }
        start.deallocate()
        start = .allocate(capacity: byteCount)
        capacity = byteCount
    }

    /// Adds a text, for which there must be room; the result has an address even if it is empty.
    func append(_ text: String) -> UnsafeBufferPointer<CChar> {
        var text = text
        let place = start + count
        let length = text.withUTF8 { bytes in
            precondition(count + bytes.count <= capacity, "no room was made for the text")
            bytes.withMemoryRebound(to: CChar.self) { characters in
                guard let source = characters.baseAddress else { return }
                place.update(from: source, count: characters.count)
            }
            return bytes.count
        }
        count += length
        return UnsafeBufferPointer(start: place, count: length)
    }
}
