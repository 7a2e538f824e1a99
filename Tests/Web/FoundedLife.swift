import Calendar
import Collection
import Foundation
import Lifecycle
import Number
import Support
import Tenancy

/// The college's life as the rulebook asks, each step on a day of its own.
extension FoundedProgramme {
    /// From its application to the decision, 75 days later.
    func approve() async throws {
        try await file(.application)
        try await move(to: "2024-11-02")
        try await take(.submit, people.approver)
        try await move(to: "2024-11-05")
        try await take(.startFormalReview, people.reviewer)
        try await move(to: "2024-11-08")
        try await take(.passFormalReview, people.reviewer)
        for expert in people.experts {
            try await database.assign(expert.id, to: college, by: act(people.reviewer))
        }
        try await move(to: "2024-11-20")
        try await score([Score.overall.code: 80])
        try await move(to: "2025-01-16")
        try await take(.approve, people.hqAdmin)
    }

    /// From the agreement to the accepted plan, with its first milestone.
    func implement() async throws {
        try await move(to: "2025-01-17")
        try await take(.prepare, people.approver)
        try await file(.agreement, .constructionPlan)
        try await take(.filePlan, people.approver)
        try await addMilestone("2025-03-31")
        try await move(to: "2025-01-20")
        try await take(.acceptPlan, people.reviewer)
    }

    /// The progress that was made in a quarter.
    func reportProgress() async throws {
        try await file(.progressReport)
        try await take(.reportProgress, people.approver)
    }

    /// The inspection half way.
    func inspect() async throws {
        try await move(to: "2025-06-10")
        try await take(.startMidTerm, people.reviewer)
        try await move(to: "2025-06-16")
        try await file(.midTermReport)
        try await take(.fileMidTermReport, people.approver)
        try await move(to: "2025-06-20")
        try await take(.continueAfterMidTerm, people.reviewer)
    }

    /// From the request to a college that operates, at the first attempt.
    func accept() async throws {
        try await move(to: "2025-12-08")
        try await file(.selfAssessment)
        try await take(.requestAcceptance, people.approver)
        try await move(to: "2025-12-10")
        try await take(.openPanel, people.reviewer)
        // Nine tenths of each dimension's weight.
        let weights: [(String, Number)] = [
            ("GOV", 10), ("CON", 12), ("TEA", 12), ("STD", 16), ("IMP", 14), ("OUT", 16), ("DAT", 8), ("INF", 7),
            ("SUS", 5),
        ]
        try await score(Dictionary(uniqueKeysWithValues: weights.map { ($0.0, $0.1 * 0.9) }))
        try await move(to: "2025-12-15")
        try await take(.accept, people.hqAdmin)
        try await take(.operate, people.hqAdmin)
    }

    /// The yearly report on quality, once it operates.
    func reportQuality() async throws {
        try await file(.qualityReport)
        try await take(.fileQualityReport, people.approver)
    }

    func addMilestone(_ due: String) async throws {
        let act = act(people.reporter)
        try await database.addMilestone(to: college, nameZh: "设备", nameEn: "Devices", due: day(due), by: act)
    }

    func completeMilestone(_ number: Int) async throws {
        try await database.completeMilestone(number, of: college, by: act(people.reporter))
    }

    func state() async throws -> College.State {
        try await database.reading(as: people.hqAdmin) { try await $0.college(college).college.state }
    }

    private func file(_ kinds: Document.Kind...) async throws {
        for kind in kinds {
            let act = act(people.reporter)
            try await database.add(kind, to: college, title: kind.rawValue, body: "正文", by: act)
        }
    }

    private func take(_ step: College.Step, _ member: Member) async throws {
        try await database.take(step, on: college, by: act(member))
    }

    private func score(_ points: [String: Number]) async throws {
        for expert in try await people.experts.asTheyAre(in: database) {
            try await database.score(college, points: points, by: act(expert))
        }
    }
}
