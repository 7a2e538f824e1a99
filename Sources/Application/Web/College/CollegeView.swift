import Calendar
import Collection
import Evidence
import Foundation
import Indicators
import Language
import Lifecycle
import Tenancy

/// What `College.mustache` shows.
struct CollegeView {
    struct OtherName {
        let lang: String
        let text: String
    }

    struct WaitsFor {
        let what: String
        let whom: String
        let since: String?
    }

    struct Record {
        let when: String
        let step: String
        /// Nil where the step led to no other state.
        let from: String?
        /// Nil for a veto, which moves nothing by itself.
        let to: String?
        /// Nil where it is not this reader's to know.
        let who: String?
        let role: String
        /// Nil where it is not this reader's to know.
        let organisation: String?
        let reason: String?
        let evidence: [Evidence]
        /// What it was confirmed to mean, and how; nil where nothing was decided.
        var confirmed: String?
        /// On which files it was decided; nil where on none.
        var cited: CitedEvidence?
    }

    struct Evidence {
        let label: String
        let address: Address?
    }

    struct Report {
        let dataSet: String
        let address: Address
        let period: String
        let state: String
        let tone: String
        let due: String
        let left: String?
    }

    let parts: CollegeParts
    /// Whether this is the first page of a college, with what the others leave out.
    let isOverview: Bool
    /// That nothing is on this part's page yet, in words; nil where something is.
    let emptiness: String?
    let otherName: OtherName
    let country: Named
    let state: Word
    let phases: [CollegeLine.Phase]
    let waitsFor: WaitsFor?
    let steps: StepsView?
    let forms: CollegeFormsView
    /// The period of the index; nil where there is none to show.
    let period: String?
    let periodPicker: PeriodPicker?
    let index: Numbered?
    /// How many of its reports it rests on, and whether all is approved.
    let coverage: String?
    /// Which legs have no data; nil where the index is there.
    let indexReason: String?
    let legs: [LegView]
    /// What of its loop stands where.
    let loop: Address
    let file: CollegeFileView
    /// What is attached to the application; nil where nothing is and the reader attaches nothing.
    let evidence: EvidenceList?
    let record: [Record]
    let reports: [Report]
    let profile: [Fact]
    /// Where its names are changed, or its draft taken away; nil where the reader can't.
    let profileChange: Address?
    let following: Following?
    /// All that is on file, as one archive.
    let archive: Address
    /// What its figures are judged by.
    let targets: Address

    init(_ page: CollegePage, _ texts: Texts) {
        let (college, part) = (page.college, page.part)
        parts = CollegeParts(page, texts)
        isOverview = part == .overview
        let isChinese = texts.language.language == "zh"
        otherName = OtherName(
            lang: isChinese ? "en" : "zh-Hans",
            text: isChinese ? college.nameEn : college.nameZh
        )
        country = Named(
            name: texts.conventions.countries[college.country],
            address: page.member.may(.seeCountries)
                ? Routes.country(college.country) : Routes.colleges(asking: CollegesQuery(country: college.country))
        )
        state = Word(word: texts(college.state.messageKey), tone: college.state.tone)
        phases = CollegeLine(college, page.dossier.record, texts).phases
        waitsFor = WaitsFor(page, texts)
        steps = StepsView(page, texts)
        forms = CollegeFormsView(page, texts)
        let hasFigures = !page.cards.isEmpty
        period = hasFigures ? texts.name(of: page.chosen.period) : nil
        periodPicker = hasFigures ? page.chosen.picker(action: Routes.college(college.id), texts) : nil
        let indicators = Routes.collegeIndicators(college.id, asking: PeriodQuery(page.chosen.period))
        index = hasFigures ? Numbered(index: page.cards, address: indicators, texts) : nil
        coverage = texts.words(of: page.coverage)
        indexReason = texts.reason(noIndexOf: page.cards.first)
        loop = Routes.collegeLoop(college.id, asking: PeriodQuery(page.chosen.period))
        legs = LegView.all(page.cards, address: { indicators.at("leg-\($0.rawValue)") }, texts)
        file = CollegeFileView(page, texts)
        evidence = part == .documents ? Self.application(page, texts) : nil
        record = part == .record ? Self.record(page, texts) : []
        reports = part == .reports ? page.reports.map { Report($0, page, texts) } : []
        let isEmpty = record.isEmpty && reports.isEmpty && file.isEmpty && evidence == nil
        emptiness = isEmpty ? part.emptyKey.map { texts($0) } : nil
        profile = Self.profile(page, texts)
        following = Following(page, texts)
        archive = Routes.collegeArchive(college.id)
        targets = Routes.collegeTargets(college.id)
        profileChange = (try? college.wayOfChange(by: page.member)).map { _ in Routes.profileChange(college.id) }
    }

    private static func application(_ page: CollegePage, _ texts: Texts) -> EvidenceList? {
        let subject = EvidenceSubject.application(of: page.college.id)
        let isOpen = [.draft, .returned].contains(page.college.state) && page.may(.beginCollege)
        let attachments = page.attached[subject]
        return isOpen || !attachments.isEmpty ? EvidenceList(attachments, to: subject, texts) : nil
    }

    /// The steps with the vetoes and corrections between them, the latest first.
    private static func record(_ page: CollegePage, _ texts: Texts) -> [Record] {
        let steps = page.file.record.map { (at: $0.transition.at, record: Record($0, page, texts)) }
        let vetoes = page.file.vetoes.map { (at: $0.at, record: Record($0, page, texts)) }
        let corrections = page.corrections.map { (at: $0.at, record: Record($0, page, texts)) }
        // At the same moment the step that a veto led to comes after it.
        return (vetoes + corrections + steps).sorted { $0.at < $1.at }.reversed().map(\.record)
    }

    private static func profile(_ page: CollegePage, _ texts: Texts) -> [Fact] {
        let (entry, college) = (page.file.entry, page.college)
        let country = texts.conventions.countries[college.country]
        let facts: [(key: String, value: String?)] = [
            ("college.code", college.code),
            ("words.lead", texts.name(zh: entry.leadZh, en: entry.leadEn)),
            ("words.partner", texts.name(zh: entry.partnerZh, en: entry.partnerEn)),
            (
                "college.place",
                [texts.name(zh: college.cityZh, en: college.cityEn), country].filter { !$0.isEmpty }.joined(
                    separator: texts("college.comma")
                )
            ),
            ("college.zone", college.zone.name),
            ("college.founded", page.dossier.last(.approve).map { texts.day(of: $0.at) }),
            ("college.accepted", page.dossier.accepted.map { texts.day(of: $0) }),
            ("college.reReviewed", page.dossier.last(.passReReview).map { texts.day(of: $0.at) }),
            ("lifecycle.words.reReviewDue", college.reReviewDue.map { texts.day(of: $0) }),
            ("college.illustrative", entry.isIllustrative ? texts("college.madeUp") : nil),
        ]
        return facts.compactMap { fact in fact.value.map { Fact(label: texts(fact.key), value: $0) } }
    }
}

extension CollegeView.WaitsFor {
    /// What can be done now, or what is missing for it; nil where nothing more is waited for.
    init?(_ page: CollegePage, _ texts: Texts) {
        let college = page.college
        let next = college.next(on: page.dossier, at: page.now, for: page.member)
        guard let first = next.first else { return nil }
        let missing = first.missing.map { texts("college.lacks", ["missing": .text(texts.words(of: $0))]) } ?? ""
        what = next.map { texts($0.step.messageKey) }.joined(separator: texts("college.or")) + missing
        whom = texts.list(next.roles.map { texts("roles.\($0)") })
        since = texts("college.since", ["date": .text(texts.day(of: college.since))])
    }
}
