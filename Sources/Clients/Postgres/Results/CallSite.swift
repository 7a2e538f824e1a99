/// A place in the source code.
package struct CallSite: Hashable, Sendable, CustomStringConvertible {
    /// As `#fileID` gives it.
    package let file: String
    /// As `#line` gives it.
    package let line: Int

    /// A place in the source code.
    package init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    /// `Module/File.swift:12`.
    package var description: String { "\(file):\(line)" }
}
