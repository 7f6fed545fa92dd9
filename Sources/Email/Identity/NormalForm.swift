@_spi(_Unicode) import Swift

extension String {
    /// Normalization Form C (UAX #15), by the standard library's own normaliser.
    var formC: String {
        guard utf8.contains(where: { !$0.isASCII }) else { return self }
        var result = String.UnicodeScalarView()
        for scalar in _nfc { result.append(scalar) }
        return String(result)
    }
}
