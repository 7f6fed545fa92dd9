import Synchronization

/// Room for a code that is filled once, by whichever thread comes first, and kept from then on.
struct CodeSlot: ~Copyable, Sendable {
    /// The address of the code once there is one; else 0.
    private let address = Atomic<UInt>(0)

    deinit {
        if let kept { kept.release() }
    }

    /// The code; lives as long as the slot does.
    var code: Code? { kept?.takeUnretainedValue() }

    /// Keeps a code, unless there is one.
    ///
    /// - Returns: the code that stays.
    func keep(_ code: Code) -> Code {
        let fresh = Unmanaged.passRetained(code)
        let (isKept, _) = address.compareExchange(
            expected: 0, desired: UInt(bitPattern: fresh.toOpaque()),
            ordering: .acquiringAndReleasing)
        if isKept { return code }
        fresh.release()
        return self.code ?? code
    }

    private var kept: Unmanaged<Code>? {
        UnsafeRawPointer(bitPattern: address.load(ordering: .acquiring))
            .map { Unmanaged.fromOpaque($0) }
    }
}
