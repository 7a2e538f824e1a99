import Synchronization

/// What came with a request that a use case must know of: its submission's key, and which version of the thing its sender had
/// before them. Known only once the request has been read, which may be after its `Act` was made.
package final class Sent: Sendable {
    private struct State {
        var submission: Submission?
        var seen: String?
        var password: String?
        var isConfirmed = false
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

    /// The password with which the sender confirms what they decide; nil where they sent none.
    package var password: String? {
        get { state.withLock { $0.password } }
        set { state.withLock { $0.password = newValue } }
    }

    /// Whether it turned out to be theirs.
    package var isConfirmed: Bool {
        get { state.withLock { $0.isConfirmed } }
        set { state.withLock { $0.isConfirmed = newValue } }
    }
}
