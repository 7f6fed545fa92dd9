/// What the help of several verbs says.
enum DecisionHelp {
    /// Of those that can be undone.
    static let bulk = """
        One that can't be decided on does not stop the rest. All are one batch, which winnow undo \
        takes back as a whole. More than 20 found by --where are counted and asked about first.

          winnow spam --where 'status:held host:shop.example' --dry-run
          winnow list 'rule:BBCODE_LINK' --ids | winnow spam -
        """

    /// Of the one that can't.
    static let deletion = """
        It asks first, or needs --yes where nobody can be asked. The log keeps the ids alone.
        """
}
