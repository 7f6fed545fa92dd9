import CHyperscan
import Glibc

/// Turns expressions and literals into databases.
enum DatabaseCompiler {
    /// Why libhs refused, and which expression if it was one.
    struct Failure: Error {
        let message: String
        let index: Int?
    }

    /// Compiles regular expressions; the ids reported by a scan are indices into them.
    static func patterns(_ list: [Screening.Expression]) -> Result<Database, Failure> {
        let texts = list.map { strdup($0.source) }
        defer { texts.forEach { free($0) } }
        let expressions = texts.map { $0.map { UnsafePointer($0) } }
        let ids = (0..<UInt32(list.count)).map { $0 }
        var (database, error): (OpaquePointer?, UnsafeMutablePointer<hs_compile_error_t>?)
        (database, error) = (nil, nil)
        let status = hs_compile_multi(
            expressions, list.map(\.flags), ids, UInt32(list.count), UInt32(HS_MODE_BLOCK), nil,
            &database, &error)
        return result(status, database, error)
    }

    /// Compiles byte strings that must occur as they are; ids are indices into them.
    static func literals(_ list: [[UInt8]]) -> Result<Database, Failure> {
        var (bytes, starts): ([UInt8], [Int]) = ([], [])
        for literal in list {
            starts.append(bytes.count)
            bytes += literal + [0]
        }
        let ids = (0..<UInt32(list.count)).map { $0 }
        let flags = Array(repeating: UInt32(0), count: list.count)
        return bytes.withUnsafeBytes { raw in
            let base = raw.bindMemory(to: CChar.self).baseAddress
            let expressions = starts.map { start in base.map { $0 + start } }
            var (database, error): (OpaquePointer?, UnsafeMutablePointer<hs_compile_error_t>?)
            (database, error) = (nil, nil)
            let status = hs_compile_lit_multi(
                expressions, flags, ids, list.map(\.count), UInt32(list.count),
                UInt32(HS_MODE_BLOCK), nil, &database, &error)
            return result(status, database, error)
        }
    }

    /// Why libhs does not take an expression, or `nil` if it seems to; cheaper than compiling.
    static func objection(to expression: Screening.Expression) -> String? {
        var info: UnsafeMutablePointer<hs_expr_info_t>?
        var error: UnsafeMutablePointer<hs_compile_error_t>?
        let status = hs_expression_info(expression.source, expression.flags, &info, &error)
        defer {
            hs_free_compile_error(error)
            free(info)
        }
        if status == HS_SUCCESS { return nil }
        return error.map { message($0.pointee) } ?? "libhs error \(status)"
    }

    private static func result(
        _ status: hs_error_t, _ database: OpaquePointer?,
        _ error: UnsafeMutablePointer<hs_compile_error_t>?
    ) -> Result<Database, Failure> {
        defer { hs_free_compile_error(error) }
        if status == HS_SUCCESS, let database { return .success(Database(database)) }
        let index = error.map { Int($0.pointee.expression) }.flatMap { $0 < 0 ? nil : $0 }
        let text = error.map { message($0.pointee) } ?? "libhs error \(status)"
        return .failure(Failure(message: text, index: index))
    }

    private static func message(_ error: hs_compile_error_t) -> String {
        guard let text = error.message else { return "libhs gave no reason" }
        let sentence = String(cString: text)
        let trimmed = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
        return trimmed.prefix(1).lowercased() + trimmed.dropFirst()
    }
}
