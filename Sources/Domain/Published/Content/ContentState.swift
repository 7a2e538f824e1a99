/// Whether a text is for everyone.
package enum ContentState: String, Sendable, CaseIterable {
    case draft
    case published
}
