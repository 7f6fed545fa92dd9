/// Something wrong in a YAML file, and where.
public struct YAMLProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file as it was named to the reader.
    public var file: String
    /// Line, from 1.
    public var line: Int
    /// Column, from 1, counted in Unicode scalars.
    public var column: Int
    /// What is wrong, in lower case without a full stop.
    public var message: String

    /// Names a place and what is wrong there.
    public init(file: String, line: Int, column: Int, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    /// `file:line:column: message`.
    public var description: String { "\(file):\(line):\(column): \(message)" }
}
