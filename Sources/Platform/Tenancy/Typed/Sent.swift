import Synchronization

/// What came with a request that a use case must know of: its submission's key, and which version of the thing its sender had
/// before them. Known only once the request has been read, which may be after its `Act` was made.
package final class Sent: Sendable {
    private struct State {
        var submission: Submission?
        var seen: String?
    }

    private let state = Mutex(State())

    /// Nothing yet.
    package init() {}

    /// What it is recognised by when it is sent again; nil where it carries no key.
    package var submission: Submission? {
        get { state.withLock { $0.submission } }
        set { state.withLock { $0.submission = newValue } }
    }

    /// The mark of the version that the sender saw; nil where they don't say.
    package var seen: String? {
        get { state.withLock { $0.seen } }
        set { state.withLock { $0.seen = newValue } }
    }
}
