/// How much of a form is taken, so that a small hostile one can't fill the memory or the day.
struct FormLimits: Sendable, Hashable {
    /// Bytes of the whole body, its files among them: more than the longest text takes in any script, so that whoever
    /// wrote more than may be is told so beside what they wrote.
    var bytes = 512 << 10
    /// Whether that may be more than its door takes, for files whose size headquarters sets.
    var isAboveDoor = false
    /// Bytes of a form of texts alone that are read so that it can be given back, though it is more than is taken.
    static let givenBack = 2 << 20
    /// The same of who is not signed in, and has no more to send than a name and a password.
    var anyonesBytes = 64 << 10
    /// Fields and files together.
    var parts = 4_000
    var files = 4
    /// Bytes of the lines that say what a part is.
    var headerBytes = 8 << 10
    /// Bytes of one text field.
    var fieldBytes = 512 << 10
    /// Bytes of all text fields with their names, which are kept in memory.
    var allFields = 1 << 20
}
