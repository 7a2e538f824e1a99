import Calendar
import ClosedLoop
import Collection
import Evidence
import Foundation
import Lifecycle
import Spreadsheet
import Tenancy

/// The files of the demonstration: a few small ones, made here, attached by the product's own call.
struct DemonstrationEvidence {
    let database: Database
    let people: DemonstrationPeople
    let time: DemonstrationTime

    /// Under which lead colleges something is attached.
    private static let leads = ["SDVC", "QHVTC"]

    /// Attaches to the first report of each that takes values a sheet and a list, and to its first open finding a photo.
    func attach() async throws {
        for code in Self.leads {
            guard let reporter = DemonstrationPeople.first(.reporter, of: people.leads[code]) else { continue }
            let (report, finding) = try await subjects(of: reporter)
            if let report {
                try await attach(
                    MadeFile.text("姓名,到课,缺课\n学员甲,18,0\n学员乙,17,1\n"),
                    named: "考勤汇总.csv",
                    showing: "班级考勤汇总，数据由此统计（示例）",
                    to: report,
                    by: reporter
                )
                try await attach(
                    MadeFile.pdf(["Attendance list (example)", "Week 1: 18 of 18", "Week 2: 17 of 18"]),
                    named: "签到表.pdf",
                    showing: "学员签到表扫描件（示例）",
                    to: report,
                    by: reporter
                )
            }
            if let finding {
                try await attach(
                    MadeFile.png(width: 160, height: 100),
                    named: "整改现场.png",
                    showing: "整改后的实训室（示例）",
                    to: finding,
                    by: reporter
                )
            }
        }
    }

    private func subjects(of reporter: Member) async throws -> (report: EvidenceSubject?, finding: EvidenceSubject?) {
        try await database.reading(as: reporter) { scope in
            let own = try await scope.dataSets().filter { reporter.sources.contains($0.source) }.map(\.code)
            let report = try await scope.reports(ReportFilter()).entries.first { entry in
                entry.state.takesValues && own.contains(entry.dataSet)
            }
            for entry in try await scope.colleges(CollegeFilter()).entries where !entry.college.state.isFinal {
                let open = try await scope.findings(of: entry.college).first { $0.verification == nil }
                guard let open else { continue }
                return (
                    report.map { .report($0.id, of: $0.college) }, .finding(open.number, at: entry.college.id)
                )
            }
            return (report.map { .report($0.id, of: $0.college) }, nil)
        }
    }

    private func attach(
        _ bytes: [UInt8],
        named name: String,
        showing sentence: String,
        to subject: EvidenceSubject,
        by reporter: Member
    ) async throws {
        let content = try SpooledFile()
        try content.append(bytes)
        let rooms = EvidenceRooms(EvidenceRooms.lifecycle, EvidenceRooms.collection, EvidenceRooms.closedLoop)
        _ = try await database.attach(
            try await ExaminedFile(content, largest: EvidenceRule().largest),
            EvidenceWords(fileName: name, sentence: sentence, language: "zh-Hans"),
            to: subject,
            in: rooms,
            by: Act(reporter, at: time.today.hour(11, in: people.programme.zone), from: "command")
        )
    }
}
