#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// The weights of a model, either in memory of its own or mapped from a file.
///
/// Unchecked, as it holds a pointer: nobody writes through it while it is shared, because a model
/// copies the table before the first change unless it alone has it.
final class WeightTable: @unchecked Sendable {
    let weights: UnsafeMutablePointer<Int32>
    /// What to unmap; nil if the memory is its own.
    private let mapping: (start: UnsafeMutableRawPointer, count: Int)?

    var isMapped: Bool { mapping != nil }

    /// All zeros.
    init() {
        weights = .allocate(capacity: Model.size)
        weights.initialize(repeating: 0, count: Model.size)
        mapping = nil
    }

    /// A copy that may be changed.
    init(copying other: WeightTable) {
        weights = .allocate(capacity: Model.size)
        weights.initialize(from: other.weights, count: Model.size)
        mapping = nil
    }

    /// The weights in a mapped file, from that offset on; unmapped when nobody uses them any more.
    init(mapping: (start: UnsafeMutableRawPointer, count: Int), offset: Int) {
        weights = (mapping.start + offset).assumingMemoryBound(to: Int32.self)
        self.mapping = mapping
    }

    deinit {
        if let mapping { munmap(mapping.start, mapping.count) } else { weights.deallocate() }
    }
}
