/// A column of a sheet that is written: its heading and how its cells look and behave.
package struct SheetColumn: Sendable, Hashable {
    /// What its cells look like.
    package enum Shape: Sendable, Hashable {
        /// Texts, wrapped, at the start of the cell.
        case text
        /// Whole numbers with their digits grouped.
        case integer
        /// Numbers with their digits grouped and so many decimals.
        case decimal(Int)
        /// Percentages of ratios (0.12 as 12%) with so many decimals.
        case percent(Int)
        /// Days as 2025-09-30.
        case day
        /// Moments as 2025-09-30 14:05.
        case moment
    }

    package var title: String
    package var shape: Shape
    /// The width in characters of the usual digit; a Chinese character takes two.
    package var width: Double
    /// Whether it may be filled in when the sheet is locked; such cells have a colour.
    package var isInput: Bool
    /// What may be filled in.
    package var check: InputCheck?
    /// A comment on its heading.
    package var comment: String?

    /// A column; a width of its own only where 14 characters don't suit.
    package init(
        _ title: String,
        _ shape: Shape = .text,
        width: Double = 14,
        isInput: Bool = false,
        check: InputCheck? = nil,
        comment: String? = nil
    ) {
        self.title = title
        self.shape = shape
        self.width = width
        self.isInput = isInput
        self.check = check
        self.comment = comment
    }
}

/// What a spreadsheet program lets somebody fill in, and what it says when they fill in something else.
package struct InputCheck: Sendable, Hashable {
    /// What is allowed.
    package enum Rule: Sendable, Hashable {
        case wholeNumber(atLeast: Int)
        case number(atLeast: Double)
        /// One of a few words, at most 255 characters together.
        case oneOf([String])
        /// One of the words in a range, such as `=词表!$A$1:$A$38`.
        case oneOfRange(String)
    }

    package var rule: Rule
    /// What it says when something else is filled in; at most 32 and 255 characters are shown.
    package var title: String
    package var message: String

    /// A rule and the words for who breaks it.
    package init(_ rule: Rule, title: String, message: String) {
        self.rule = rule
        self.title = title
        self.message = message
    }
}
