import Calendar
import ClosedLoop
import Collection
import Evidence
import Foundation
import Lifecycle
import Number
import Spreadsheet
import Tenancy
import Testing

/// Warnings and the finding that came of one, as those whose turn it is deal with them.
extension FoundedProgramme {
    func warnings() async throws -> [Warning] {
        try await database.reading(as: people.hqAdmin) { scope in
            try await scope.warnings(WarningFilter()).entries.map(\.warning).sorted { $0.number < $1.number }
        }
    }

    func finding() async throws -> Finding {
        try await database.reading(as: people.hqAdmin) { scope in
            try await scope.finding(1, of: try await scope.college(college).college)
        }
    }

    /// Says why there is nothing in a warning, with which a reviewer agrees on the next day.
    func dismissWarning(_ number: Int, reviewed: String) async throws {
        try await database.dismissWarning(number, at: college, reason: "外方放假，迟报两天", by: act(people.reporter))
        try await move(to: reviewed)
        try await database.reviewWarning(number, at: college, accepts: true, by: act(people.reviewer))
    }

    /// Makes a warning the college's first finding.
    func makeFinding(of warning: Int, due: String) async throws {
        let due = try day(due)
        try await database.findWarning(
            warning,
            at: college,
            text: "七月课时只完成四成",
            due: due,
            by: act(people.reporter)
        )
    }

    /// A plan with its cause, an action and the effect to be agreed, submitted and accepted.
    func planFinding(accepted: String) async throws {
        let criterion = EffectCriterion(from: 40, to: 80, period: try Period(identifier: "202509"))
        let plan = FindingPlan(cause: "雨季停电，实训室停课", method: .fiveWhys, criterion: criterion)
        try await database.plan(plan, for: 1, at: college, by: act(people.reporter))
        let due = try day("2025-09-20")
        try await database.addAction(
            to: 1,
            at: college,
            text: "安装发电机",
            owner: "后勤处",
            due: due,
            shownBy: "验收单",
            by: act(people.reporter)
        )
        try await database.take(.submitPlan, on: 1, at: college, by: act(people.approver))
        try await move(to: accepted)
        try await database.take(.acceptPlan, on: 1, at: college, by: act(people.reviewer))
    }

    /// The action done, with a file that shows it.
    func submitEvidence() async throws {
        let content = try SpooledFile()
        try content.append(Array("发电机验收单：合格。".utf8))
        _ = try await database.attach(
            ExaminedFile(content, largest: 1 << 20),
            EvidenceWords(fileName: "验收单.txt", sentence: "发电机已安装", language: "zh-Hans"),
            to: .action(1, of: 1, at: college),
            in: EvidenceRooms(EvidenceRooms.closedLoop),
            by: act(people.reporter)
        )
        try await database.settle(1, of: 1, at: college, as: .done, words: "已安装", by: act(people.reporter))
        try await database.take(.submitEvidence, on: 1, at: college, by: act(people.approver))
    }

    /// Verified by somebody who neither opened it nor accepted its plan, unless told by whom.
    func verifyFinding(by member: Member? = nil) async throws {
        try await database.verifyFinding(1, at: college, by: act(member ?? people.secondReviewer))
    }

    /// That every sum and count is what it is of, and the trails are as they were written.
    func expectSound() async throws {
        let now = clock.now
        try await database.reading(as: people.hqAdmin) { scope async throws in
            #expect(try await scope.rollupDifferences() == [])
            #expect(try await scope.loopDifferences() == [])
            #expect(try await scope.warningCountDifferences(at: now) == [])
        }
        let evidence = try await database.evidenceFaults(as: people.hqAdmin)
        #expect(evidence.files == 1 && evidence.faults == [])
        let trails = try await database.checkedTrails()
        #expect(trails.count == 3 && trails.allSatisfy { $0.altered == nil })
    }
}
