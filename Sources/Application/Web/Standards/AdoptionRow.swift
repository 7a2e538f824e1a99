import Calendar
import Evidence
import Language
import Postgres
import Standards
import Tenancy

/// An adoption as a standard's page shows it, with what the reader can do with it.
struct AdoptionRow {
    /// A day in words and, for programs that read pages, as `2025-03-12`.
    struct Day {
        let text: String
        let machine: String
    }

    /// How far it has come, for those who propose and decide.
    struct Standing {
        let state: Word
        /// Who did what on which day, in words.
        let deeds: [String]
        /// Why it was withdrawn.
        let reason: Said?
        let confirmation: Confirmation?
        /// Why the reader can't confirm it; nil where they can or it isn't theirs.
        let refusal: String?
        let withdrawal: Withdrawal?
        let change: Address?
        /// What is attached to it; nil where the reader may not see that.
        let evidence: EvidenceLinks?
        /// On which files it was confirmed; nil where on none.
        let cited: CitedEvidence?
    }

    /// The form that confirms it as it was seen.
    struct Confirmation {
        let action: Address
        let seen: String
    }

    /// The form that takes it back or withdraws it.
    struct Withdrawal {
        let action: Address
        let seen: String
        let label: String
        let consequence: String
        /// Where the reason is written; nil where none is asked for.
        let reason: FormField?
        let open: Bool
    }

    /// The identifier of its row.
    let id: String
    let country: String
    let version: String
    let authority: Side
    let level: String
    let document: Side?
    let date: Day?
    let illustrative: String?
    let standing: Standing?

    init(_ entry: AdoptionEntry, _ page: StandardPage, _ texts: Texts) {
        let adoption = entry.adoption
        id = "adoption-\(adoption.id)"
        country = texts.conventions.countries[adoption.country]
        version = "\(adoption.standardVersion)"
        authority = Side(reading: adoption.authority, in: texts.language)
        level = texts("adoption.levels.\(adoption.level)")
        document = adoption.document.map { Side(reading: $0, in: texts.language) }
        date = adoption.date.map { day in
            let parts = day.components
            let text = texts.conventions.days.day(year: parts.year, month: parts.month, day: parts.day)
            return Day(text: text, machine: day.description)
        }
        illustrative = adoption.illustrative.map(texts.text)
        standing = Standing(entry, page, texts)
    }
}

extension AdoptionRow.Standing {
    fileprivate init?(_ entry: AdoptionEntry, _ page: StandardPage, _ texts: Texts) {
        guard let member = page.member, member.may(.decideAdoption) || entry.isOwn(to: member) else { return nil }
        let (standing, code, id) = (entry.standing, page.standard.code, entry.adoption.id)
        let tone =
            switch standing.state {
            case .proposed: "soon"
            case .confirmed: "done"
            case .withdrawn: "stopped"
            }
        state = Word(word: texts("adoption.states.\(standing.state)"), tone: tone)
        let organisation = texts.name(zh: standing.organisationZh, en: standing.organisationEn)
        deeds = [("proposed", standing.proposed), ("confirmed", standing.confirmed), ("withdrawn", standing.withdrawn)]
            .compactMap { deed, hand in
                hand.map {
                    texts(
                        "adoption.deeds.\(deed)",
                        [
                            "name": .text($0.name), "organisation": .text(organisation),
                            "date": .text(texts.day(of: $0.at)),
                        ]
                    )
                }
            }
        reason = standing.reason.map { Said($0, texts) }
        let decides = member.may(.decideAdoption) && standing.state == .proposed
        let refusal = decides ? entry.refusalOfConfirmation(by: member) : nil
        confirmation =
            decides && refusal == nil
            ? AdoptionRow.Confirmation(
                action: Routes.adoptionConfirmation(code, id),
                seen: SeenVersion.mark(entry.fields)
            ) : nil
        self.refusal = refusal.map { texts("adoption.refusals.\($0)") }
        let isFree = entry.isOwn(to: member) && entry.refusalOfChange == nil
        change = isFree ? Routes.standard(code, asking: StandardQuery(change: "\(id)")).at("adopt") : nil
        withdrawal = AdoptionRow.Withdrawal(entry, page, texts)
        let (subject, decision) = (EvidenceSubject.adoption(id), EvidenceDecision.adoption(id.uuid))
        evidence =
            entry.showsEvidence(to: member) ? EvidenceLinks(page.attachments[subject] ?? [], to: subject, texts) : nil
        cited = CitedEvidence(page.cited[decision], by: decision)
    }
}

extension AdoptionRow.Withdrawal {
    fileprivate init?(_ entry: AdoptionEntry, _ page: StandardPage, _ texts: Texts) {
        guard let member = page.member, entry.mayBeWithdrawn(by: member) else { return nil }
        let isDecision = member.may(.decideAdoption)
        let unwithdrawn = page.unwithdrawn?.id == entry.adoption.id ? page.unwithdrawn : nil
        seen = SeenVersion.mark(entry.fields)
        action = Routes.adoptionWithdrawal(page.standard.code, entry.adoption.id)
        label = texts(isDecision ? "adoption.withdraw" : "adoption.takeBack")
        consequence = texts(isDecision ? "adoption.withdrawConsequence" : "adoption.takeBackConsequence")
        reason =
            isDecision
            ? FormField(
                name: "reason-\(entry.adoption.id)",
                label: texts("adoption.reason"),
                value: unwithdrawn?.reason ?? "",
                fault: unwithdrawn?.fault,
                hint: texts("adoption.reasonHint")
            ) : nil
        open = unwithdrawn != nil
    }
}
