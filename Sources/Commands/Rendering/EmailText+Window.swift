import Email
import Text

extension EmailText {
    /// The part of the address around a place, made safe, and the column of the place in it.
    ///
    /// Looks at no more of a long address than fits, so its length does not matter.
    func window(around diagnosis: EmailDiagnosis, width: Int) -> (line: String, column: Int) {
        let width = max(20, width)
        let place = place(of: diagnosis)
        // A character takes a column at least, and 4 bytes at most; marks are escaped after a few.
        let reach = width * 8
        let scalars = typed.unicodeScalars
        let start = scalars.index(place, offsetBy: -reach, limitedBy: scalars.startIndex)
        let end = scalars.index(place, offsetBy: reach, limitedBy: scalars.endIndex)
        var before = Phrases.safe(String(typed[(start ?? typed.startIndex)..<place]))
        let after = Phrases.safe(String(typed[place..<(end ?? typed.endIndex)]))
        var isCut = start != nil && start != typed.startIndex
        var column = VisibleText.columnWidth(before)
        while column > width * 2 / 3, !before.isEmpty {
            let share = max(1, (column - width * 2 / 3) / 2)
            before.removeFirst(min(share, before.count))
            column = VisibleText.columnWidth(before)
            isCut = true
        }
        let head = isCut ? "…" + before : before
        if isCut { column += 1 }
        return (VisibleText.truncated(head + after, toColumns: width), column)
    }

    /// Where a diagnosis points to in the text, at a scalar; the end where bytes were replaced.
    private func place(of diagnosis: EmailDiagnosis) -> String.Index {
        // Where the bytes are no text, those before the place are.
        let offset = min(diagnosis.utf8Offset, typed.utf8.count)
        let index = typed.utf8.index(typed.startIndex, offsetBy: offset)
        return typed.unicodeScalars.index(index, offsetBy: 0)
    }
}
