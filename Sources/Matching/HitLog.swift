/// The numbers that one scan reported, each once, in any order.
///
/// libhs writes to it from inside a scan, so it is memory of its own, which `ScanScratch` frees.
struct HitLog {
    private(set) var count = 0
    private let numbers: UnsafeMutablePointer<UInt32>
    private let seen: UnsafeMutablePointer<UInt64>
    private let capacity: Int
    private var wordCount: Int { (capacity + 63) / 64 }

    /// Room for the numbers below `capacity`.
    init(capacity: Int) {
        self.capacity = capacity
        numbers = .allocate(capacity: max(1, capacity))
        seen = .allocate(capacity: max(1, (capacity + 63) / 64))
        seen.initialize(repeating: 0, count: max(1, wordCount))
    }

    func deallocate() {
        numbers.deallocate()
        seen.deallocate()
    }

    /// The numbers, until more are noted.
    var hits: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(start: numbers, count: count) }

    mutating func removeAll() {
        for index in 0..<count { seen[Int(numbers[index] >> 6)] = 0 }
        count = 0
    }

    @inline(__always)
    mutating func note(_ number: UInt32) {
        let (word, bit) = (Int(number >> 6), UInt64(1) << UInt64(number & 63))
        guard number < capacity, seen[word] & bit == 0 else { return }
        seen[word] |= bit
        numbers[count] = number
        count += 1
    }
}
