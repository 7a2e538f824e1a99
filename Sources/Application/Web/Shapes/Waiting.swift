/// What waits for the reader, by kind.
struct WaitingGroup {
    let id: String
    let title: String
    let number: String
    let count: String
    let items: [WaitingItem]
    var more: Frame.Link?
}

/// One thing that waits.
struct WaitingItem {
    /// Somebody's words, such as a reviewer's.
    struct Quote {
        let words: Said
        let by: Deed?
    }

    let title: Said
    let address: Address
    let detail: String?
    /// `urgent`, `soon` or `normal`.
    let tone: String
    /// How many days are left, in words.
    let left: String?
    let due: String?
    var quote: Quote?
    /// What is odd about it, in words.
    var oddities: [String] = []
}

/// Where a college stands on the line of its life.
struct StateLine {
    let approval: String
    let implementation: String
    let acceptance: String
    let operation: String
    let word: String
    let tone: String
}

/// A college on a home page.
struct CollegeCard {
    let name: String
    let address: Address
    let country: String
    let parties: String
    let line: StateLine?
    let index: Numbered
    /// The period that the index is of.
    let period: String?
    /// How many of the reports it rests on, and whether all of it is approved.
    let coverage: String?
    let waitsFor: String?
}
