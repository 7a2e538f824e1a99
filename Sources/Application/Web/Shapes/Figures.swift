/// A figure as pages show it: a link that opens it.
struct FigureLink {
    let text: String
    let unit: String?
    let address: Address
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
    /// The value for `<meter>`, with a point.
    let machine: String?
    let change: Change?
}
