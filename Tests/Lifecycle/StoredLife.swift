import Foundation
import Lifecycle
import Number
import Support
import Tenancy

/// A college in the database, driven by its people step by step.
struct StoredLife {
    let programme: FreshProgramme
    let college: Identifier<College>
    /// Three of the other lead college, assigned to the college.
    private(set) var experts: [Member] = []

    /// A draft with its application on file.
    init(in programme: FreshProgramme) async throws {
        self.programme = programme
        let new = NewCollege(
            nameZh: "老挝班墨学院",
            nameEn: "Laos–Ban-Mo College",
            country: "LA",
            cityZh: "万象",
            cityEn: "Vientiane",
            partner: .known(programme.partner.id)
        )
        _ = try await programme.database.transaction(as: programme.hqAdmin) { scope in
            try await scope.load(.forTests(), at: StoredLife.start)
        }
        let act = Act(programme.reporter, at: StoredLife.start, from: "test")
        college = try await programme.database.begin(new, by: act).college.id
        try await programme.database.add(.application, to: college, title: "申报书", body: "正文", by: act)
    }

    /// Takes a step as a member, a minute after everything before it.
    func take(_ step: College.Step, by member: Member, seen: Int? = nil, reason: String? = nil) async throws {
        let act = Act(member, at: Date(), from: "test")
        try await programme.database.act(act) { scope in
            let taken = try await scope.take(
                step,
                on: college,
                seen: seen,
                reason: reason,
                by: act
            )
            return Deed(taken.told)
        }
    }

    /// Puts the next version of each kind on file.
    func add(_ kinds: Document.Kind...) async throws {
        for kind in kinds {
            let act = Act(programme.reporter, at: Date(), from: "test")
            try await programme.database.add(kind, to: college, title: kind.rawValue, body: "", by: act)
        }
    }

    /// Has headquarters ask three experts of the other lead college.
    mutating func assignExperts() async throws {
        for number in 1...3 {
            let expert = Member(
                name: "expert-\(number)-\(college)",
                fullName: "专家\(number)",
                role: .expert,
                organisation: programme.otherLead.id,
                programme: programme.programme.id
            )
            let keeper = programme.member(.collegeAdmin, of: programme.otherLead)
            try await programme.database.transaction(as: keeper) { try await $0.insert(expert) }
            let act = Act(programme.reviewer, at: Date(), from: "test")
            try await programme.database.assign(expert.id, to: college, by: act)
            let asked = try await programme.database.member(named: expert.name)?.member
            experts.append(asked ?? expert)
        }
    }

    /// Has every expert give these points to what is under review.
    func score(_ points: [String: Number]) async throws {
        for expert in experts {
            let act = Act(expert, at: Date(), from: "test")
            try await programme.database.score(college, points: points, by: act)
        }
    }

    /// What a member reads of the college.
    func file(for member: Member) async throws -> CollegeFile {
        try await programme.database.reading(as: member) { scope in
            try await scope.file(of: try await scope.college(college))
        }
    }

    static let start = Date(timeIntervalSince1970: 1_700_000_000)
}
