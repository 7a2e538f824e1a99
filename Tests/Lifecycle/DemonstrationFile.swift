import Foundation
import Lifecycle
import Yams

/// One overseas college of the demonstration, as its file has it.
struct DemonstrationFile: Decodable {
    let code: String
    let country: String
    let leadCollege: String
    let state: College.State
    let began: Date
    let partner: Partner
    let steps: [Step]
    let findings: [FindingLine]?
    let milestones: [MilestoneLine]?

    struct Partner: Decodable {
        let code: String
        let members: [Person]
    }

    struct Person: Decodable {
        let role: String
        let name: String
    }

    struct Step: Decodable {
        let step: College.Step
        let on: Date
        /// Each expert's total for an application, 0 to 100.
        let scores: [Int]?
        /// Each expert's percentage of every dimension's weight.
        let panel: [Int]?
        let reason: String?
    }

    struct FindingLine: Decodable {
        let severity: Finding.Severity
        let opened: Date
        let due: Date?
        let verified: Date?
    }

    struct MilestoneLine: Decodable {
        let due: Date
        let done: Date?
    }

    /// Another file of the demonstration's folder.
    static func read<Content: Decodable>(_ name: String, as type: Content.Type) throws -> Content {
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        return try YAMLDecoder().decode(Content.self, from: text)
    }

    /// All colleges, in the order of their codes.
    static func all() throws -> [DemonstrationFile] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "colleges").path)
        return try names.sorted().map { try read("colleges/\($0)", as: DemonstrationFile.self) }
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Standards/demonstration").standardizedFileURL
}

extension Life {
    /// A demonstration college's life, each step refused or taken as the rulebook has it.
    init(_ file: DemonstrationFile) throws {
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

    private mutating func live(_ line: DemonstrationFile.Step, of file: DemonstrationFile) throws {
        let files = Rulebook.rule(college.state, line.step)?.files ?? []
        for kind in files { prepare(kind, by: kind == .caseReport ? cast.reviewer : nil) }
        dossier.findings = (file.findings ?? []).filter { $0.opened <= line.on }.map { finding in
            let verified = finding.verified.flatMap { $0 <= line.on ? $0 : nil }
            return Finding(
                finding.severity,
                opened: finding.opened,
                due: finding.due,
                verification: verified.map { .init(by: cast.headquarters, at: $0) }
            )
        }
        dossier.milestones = (file.milestones ?? []).map { milestone in
            Milestone(due: milestone.due, done: milestone.done.flatMap { $0 <= line.on ? $0 : nil })
        }
        let sheets =
            (line.scores ?? []).map { [Score.overall.code: Decimal($0)] }
            + (line.panel ?? []).map { Rubric.points(Decimal($0) / 100) }
        for (expert, points) in zip(cast.experts, sheets) {
            let assigned = cast.assigned(expert, to: college)
            dossier.scores.append(try college.score(by: assigned, points: points, on: dossier, at: day))
        }
        day = line.on - 86_400
        try take(line.step, reason: line.reason)
    }
}
