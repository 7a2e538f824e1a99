import Calendar
import Collection
import Evidence
import Foundation
import Language
import Number
import Tenancy

/// What `Report.mustache` shows.
struct ReportView {
    struct Upload {
        let form: Address
        let csv: Address
        let action: Address
        let fault: String?
    }

    struct Input {
        let id: String
        let name: String
        /// What is typed in it, digits with a point.
        let value: String
        /// What was there when the page was made.
        let was: String
        let fault: String?
    }

    struct Value {
        let element: String
        let code: String
        let address: Address
        let figure: FigureLink?
        let input: Input?
        let unit: String
        let previous: String?
        let source: String
        let within: Bool
    }

    struct Section {
        let name: String
        let filled: String
        let values: [Value]
    }

    struct Saving {
        let action: Address
        let reason: String
        let fault: String?
    }

    /// What validation rules found.
    struct Checks {
        struct Broken {
            let words: String
            let address: Address
            let importance: Word
            let instruction: Address
        }

        let lead: String
        let broken: [Broken]
    }

    let checks: Checks?
    let college: Named
    /// What is attached to it.
    let evidence: EvidenceList
    let period: String
    let state: Word
    let due: String
    let left: String?
    let filled: String
    let preparedBy: Deed?
    let submittedBy: Deed?
    let approvedBy: Deed?
    let returned: WaitingItem.Quote?
    /// The next report of the queue, after a step.
    let next: Frame.Link?
    /// What happened to it, in words, where it was returned or unlocked.
    let returnedTitle: String
    let steps: StepsView?
    let rounds: [RoundView]
    let upload: Upload?
    /// Where small changes are typed; nil where the member may write nothing now.
    let saving: Saving?
    let caption: String
    let previousPeriod: String
    let sections: [Section]

    init(_ page: ReportPage, now: Date, _ texts: Texts) {
        let (entry, key) = (page.entry, page.key)
        let collegeName = texts.name(zh: entry.collegeZh, en: entry.collegeEn)
        let period = Period(key.period)
        evidence = EvidenceList(page.attachments, to: .report(entry.id, of: key.college), texts)
        checks = Checks(page, texts)
        college = Named(name: collegeName, address: Routes.college(key.college))
        self.period = period.map { texts.name(of: $0) } ?? key.period
        state = texts.word(of: entry, at: now)
        due = texts.day(entry.due)
        left = texts.left(of: entry, at: now)
        filled = Self.filled(entry.filled, of: entry.elements, texts)
        preparedBy = texts.deed(entry.preparedBy, entry.preparedAt)
        submittedBy = texts.deed(entry.submittedBy, entry.submittedAt)
        approvedBy = entry.state == .approved ? texts.deed(entry.decidedBy, entry.decidedAt) : nil
        returned = entry.state == .returned ? Self.quote(entry, texts) : nil
        next = page.next.map { next in
            let label = texts("report.next", ["count": .integer(next.count)])
            return Frame.Link(address: Routes.report(next.entry.id), label: label)
        }
        returnedTitle = texts(entry.isUnlocked ? "report.unlocked" : "report.returned")
        steps = StepsView(page, texts)
        rounds = RoundView.all(page, texts)
        let takesValues = page.takesValues
        upload =
            takesValues
            ? Upload(
                form: Routes.reportWorkbook(entry.id),
                csv: Routes.reportSheet(entry.id),
                action: Routes.reportValues(entry.id),
                fault: page.fileFault
            ) : nil
        saving =
            takesValues
            ? Saving(action: Routes.reportValues(entry.id), reason: page.reason, fault: page.whyFault) : nil
        caption = texts(
            takesValues ? "report.captionTyping" : "report.caption",
            ["college": .text(collegeName), "period": .text(self.period)]
        )
        previousPeriod = period.map { texts.name(of: $0.previous) } ?? ""
        sections = Self.sections(page, takesValues, texts)
    }

    private static func filled(_ count: Int, of total: Int, _ texts: Texts) -> String {
        texts("report.filledOf", ["filled": .integer(count), "total": .integer(total)])
    }

    private static func quote(_ entry: ReportEntry, _ texts: Texts) -> WaitingItem.Quote? {
        entry.reason.map { WaitingItem.Quote(words: Said($0, texts), by: texts.deed(entry.decidedBy, entry.decidedAt)) }
    }

    private static func sections(_ page: ReportPage, _ takesValues: Bool, _ texts: Texts) -> [Section] {
        let values = Dictionary(uniqueKeysWithValues: page.values.map { ($0.item, $0) })
        return Element.Domain.allCases.compactMap { domain in
            let elements = page.elements.filter { $0.domain == domain }
            guard !elements.isEmpty else { return nil }
            let filled = elements.count { $0.lines.contains { values[$0.item]?.value != nil } }
            return Section(
                name: texts("collection.domains.\(domain)"),
                filled: Self.filled(filled, of: elements.count, texts),
                values: elements.flatMap { element in
                    let lines = element.lines.map { value($0, values[$0.item], page, takesValues, texts) }
                    return (element.categories.isEmpty ? [] : [total(of: element, values, page, texts)]) + lines
                }
            )
        }
    }

    private static func value(
        _ line: ElementLine,
        _ value: ReportValue?,
        _ page: ReportPage,
        _ takesValues: Bool,
        _ texts: Texts
    ) -> Value {
        let element = line.element
        let key = ValueKey(
            college: page.key.college,
            element: element.code,
            category: line.category?.code ?? "",
            period: page.key.period
        )
        let was = value?.value?.description ?? ""
        let input = Input(
            id: "value-\(line.item)",
            name: "value.\(line.item)",
            value: page.typed[line.item] ?? was,
            was: was,
            fault: page.faults[line.item]
        )
        return Value(
            element: texts.name(of: line),
            code: line.item,
            address: Routes.value(key),
            figure: value?.value.map { texts.link($0, of: key) },
            input: takesValues && page.member.sources.contains(element.source) ? input : nil,
            unit: texts("collection.units.\(element.unit)"),
            previous: value?.previous.map { texts.number($0) },
            source: texts("collection.sources.\(element.source)"),
            within: line.category != nil || element.partOf != nil
        )
    }

    /// The line above a divided element's categories: what they come to, as far as they are reported.
    private static func total(
        of element: Element,
        _ values: [String: ReportValue],
        _ page: ReportPage,
        _ texts: Texts
    ) -> Value {
        let key = ValueKey(college: page.key.college, element: element.code, period: page.key.period)
        let parts = element.lines.compactMap { values[$0.item] }
        return Value(
            element: texts.text(element.name),
            code: element.code,
            address: Routes.value(key),
            figure: parts.compactMap(\.value).sum.map { texts.link($0, of: key) },
            input: nil,
            unit: texts("collection.units.\(element.unit)"),
            previous: parts.compactMap(\.previous).sum.map { texts.number($0) },
            source: texts("collection.sources.\(element.source)"),
            within: false
        )
    }
}

extension [Number] {
    /// What the numbers come to; nil where there are none, which is not 0.
    var sum: Number? { isEmpty ? nil : reduce(.zero, +) }
}

extension ReportView.Checks {
    /// Nil where no rule could be asked.
    fileprivate init?(_ page: ReportPage, _ texts: Texts) {
        guard !page.checks.isEmpty else { return nil }
        let broken = page.checks.filter(\.isBroken)
        lead = texts(
            page.entry.state.takesValues ? "checks.ofReportNow" : "checks.ofReport",
            ["count": .integer(page.checks.count), "failed": .integer(broken.count)]
        )
        self.broken = broken.map { check in
            Broken(
                words: texts.words(of: check),
                address: Routes.check(page.key.college, check.rule, check.period),
                importance: texts.word(of: check.importance),
                instruction: Routes.rule(check.rule)
            )
        }
    }
}
