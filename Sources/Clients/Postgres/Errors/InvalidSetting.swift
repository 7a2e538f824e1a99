/// A value that may not stand in a `SET LOCAL`.
package struct InvalidSetting: Error, CustomStringConvertible {
    /// The setting.
    package let name: String
    /// The refused value.
    package let value: String

    /// One sentence for the log.
    package var description: String { "The setting \(name) may not be given the value \(value.debugDescription)." }
}
