import Calendar
import Collection
import Courses
import Foundation
import Indicators
import Language
import Lifecycle
import Standards
import Tenancy

/// Loads the demonstration programme into an empty database, all of it or nothing.
package struct DemonstrationLoader: Sendable {
    let database: Database
    /// The folder `Standards/`, whose `demonstration` it is.
    let standards: URL
    /// The day it is loaded; the files' dates move towards it by whole quarters.
    let today: Day
    /// Told of each college that is to be loaded, for who waits.
    let progress: @Sendable (Step) -> Void

    /// A loader of what the folder `Standards/` has, as of a day.
    package init(
        database: Database,
        standards: URL,
        today: Day,
        progress: @escaping @Sendable (Step) -> Void
    ) {
        self.database = database
        self.standards = standards
        self.today = today
        self.progress = progress
    }

    /// Which college of how many is being loaded.
    package struct Step: Sendable {
        let college: String
        let number: Int
        let total: Int

        /// What fills the places of its sentence.
        package var arguments: [String: String] { ["college": college, "number": "\(number)", "total": "\(total)"] }
    }

    /// Loads everything and returns who can sign in. The database must be empty.
    package func load() async throws -> [SignIn] {
        let files = try DemonstrationFiles(from: standards)
        let people = DemonstrationPeople(files)
        let time = DemonstrationTime(standing: files.programme.asOf, on: today)
        let signIns = try await SignIn.made(for: people, database.passwords)
        guard let first = signIns.first(where: { $0.member.role == .hqAdmin }) else {
            throw DemonstrationFault.organisationMissing(college: files.programme.headquarters.code)
        }
        let content = try ProgrammeContent(from: standards)
        let founding = ProgrammeFounding(
            people.programme,
            headquarters: people.headquarters.organisation,
            isIllustrative: people.headquarters.isIllustrative,
            admin: first.member,
            password: first.password,
            isPasswordChosen: true,
            content: content
        )
        try await database.found(founding, at: Date(), from: "command") { scope in
            try await add(people, signIns, besides: first.member, in: scope)
            let expertRule = files.programme.expertRule.rule
            let rule = try await scope.set(expertRule)
            for (index, file) in files.colleges.enumerated() {
                progress(Step(college: file.code, number: index + 1, total: files.colleges.count))
                let life = try DemonstrationLife(
                    file,
                    people: people,
                    time: time,
                    expertRule: expertRule,
                    rubric: content.rubric
                )
                let values = DemonstrationCollegeLoader(
                    file: file,
                    life: life,
                    people: people,
                    dictionary: content.dictionary,
                    seed: files.programme.seed,
                    time: time
                )
                try await values.load(in: scope)
            }
            return [rule, AuditEntry("tenancy.demonstration", of: files.programme.code)]
        }
        let loop = DemonstrationLoop(database: database, people: people, time: time, seed: files.programme.seed)
        try await loop.play()
        try await DemonstrationEvidence(database: database, people: people, time: time).attach()
        try await loadLibrary(people)
        return signIns.map(\.signIn)
    }

    /// The standards and courses are the first lead college's own; the adoptions that it proposes, headquarters confirms.
    private func loadLibrary(_ people: DemonstrationPeople) async throws {
        guard let author = DemonstrationPeople.first(.collegeAdmin, of: people.leads["SDVC"]),
            let reviewer = DemonstrationPeople.first(.reviewer, of: people.headquarters)
        else { return }
        let library = try LibraryFolder(from: standards)
        _ = try await library.load(into: database, by: Act(author, at: Date(), from: "command"))
        for entry in try await database.reading(as: reviewer, { try await $0.proposedAdoptions() }) {
            try await database.confirmAdoption(entry.adoption.id, by: Act(reviewer, at: Date(), from: "command"))
        }
    }

    /// Everybody but whoever founds the programme.
    private func add(
        _ people: DemonstrationPeople,
        _ signIns: [SignIn.Made],
        besides founder: Member,
        in scope: Scope
    ) async throws {
        for entry in people.entries {
            if entry.organisation.id != founder.organisation {
                try await scope.insert(entry.organisation, country: entry.country, isIllustrative: entry.isIllustrative)
            }
            for member in entry.members where member != founder {
                if let made = signIns.first(where: { $0.member.id == member.id }) {
                    try await scope.insert(member, password: made.password)
                } else {
                    try await scope.insert(member)
                }
            }
        }
    }
}
