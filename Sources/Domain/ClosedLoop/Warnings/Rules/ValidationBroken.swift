/// A validation rule that a report breaks. Nothing checks by such rules yet: 未启用.
package enum ValidationBroken {
    /// None, ever.
    package static let causes: [WarningCause] = []
}
