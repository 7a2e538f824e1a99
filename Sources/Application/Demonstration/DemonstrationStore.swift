import Foundation
import Language
import Lifecycle
import Tenancy

extension DemonstrationLife {
    /// The college with its complete file and record, as the tables hold them.
    func stored() -> CollegeFile {
        let texts = DemonstrationTexts(file: file, time: time, lead: entry.leadZh, zone: college.zone)
        return CollegeFile(
            entry,
            documents: dossier.documents.map { document in
                DocumentEntry(
                    document,
                    title: texts.title(of: document),
                    body: texts.body(of: document),
                    author: document.preparedBy.first.flatMap { members[$0]?.fullName } ?? "",
                    filedAt: dossier.record.first { $0.cites.contains(document.citation) }?.at
                )
            },
            scores: dossier.scores,
            blockers: dossier.blockers,
            milestones: zip(dossier.milestones, file.milestones ?? []).enumerated().map { index, pair in
                MilestoneEntry(
                    index + 1,
                    pair.0,
                    nameZh: pair.1.name[.chinese]?.text ?? "",
                    nameEn: pair.1.name[.english]?.text ?? ""
                )
            },
            assignments: assigned.map {
                Assignment($0.id, of: $0.organisation, assignedBy: reviewer, at: college.since)
            },
            record: dossier.record.map(recorded)
        )
    }

    private var entry: CollegeEntry {
        let lead = people.leads[file.leadCollege]?.organisation
        let partner = people.partners[file.partner.code]?.organisation
        return CollegeEntry(
            college,
            leadZh: lead?.nameZh ?? "",
            leadEn: lead?.nameEn ?? "",
            partnerZh: partner?.nameZh ?? "",
            partnerEn: partner?.nameEn ?? "",
            isIllustrative: file.illustrative
        )
    }

    var reviewer: Identifier<Member> { cast[.reviewer]?.id ?? Identifier() }

    /// Who verifies what the reviewer opened.
    var verifier: Identifier<Member> { cast[.hqAdmin]?.id ?? Identifier() }

    private func recorded(_ transition: Transition) -> TransitionEntry {
        let organisation = people.entries.first { $0.organisation.id == transition.organisation }?.organisation
        return TransitionEntry(
            transition,
            memberName: members[transition.member]?.fullName ?? "",
            organisationZh: organisation?.nameZh ?? "",
            organisationEn: organisation?.nameEn ?? ""
        )
    }
}
