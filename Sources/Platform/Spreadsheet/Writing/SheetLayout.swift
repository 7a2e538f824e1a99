/// How a sheet is laid out: lines of explanation, then a heading row that stays in view, then rows.
package struct SheetLayout: Sendable, Hashable {
    /// The sheet's name; what a name can't have is replaced, and it is cut at 31 characters.
    package var name: String
    package var columns: [SheetColumn]
    /// Lines above the headings; the first is the title.
    package var introduction: [String]
    /// How many columns stay in view when scrolling sideways.
    package var frozenColumns: Int
    /// Whether only the input columns can be changed.
    package var isLocked: Bool
    /// Whether it reads from right to left.
    package var isRightToLeft: Bool
    package var isHidden: Bool

    /// A layout, by default of headings only.
    package init(
        name: String,
        columns: [SheetColumn],
        introduction: [String] = [],
        frozenColumns: Int = 0,
        isLocked: Bool = false,
        isRightToLeft: Bool = false,
        isHidden: Bool = false
    ) {
        self.name = Self.legal(name)
        self.columns = columns
        self.introduction = introduction
        self.frozenColumns = frozenColumns
        self.isLocked = isLocked
        self.isRightToLeft = isRightToLeft
        self.isHidden = isHidden
    }

    /// The row, from 1, that the headings stand in.
    package var headingRow: Int { introduction.count + 1 }

    /// Excel forbids `[]:*?/\` and apostrophes at the ends, and counts 31 units of UTF-16.
    private static func legal(_ name: String) -> String {
        var legal = String(name.map { "[]:*?/\\".contains($0) || $0.isNewline ? "_" : $0 })
        while legal.utf16.count > 31 { legal.removeLast() }
        if legal.hasPrefix("'") { legal = "_" + legal.dropFirst() }
        if legal.hasSuffix("'") { legal = legal.dropLast() + "_" }
        return legal.isEmpty ? "_" : legal
    }
}
