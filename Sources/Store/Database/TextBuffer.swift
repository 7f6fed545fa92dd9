/// Holds the texts and bytes of one statement's arguments while it runs.
///
/// SQLite would copy each into memory of its own, at the price of an allocation.
final class TextBuffer {
    private var start = UnsafeMutablePointer<CChar>.allocate(capacity: 64)
    private var capacity = 64
    private var count = 0
    /// Blocks that became too small, with texts that are still in use.
    private var full: [UnsafeMutablePointer<CChar>] = []

    deinit {
        forgetFull()
        start.deallocate()
    }

    /// Forgets all texts.
    func empty() {
        count = 0
        if !full.isEmpty { forgetFull() }
    }

    private func forgetFull() {
        for block in full { block.deallocate() }
        full = []
    }

    /// Adds a text, which stays where it is until `empty`; the result has an address even if the
    /// text is empty.
    func append(_ text: String) -> UnsafeBufferPointer<CChar> {
        var text = text
        return text.withUTF8 { bytes in
            makeRoom(for: bytes.count)
            let place = start + count
            if let source = bytes.baseAddress {
                UnsafeMutableRawPointer(place).copyMemory(from: source, byteCount: bytes.count)
            }
            count += bytes.count
            return UnsafeBufferPointer(start: place, count: bytes.count)
        }
    }

    /// Adds bytes, in the same way.
    func append(_ bytes: UnsafeRawBufferPointer) -> UnsafeBufferPointer<CChar> {
        makeRoom(for: bytes.count)
        let place = start + count
        if let source = bytes.baseAddress {
            UnsafeMutableRawPointer(place).copyMemory(from: source, byteCount: bytes.count)
        }
        count += bytes.count
        return UnsafeBufferPointer(start: place, count: bytes.count)
    }

    private func makeRoom(for byteCount: Int) {
        guard count + byteCount > capacity else { return }
        full.append(start)
        capacity = max(2 * capacity, byteCount)
        start = .allocate(capacity: capacity)
        count = 0
    }
}
