import CHyperscan

/// Turns literals into a database.
enum DatabaseCompiler {
    /// Why libhs refused.
    struct Failure: Error {
        let message: String
    }

    /// Strings of bytes that are in no UTF-8 text, with many first bytes.
    ///
    /// Vectorscan 5.4.9, as Debian 12 ships it, skips to the next possible start of a literal by
    /// its first two bytes if only few pairs are possible, and on processors with AVX-512 it then
    /// skips too far. With these added, no set of literals is that small.
    private static let padding: [[UInt8]] = {
        let bytes: [UInt8] = [0xC0, 0xC1] + Array(0xF5...0xFF)
        return bytes.indices.flatMap { index in
            [1, 5].map { [bytes[index], bytes[(index + $0) % 13], bytes[(index * 7) % 13]] }
        }
    }()

    /// Compiles byte strings that must occur as they are; the ids that a scan reports are indices
    /// into them, and no others occur in UTF-8 texts.
    static func database(_ needed: [[UInt8]]) -> Result<Database, Failure> {
        let literals = needed + padding
        // In block mode libhs also makes an automaton for short texts, unless that gets too large;
        // for some hundred literals this takes 30 ms. In vectored mode many literals scan slowly.
        let isVectored = literals.count < 1000
        var (bytes, starts): ([UInt8], [Int]) = ([], [])
        for literal in literals {
            starts.append(bytes.count)
            bytes += literal + [0]
        }
        let ids = (0..<UInt32(literals.count)).map { $0 }
        let flags = Array(repeating: UInt32(0), count: literals.count)
        return bytes.withUnsafeBytes { raw in
            let base = raw.bindMemory(to: CChar.self).baseAddress
            let expressions = starts.map { start in base.map { $0 + start } }
            var (database, error): (OpaquePointer?, UnsafeMutablePointer<hs_compile_error_t>?)
            (database, error) = (nil, nil)
            let status = chs_compile_lit_multi(
                expressions, flags, ids, literals.map(\.count), UInt32(literals.count),
                UInt32(isVectored ? HS_MODE_VECTORED : HS_MODE_BLOCK), nil, &database, &error)
            defer { chs_free_compile_error(error) }
            if status == HS_SUCCESS, let database {
                return .success(Database(database, isVectored: isVectored))
            }
            let text = error.map { message($0.pointee) } ?? "libhs error \(status)"
            return .failure(Failure(message: text))
        }
    }

    private static func message(_ error: hs_compile_error_t) -> String {
        guard let text = error.message else { return "libhs gave no reason" }
        let sentence = String(cString: text)
        let trimmed = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
        return trimmed.prefix(1).lowercased() + trimmed.dropFirst()
    }
}
