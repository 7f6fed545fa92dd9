extension Submission {
    /// Changes the public fields that an edit names; an empty name or URL is removed.
    public mutating func apply(_ edit: DecisionRequest.Edit) {
        if let content = edit.content { self.content = content }
        if let name = edit.authorName { author.name = name.isEmpty ? nil : name }
        if let url = edit.authorURL { author.url = url.isEmpty ? nil : url }
    }
}
