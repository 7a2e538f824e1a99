import ClosedLoop
import Demonstration
import Foundation
import Lifecycle
import Number

extension DemonstrationFiles {
    /// The demonstration as it stands in `Standards/`.
    static func forTests() throws -> DemonstrationFiles {
        try DemonstrationFiles(from: standards)
    }

    static let standards = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Standards").standardizedFileURL
}

extension Life {
    /// A demonstration college's life, each step refused or taken as the rulebook has it.
    init(_ file: DemonstrationCollege) throws {
        try self.init()
        day = file.began
        college = College(
            tenant: college.tenant,
            programme: college.programme,
            partner: college.partner,
            code: file.code,
            nameZh: "",
            nameEn: "",
            country: file.country,
            cityZh: "",
            cityEn: "",
            since: file.began
        )
        for line in file.steps { try live(line, of: file) }
    }

    private mutating func live(_ line: DemonstrationCollege.StepFile, of file: DemonstrationCollege) throws {
        let files = Rulebook.rule(college.state, line.step)?.files ?? []
        for kind in files { prepare(kind, by: kind == .caseReport ? cast.reviewer : nil) }
        let findings = (file.findings ?? []).filter { $0.opened <= line.on }
        dossier.blockers = findings.enumerated().compactMap { index, finding in
            let lifted = finding.verified.flatMap { $0 <= line.on ? $0 : nil }
            return finding.severity.blocks.map { kind in
                Blocker(
                    index + 1,
                    kind,
                    since: finding.opened,
                    due: finding.due,
                    lifting: lifted.map { .init(by: cast.headquarters, at: $0) }
                )
            }
        }
        dossier.milestones = (file.milestones ?? []).map { milestone in
            Milestone(due: milestone.due, done: milestone.done.flatMap { $0 <= line.on ? $0 : nil })
        }
        let scores =
            (line.scores ?? []).map { [Score.overall.code: Number($0)] }
            + (line.panel ?? []).map { Rubric.points(Number(mantissa: Int128($0), exponent: -2)) }
        for (expert, points) in zip(cast.experts, scores) {
            let assigned = cast.assigned(expert, to: college)
            dossier.scores.append(try college.score(by: assigned, points: points, on: dossier, at: day))
        }
        day = line.on - 86_400
        try take(line.step, reason: line.reason)
    }
}
