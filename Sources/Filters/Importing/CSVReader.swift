/// Reads comma-separated values after RFC 4180.
enum CSVReader {
    /// One record.
    struct Record {
        /// The line on which it begins, from 1.
        var line: Int
        var cells: [String]
    }

    /// All records; a quote that is never closed goes to the end of the text.
    static func records(_ text: String) -> [Record] {
        var records: [Record] = []
        var cells: [String] = []
        var cell: [UInt8] = []
        var (line, start) = (1, 1)
        var isQuoted = false
        var bytes = Array(text.utf8)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        var index = 0
        func endCell() {
            cells.append(String(decoding: cell, as: UTF8.self))
            cell = []
        }
        func endRecord() {
            endCell()
            records.append(Record(line: start, cells: cells))
            cells = []
        }
        while index < bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : nil
            if byte == UInt8(ascii: "\n") { line += 1 }
            switch (byte, isQuoted) {
            case (UInt8(ascii: "\""), true) where next == UInt8(ascii: "\""):
                cell.append(byte)
                index += 1
            case (UInt8(ascii: "\""), true): isQuoted = false
            case (UInt8(ascii: "\""), false) where cell.isEmpty: isQuoted = true
            case (UInt8(ascii: ","), false): endCell()
            case (UInt8(ascii: "\r"), false) where next == UInt8(ascii: "\n"): break
            case (UInt8(ascii: "\n"), false):
                endRecord()
                start = line
            default: cell.append(byte)
            }
            index += 1
        }
        if !cell.isEmpty || !cells.isEmpty { endRecord() }
        return records
    }
}
