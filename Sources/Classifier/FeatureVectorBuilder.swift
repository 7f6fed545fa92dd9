/// Collects features and drops those it has already, in a small table of its own.
@frozen public struct FeatureVectorBuilder: Sendable {
    @usableFromInline var packed: [UInt32] = []
    /// The indices in `packed` plus one, by hash; 0 is free.
    @usableFromInline var slots: [UInt32]

    /// A builder without features, that expects about `capacity` of them.
    public init(capacity: Int = 512) {
        packed.reserveCapacity(capacity)
        var size = 64
        while size < capacity * 2 { size *= 2 }
        slots = [UInt32](repeating: 0, count: size)
    }

    /// How many features there are.
    @inlinable public var count: Int { packed.count }

    /// The vector of what was added.
    public var vector: FeatureVector { FeatureVector(packed: packed) }

    /// Adds the feature of a hash; whether it was new.
    @inlinable
    @discardableResult
    public mutating func add(hash: UInt32, value: UInt8 = FeatureVector.one) -> Bool {
        add(index: hash >> UInt32(32 - Model.bits), value: max(1, value))
    }

    /// Gives all features from the one at `start` on the same value, in 128ths.
    public mutating func setValue(_ value: UInt8, from start: Int) {
        guard start < packed.count else { return }
        let high = UInt32(max(1, value)) << 24
        for position in start..<packed.count {
            packed[position] = packed[position] & 0xFF_FFFF | high
        }
    }

    @inlinable
    @discardableResult
    mutating func add(index: UInt32, value: UInt8) -> Bool {
        let mask = slots.count - 1
        var slot = Self.slot(of: index) & mask
        while slots[slot] != 0 {
            if slots[slot] == index + 1 { return false }
            slot = (slot + 1) & mask
        }
        packed.append(index | UInt32(value) << 24)
        slots[slot] = index + 1
        if packed.count * 2 > slots.count { grow() }
        return true
    }

    /// Adds the features of many hashes, in order, of value one.
    ///
    /// - Parameters:
    ///   - count: how many hashes there are.
    ///   - hash: the hash at a place.
    ///   - isNew: told the place of each whose feature was new.
    @inlinable
    public mutating func add(
        count: Int, hash: (Int) -> UInt32, isNew: (Int) -> Void
    ) {
        while (packed.count + count) * 2 > slots.count { grow() }
        let mask = slots.count - 1
        var packed = packed
        self.packed = []
        packed.reserveCapacity(packed.count + count)
        slots.withUnsafeMutableBufferPointer { slots in
            for place in 0..<count {
                let index = hash(place) >> UInt32(32 - Model.bits)
                var slot = Self.slot(of: index) & mask
                while slots[slot] != 0, slots[slot] != index + 1 { slot = (slot + 1) & mask }
                guard slots[slot] == 0 else { continue }
                slots[slot] = index + 1
                packed.append(index | UInt32(FeatureVector.one) << 24)
                isNew(place)
            }
        }
        self.packed = packed
    }

    @inlinable
    static func slot(of index: UInt32) -> Int { Int(index &* 0x9E37_79B1 >> 8) }

    @usableFromInline mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        for entry in packed {
            let index = entry & 0xFF_FFFF
            var slot = Self.slot(of: index) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = index + 1
        }
    }
}
