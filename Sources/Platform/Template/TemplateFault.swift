/// What is wrong with a template.
package struct TemplateFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of fault it is.
    package enum Kind: Sendable, Hashable {
        /// A tag without its end, or what is no name.
        case tag
        /// A section or block that doesn't end, or another's end.
        case section
        /// Between `{{<…}}` and its end stand blocks alone.
        case filling
        /// No template of that name.
        case missing(String)
    }

    package let kind: Kind
    /// The template's name.
    package let template: String
    /// Counted from 1; 0 where it is not known.
    package let line: Int

    /// One sentence for whoever wrote it.
    package var description: String { "Template \(template), line \(line): \(kind)" }
}
