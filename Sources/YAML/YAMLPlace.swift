/// A place in a YAML file.
public struct YAMLPlace: Sendable, Hashable {
    /// The file as it was named to the reader.
    public var file: String
    /// Line, from 1.
    public var line: Int
    /// Column, from 1, counted in Unicode scalars.
    public var column: Int

    /// Names a place.
    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// A problem at this place.
    public func problem(_ message: String) -> YAMLProblem {
        YAMLProblem(file: file, line: line, column: column, message: message)
    }
}
