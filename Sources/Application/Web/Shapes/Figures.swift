/// A figure as pages show it: a link that opens it.
struct FigureLink {
    let text: String
    let unit: String?
    let address: Address
}

/// A figure in a table of indicators, or why there is none.
struct FigureCell {
    let figure: FigureLink?
    let none: String
    /// What it is of, where that isn't the period asked for.
    let period: String?
    let attainment: AttainmentMark?
}

/// How a figure moved since the period before.
struct Change {
    /// `better`, `worse` or `same`.
    let kind: String
    /// ↑ ↓ →
    let sign: String
    let amount: String
    let word: String
}

/// A figure with its movement; either may be missing.
struct Numbered {
    let figure: FigureLink?
    let change: Change?
}

/// Attainment as a word and a sign before it is a colour.
struct AttainmentMark {
    /// `met`, `near`, `missed` or `none`.
    let kind: String
    let sign: String?
    let word: String
}

/// One of the five legs.
struct LegView {
    let code: String
    let name: String
    let address: Address?
    let value: String?
    /// Why there is none.
    let none: String
    /// The value for `<meter>`, with a point.
    let machine: String?
    let change: Change?
}
