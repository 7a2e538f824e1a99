/// The same was written already by the same member, who has sent a form twice; nothing was written again.
package struct Repeated: Error, Sendable, Hashable {
    /// A repetition.
    package init() {}
}
