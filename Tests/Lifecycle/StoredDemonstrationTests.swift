import Demonstration
import Foundation
import Lifecycle
import Support
import Tenancy
import Testing

@Suite struct `Demonstration colleges in PostgreSQL` {
    @Test func `a complete file is stored at once and read back the same`() async throws {
        let programme = try await FreshProgramme()
        let files = try DemonstrationFiles.forTests().colleges.map { programme.file(of: try Life($0)) }
        try await programme.database.transaction(as: programme.hqAdmin) { scope in
            for file in files { try await scope.store(file) }
        }
        try await programme.database.reading(as: programme.member(.leader, of: programme.headquarters)) {
            scope async throws in
            for file in files {
                let stored = try await scope.file(of: try await scope.college(file.entry.college.id))
                #expect(stored == file)
            }
        }
    }

    @Test func `a list is filtered by country, phase, state and words, ordered and paged`() async throws {
        let programme = try await FreshProgramme()
        let files = try DemonstrationFiles.forTests().colleges.map { programme.file(of: try Life($0)) }
        try await programme.database.transaction(as: programme.hqAdmin) { scope in
            for file in files { try await scope.store(file) }
        }
        let colleges = files.map(\.entry.college)
        try await programme.database.reading(as: programme.reviewer) { scope async throws in
            var filter = CollegeFilter()
            filter.limit = 10
            filter.offset = 30
            let page = try await scope.colleges(filter)
            // What nobody has submitted is not headquarters' to list.
            let submitted = colleges.filter { $0.state != .draft }.map(\.code).sorted()
            #expect(colleges.count == 38 && page.count == submitted.count)
            #expect(page.entries.map(\.college.code) == Array(submitted.dropFirst(30)))
            filter = CollegeFilter()
            filter.country = "TZ"
            #expect(try await scope.colleges(filter).count == colleges.count { $0.country == "TZ" })
            filter.phase = .operation
            let operating = colleges.filter { $0.country == "TZ" && $0.state.phase == .operation }
            #expect(try await scope.colleges(filter).entries.map(\.college.code) == operating.map(\.code).sorted())
            filter = CollegeFilter()
            filter.state = .operating
            #expect(try await scope.colleges(filter).count == colleges.count { $0.state == .operating })
            filter = CollegeFilter()
            filter.text = "bm-tz %"
            #expect(try await scope.colleges(filter).count == 0)
            filter.text = "bm-tz 坦桑"
            #expect(try await scope.colleges(filter).count == colleges.count { $0.country == "TZ" })
            #expect(try await scope.collegeCountries() == Set(colleges.map(\.country)).sorted())
        }
    }
}

extension FreshProgramme {
    /// A life of the demonstration as it is stored, moved into this programme's tenants.
    fileprivate func file(of life: Life) -> CollegeFile {
        let old = life.college
        let college = College(
            id: old.id,
            tenant: lead.id,
            programme: programme.id,
            partner: partner.id,
            code: old.code,
            nameZh: "坦桑" + old.code,
            nameEn: old.code,
            country: old.country,
            cityZh: old.cityZh,
            cityEn: old.cityEn,
            state: old.state,
            since: old.since,
            failures: old.failures,
            reviewed: old.reviewed,
            version: old.version
        )
        let filed = life.dossier.record.flatMap { step in step.cites.map { (citation: $0, at: step.at) } }
        let entry = CollegeEntry(
            college,
            leadZh: lead.nameZh,
            leadEn: lead.nameEn,
            partnerZh: partner.nameZh,
            partnerEn: partner.nameEn,
            isIllustrative: true
        )
        return CollegeFile(
            entry,
            documents: life.dossier.documents.sorted {
                ($0.kind.rawValue, $0.version) < ($1.kind.rawValue, $1.version)
            }.map { document in
                let at = filed.first { $0.citation == document.citation }?.at
                return DocumentEntry(document, title: "\(document.kind)", author: "甲", filedAt: at)
            },
            scores: life.dossier.scores.sorted { ($0.at, $0.expert.description) < ($1.at, $1.expert.description) },
            vetoes: [],
            blockers: life.dossier.blockers,
            milestones: life.dossier.milestones.enumerated().map {
                MilestoneEntry($0 + 1, $1, nameZh: "里程碑", nameEn: "Milestone")
            },
            record: life.dossier.record.map {
                TransitionEntry($0, memberName: "乙", organisationZh: "丙", organisationEn: "C")
            }
        )
    }
}
