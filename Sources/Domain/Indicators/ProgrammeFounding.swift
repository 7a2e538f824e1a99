import Collection
import Foundation
import Lifecycle
import Tenancy

/// What every programme begins with, from the files of `Standards/`: its data dictionary, its indicators, its validation
/// rules, its rubric.
package struct ProgrammeContent: Sendable {
    package let dictionary: DataDictionary
    package let indicators: [Indicator]
    package let rules: [ValidationRule]
    package let rubric: Rubric

    /// These and no others.
    package init(
        dictionary: DataDictionary,
        indicators: [Indicator],
        rules: [ValidationRule] = [],
        rubric: Rubric
    ) {
        (self.dictionary, self.indicators, self.rules, self.rubric) = (dictionary, indicators, rules, rubric)
    }

    /// What the folder `Standards/` has.
    package init(from standards: URL) throws {
        try self.init(
            dictionary: DataDictionary(from: standards),
            indicators: IndicatorBook.indicators(from: standards),
            rules: ValidationRule.all(from: standards),
            rubric: Rubric(from: standards.appending(path: "rubric.yaml"))
        )
    }
}

/// A programme to be founded, with its headquarters and whoever administers it first.
package struct ProgrammeFounding: Sendable {
    let programme: Programme
    let headquarters: Organisation
    let isIllustrative: Bool
    let admin: Member
    let password: Password
    let isPasswordChosen: Bool
    let content: ProgrammeContent

    /// - Parameters:
    ///   - isIllustrative: whether the headquarters is made up for a demonstration.
    ///   - admin: of the headquarters, who signs in with the password.
    ///   - isPasswordChosen: whether they chose it; one that was made for them ends, and is changed at the first sign-in.
    package init(
        _ programme: Programme,
        headquarters: Organisation,
        isIllustrative: Bool = false,
        admin: Member,
        password: Password,
        isPasswordChosen: Bool = false,
        content: ProgrammeContent
    ) {
        self.programme = programme
        self.headquarters = headquarters
        self.isIllustrative = isIllustrative
        self.admin = admin
        self.password = password
        self.isPasswordChosen = isPasswordChosen
        self.content = content
    }
}

extension Database {
    /// Founds a programme: it, its headquarters, its administrator and what every programme begins with, or nothing of it.
    /// Throws `FoundingRefusal`, `NameRefusal`, `UnknownZone` or `MemberRefusal.nameTaken`.
    ///
    /// - Parameter besides: writes what is to be there at the same moment, and says what the audit trail hears of that;
    ///   runs once.
    package nonisolated(nonsending) func found(
        _ founding: ProgrammeFounding,
        at date: Date,
        from caller: String,
        besides: nonisolated(nonsending) (Scope) async throws -> [AuditEntry] = { _ in [] }
    ) async throws {
        try await act(Act(founding.admin, at: date, from: caller), isRepeatable: false) { scope in
            try await scope.insert(founding.programme)
            try await scope.insert(
                founding.headquarters,
                country: "CN",
                isIllustrative: founding.isIllustrative
            )
            let end = founding.isPasswordChosen ? nil : date + Password.lifetimeOfGiven
            try await scope.insert(founding.admin, password: founding.password, givenUntil: end)
            try await scope.save(founding.content.dictionary)
            try await scope.save(founding.content.indicators)
            try await scope.save(founding.content.rules)
            let rubric = try await scope.load(founding.content.rubric, at: date)
            let founded = AuditEntry(
                "tenancy.found-programme",
                of: founding.programme.code,
                details: ["first": "\(founding.admin.id)"]
            )
            return Deed((), founded, besides: [rubric].compactMap(\.self) + (try await besides(scope)))
        }
    }
}
