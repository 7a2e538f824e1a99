import Evidence
import Foundation
import Lifecycle
import Postgres
import Tenancy

extension EvidenceRooms {
    /// Reports and their values, while they are to be prepared.
    package static let collection: [EvidenceSubject.Kind: Finder] = [
        .report: { subject, locking, scope in
            guard let id = Identifier<Report>(subject.item) else { throw NotFound(what: "report") }
            return try await scope.standing(of: id, carrying: subject, locking)
        },
        .value: { subject, locking, scope in
            let id = try await scope.report(ofValue: subject)
            return try await scope.standing(of: id, carrying: subject, locking)
        },
    ]
}

extension EvidenceSubject {
    /// A report of a college.
    package static func report(_ report: Identifier<Report>, of college: Identifier<College>) -> EvidenceSubject {
        EvidenceSubject(.report, of: college.uuid, "\(report)")
    }

    /// A reported value.
    package static func value(_ key: ValueKey) -> EvidenceSubject {
        EvidenceSubject(.value, of: key.college.uuid, [key.item, key.period])
    }
}

extension Scope {
    /// The report that a value is part of.
    fileprivate func report(ofValue subject: EvidenceSubject) async throws -> Identifier<Report> {
        guard subject.words.count == 2, let college = subject.college else { throw NotFound(what: "report") }
        let element = subject.words[0].split(separator: ".").first.map(String.init) ?? ""
        return try await one(
            """
            SELECT report.report_id FROM collection.report
            JOIN collection.element
                ON element.programme_id = report.programme_id AND element.data_set = report.data_set
            WHERE report.programme_id = \(member.programme) AND report.college_id = \(college)
                AND element.code = \(element) AND report.period = \(subject.words[1])
            """,
            of: "report"
        ) { (id: Identifier<Report>) in id }
    }

    fileprivate func standing(
        of id: Identifier<Report>,
        carrying subject: EvidenceSubject,
        _ locking: Bool
    ) async throws -> EvidenceStanding {
        let key = try await reportKey(id)
        guard key.college.uuid == subject.college else { throw NotFound(what: "report") }
        let college = try await college(key.college).college
        var report = try await standing(id, of: key.tenant)
        let right = Right.move(.prepare, of: report.source)
        if locking, member.may(right, at: college) {
            try await lock("college.college_id = \(key.college)", of: key.tenant)
            report = try await lockedReport(id, of: key.tenant)
        }
        return EvidenceStanding(
            tenant: key.tenant,
            relation: member.relation(to: college),
            sight: .seeReports,
            deeds: [right],
            isClosed: !report.state.takesValues
        )
    }

    /// Keeps with a decision on a report what it was made on: what is attached to it and to its values.
    func citeEvidence(of id: Identifier<Report>, _ key: ReportKey, round: Int, at date: Date) async throws {
        try await cite(
            where: """
                college_id = \(key.college) AND (kind = 'report' AND item = \("\(id)")
                    OR kind = 'value' AND split_part(item, '~', 2) = \(key.period)
                        AND split_part(split_part(item, '~', 1), '.', 1) IN (
                            SELECT code FROM collection.element
                            WHERE element.programme_id = \(member.programme) AND element.data_set = \(key.dataSet)
                        ))
                """,
            for: .report(id.uuid, round: round),
            of: key.tenant,
            at: date
        )
    }
}
