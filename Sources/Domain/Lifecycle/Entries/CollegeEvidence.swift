import Evidence
import Foundation
import Tenancy

extension EvidenceRooms {
    /// Documents until a step files them, applications while they are drafts, milestones, and scores until they are decided
    /// on.
    package static let lifecycle: [EvidenceSubject.Kind: Finder] = [
        .document: { subject, locking, scope in
            let college = try await scope.college(carrying: subject, locking)
            guard let citation = Citation(subject) else { throw NotFound(what: "document") }
            let entry = try await scope.document(citation, of: college)
            return scope.standing(at: college, [.add(citation.kind)], isClosed: entry.filedAt != nil)
        },
        .application: { subject, locking, scope in
            let college = try await scope.college(carrying: subject, locking)
            guard subject.item.isEmpty else { throw NotFound(what: "college") }
            let isOpen = college.state == .draft || college.state == .returned
            return scope.standing(at: college, [.beginCollege], isClosed: !isOpen)
        },
        .milestone: { subject, locking, scope in
            let college = try await scope.college(carrying: subject, locking)
            let found = try await scope.milestones(of: college).contains { "\($0.number)" == subject.item }
            guard found else { throw NotFound(what: "milestone") }
            return scope.standing(at: college, [.completeMilestone], isClosed: college.state.isFinal)
        },
        .score: { subject, locking, scope in
            let college = try await scope.college(carrying: subject, locking)
            let dossier = try await scope.file(of: scope.college(college.id)).dossier
            let isUnderReview = Citation(subject).map { college.underReview(in: dossier)?.cites.first == $0 } ?? false
            let isClosed = !isUnderReview || college.refusalOfScore(by: scope.member, on: dossier) != nil
            // An expert's own, which no college is to see.
            return scope.standing(
                at: college,
                [.score],
                isClosed: isClosed,
                tenant: scope.member.organisation
            )
        },
    ]
}

extension EvidenceSubject {
    /// A version of a document of a college.
    package static func document(_ citation: Citation, of college: Identifier<College>) -> EvidenceSubject {
        EvidenceSubject(.document, of: college.uuid, [citation.kind.rawValue, "\(citation.version)"])
    }

    /// A milestone of a college's plan.
    package static func milestone(_ number: Int, of college: Identifier<College>) -> EvidenceSubject {
        EvidenceSubject(.milestone, of: college.uuid, "\(number)")
    }

    /// A college's application.
    package static func application(of college: Identifier<College>) -> EvidenceSubject {
        EvidenceSubject(.application, of: college.uuid)
    }

    /// What an expert gives a version of a document.
    package static func score(_ citation: Citation, of college: Identifier<College>) -> EvidenceSubject {
        EvidenceSubject(.score, of: college.uuid, [citation.kind.rawValue, "\(citation.version)"])
    }
}

extension Citation {
    /// The version that a subject's words name; nil where they name none.
    package init?(_ subject: EvidenceSubject) {
        let words = subject.words
        guard words.count == 2, let kind = Document.Kind(rawValue: words[0]), let version = Int32(words[1]) else {
            return nil
        }
        self.init(kind: kind, version: Int(version))
    }
}

extension Transition {
    /// As what was attached names it.
    package var decision: EvidenceDecision { .step(number, of: college.uuid) }

    /// What it was made on, milestones aside.
    var evidence: [EvidenceSubject] {
        cites.map { EvidenceSubject.document($0, of: college) }
            + (cites.contains { $0.kind == .application } ? [.application(of: college)] : [])
    }

    /// Whether what shows that milestones were reached is part of what it was made on.
    var isOnMilestones: Bool {
        cites.contains { [.progressReport, .midTermReport, .rectificationReport, .selfAssessment].contains($0.kind) }
    }
}

extension Scope {
    /// The college that a subject is of, locked where it may be; throws `NotFound`.
    package func college(carrying subject: EvidenceSubject, _ locking: Bool) async throws -> College {
        guard let id = subject.college else { throw NotFound(what: "college") }
        let college = try await college(Identifier(id)).college
        return locking ? try await lockedCollege(college)?.college ?? college : college
    }

    /// How something of a college stands to the member.
    package func standing(
        at college: College,
        _ deeds: [Right],
        isClosed: Bool,
        tenant: Identifier<Organisation>? = nil
    ) -> EvidenceStanding {
        EvidenceStanding(
            tenant: tenant ?? college.tenant,
            relation: member.relation(to: college),
            sight: .seeCollege,
            deeds: deeds,
            isClosed: isClosed
        )
    }
}
