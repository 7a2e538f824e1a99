import Calendar
import Collection
import Foundation
import Language
import Lifecycle
import Tenancy

extension CollegeView.Record {
    init(_ entry: TransitionEntry, _ page: CollegePage, _ texts: Texts) {
        let (college, transition) = (page.college, entry.transition)
        when = texts.moment(transition.at)
        step = texts(transition.step.messageKey)
        from = transition.from == transition.to ? nil : texts(transition.from.messageKey)
        to = texts(transition.to.messageKey)
        who = entry.memberName
        role = texts("roles.\(transition.role)")
        organisation = texts.name(zh: entry.organisationZh, en: entry.organisationEn)
        reason = transition.reason
        confirmed = texts.words(of: transition.confirmation)
        let documents = transition.cites.map { citation in
            CollegeView.Evidence(label: texts.words(for: citation), address: college.address(of: citation))
        }
        let scores = transition.total.map { total in
            CollegeView.Evidence(
                label: texts(
                    "college.scoredBy",
                    ["count": .integer(transition.experts.count), "total": .text(texts.points(total))]
                ),
                address: nil
            )
        }
        let rubric = transition.rubric.map { version in
            CollegeView.Evidence(label: texts("college.judgedBy", ["version": .text(version)]), address: nil)
        }
        evidence = documents + [scores, rubric, Self.dimensions(of: transition, page, texts)].compactMap(\.self)
        cited = page.attached.cited(by: transition.decision)
    }

    /// What the panel's points came to dimension by dimension; nil where no panel judged.
    private static func dimensions(of transition: Transition, _ page: CollegePage, _ texts: Texts)
        -> CollegeView.Evidence?
    {
        let rubric = page.file.rubrics.first { $0.version == transition.rubric }
        let lines = (rubric?.dimensions ?? []).compactMap { dimension in
            transition.points[dimension.code].map { "\(texts.text(dimension.name)) \(texts.points($0))" }
        }
        guard !lines.isEmpty else { return nil }
        return CollegeView.Evidence(
            label: texts("college.byDimension", ["points": .text(texts.list(lines))]),
            address: nil
        )
    }
}

extension CollegeView.Record {
    init(_ entry: VetoEntry, _ page: CollegePage, _ texts: Texts) {
        when = texts.moment(entry.at)
        step = texts("college.vetoed", ["ground": .text(texts(entry.veto.ground.messageKey))])
        (from, to) = (nil, nil)
        who = entry.memberName.isEmpty ? nil : entry.memberName
        role = texts("roles.\(entry.role)")
        organisation = nil
        reason = entry.reason
        evidence = [
            CollegeView.Evidence(
                label: texts.words(for: entry.veto.citation),
                address: page.college.address(of: entry.veto.citation)
            )
        ]
    }
}

extension CollegeView.Record {
    init(_ correction: Correction, _ page: CollegePage, _ texts: Texts) {
        when = texts.moment(correction.at)
        let what = texts("change.item.\(correction.kind)", ["number": .integer(correction.item)])
        step = texts(correction.became == nil ? "change.withdrawn" : "change.corrected", ["what": .text(what)])
        (from, to) = (nil, nil)
        who = correction.memberName
        role = texts("roles.\(correction.role)")
        organisation = texts.name(zh: correction.organisationZh, en: correction.organisationEn)
        reason = correction.reason
        evidence = correction.was.sorted { $0.key < $1.key }.compactMap { field, was in
            let became = correction.became.map { $0[field] ?? "" }
            guard became != was else { return nil }
            let label = texts(
                became == nil ? "change.was" : "change.became",
                [
                    "field": .text(texts("change.fields.\(field)")), "was": .text(texts.value(was, of: field)),
                    "became": .text(texts.value(became ?? "", of: field)),
                ]
            )
            return CollegeView.Evidence(label: label, address: nil)
        }
    }
}

extension Texts {
    /// What a field of a correction held, as pages write it.
    fileprivate func value(_ text: String, of field: String) -> String {
        if text.isEmpty { return self("change.nothing") }
        if field == "severity" { return self("college.severities.\(text)") }
        return Day(text).map { day($0) } ?? text
    }
}

extension CollegeView.Report {
    init(_ entry: ReportEntry, _ page: CollegePage, _ texts: Texts) {
        let name = page.dataSets.first { $0.code == entry.dataSet }.map { texts.text($0.name) }
        let word = texts.word(of: entry, at: page.now)
        dataSet = name ?? entry.dataSet
        address = Routes.report(entry.id)
        period = Period(entry.period).map { texts.name(of: $0) } ?? entry.period
        (state, tone) = (word.word, word.tone)
        due = texts.day(entry.due)
        left = texts.left(of: entry, at: page.now)
    }
}
