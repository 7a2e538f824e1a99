/// What may stand in one file of a folder only: a version of a code, and identifiers, except those that the versions of
/// one code share.
package struct AcrossFiles {
    private var versions: [String: String] = [:]
    private var owners: [String: (code: String, file: String)] = [:]

    /// What of a file no other may have.
    package struct Marks: Sendable {
        let code: String
        let version: Version
        let identifiers: [String]
        let kept: [String]

        /// A version of a code; `kept` are the identifiers that stay the same from version to version.
        package init(code: String, version: Version, identifiers: [String], kept: [String]) {
            self.code = code
            self.version = version
            self.identifiers = identifiers
            self.kept = kept
        }
    }

    /// What a file repeats of an earlier one.
    mutating func faults(_ marks: Marks, file: String) -> [ContentFault] {
        let (code, version) = (marks.code, marks.version)
        var repeated: [(path: String, word: String, first: String)] = []
        let edition = "\(code) \(version)"
        if let first = versions[edition] { repeated.append(("version", edition, first)) }
        versions[edition] = file
        for identifier in marks.identifiers {
            if let owner = owners[identifier] { repeated.append(("id", identifier, owner.file)) }
            owners[identifier] = (code, file)
        }
        for identifier in marks.kept {
            if let owner = owners[identifier], owner.code != code { repeated.append(("id", identifier, owner.file)) }
            owners[identifier] = (code, file)
        }
        return repeated.map {
            ContentFault(file: file, line: 1, path: $0.path, reason: .duplicate($0.word, first: $0.first))
        }
    }
}
