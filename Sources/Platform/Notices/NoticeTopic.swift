/// What notices are about, as readers choose by which way they hear of it.
package enum NoticeTopic: String, Codable, Sendable, CaseIterable {
    case reports, steps, targets, findings, warnings, milestones, adoptions, documents

    /// How a reader hears of it who has not chosen: what is rare or waits, once a day.
    package var usual: Delivery { self == .documents ? .none : .digest }
}

/// By which way mail tells a reader of a topic; their page tells them in any case.
package enum Delivery: String, Codable, Sendable, CaseIterable {
    /// A mail for each notice.
    case atOnce = "at-once"
    /// One mail a day, at the reader's hour.
    case digest
    case none
}
