import Calendar
import ClosedLoop
import Collection
import Foundation
import Indicators
import Language
import Lifecycle
import Standards

extension WaitingGroup {
    /// A queue as a home page shows it, which leads to all of it, or with its elements a stretch of it on its own page.
    init(_ queue: Queue, _ dataSets: [DataSet], _ elements: [Element]? = nil, now: Date, _ texts: Texts) {
        let left = elements == nil ? queue.count - queue.tasks.count : 0
        let lines = Dictionary((elements ?? []).flatMap(\.lines).map { ($0.item, $0) }) { $1 }
        self.init(
            id: queue.kind.rawValue,
            title: texts("waiting.\(queue.kind.rawValue)"),
            number: texts.conventions.numbers.integer(queue.count),
            count: texts("waiting.count", ["count": .integer(queue.count)]),
            items: queue.tasks.map { WaitingItem($0, queue.kind, dataSets, lines, now: now, texts) },
            more: left > 0
                ? Frame.Link(address: queue.more, label: texts("waiting.more", ["count": .integer(queue.count)])) : nil
        )
    }
}

extension WaitingItem {
    fileprivate init(
        _ task: WaitingTask,
        _ kind: Queue.Kind,
        _ dataSets: [DataSet],
        _ lines: [String: ElementLine],
        now: Date,
        _ texts: Texts
    ) {
        let today = Day(now, in: task.zone)
        let words = Words(task.subject, kind, dataSets, texts)
        let days = task.due.map { $0 - today }
        let waited = task.since.map { today - Day($0, in: task.zone) }
        let waits = waited.map { days in
            days > 0 ? texts("waiting.sinceDays", ["count": .integer(days)]) : texts("waiting.sinceToday")
        }
        self.init(
            title: Said(words.title, texts),
            address: words.address,
            detail: words.detail,
            tone: days.map { $0 < 0 ? "urgent" : $0 <= 7 ? "soon" : "normal" }
                ?? ((waited ?? 0) > 14 ? "soon" : "normal"),
            left: days.map(texts.daysLeft) ?? waits,
            due: task.due.map { texts("waiting.due", ["date": .text(texts.day($0))]) },
            quote: words.quote,
            oddities: task.oddities.map { texts.words(of: $0, naming: lines) }
        )
    }
}

/// What a task is called and where it is done.
private struct Words {
    var title = ""
    var address = Routes.home()
    var detail = ""
    var quote: WaitingItem.Quote?

    init(_ subject: WaitingTask.Subject, _ kind: Queue.Kind, _ dataSets: [DataSet], _ texts: Texts) {
        switch subject {
        case .report(let report):
            let name = dataSets.first { $0.code == report.dataSet }.map { texts.text($0.name) } ?? report.dataSet
            let period = Period(report.period).map(texts.name) ?? report.period
            title = texts("report.title", ["dataSet": .text(name), "period": .text(period)])
            address = Routes.report(report.id)
            detail = texts.name(zh: report.collegeZh, en: report.collegeEn)
            if kind == .returnedReports, let reason = report.reason {
                quote = WaitingItem.Quote(
                    words: Said(reason, texts),
                    by: texts.at(report.zone).deed(report.decidedBy, report.decidedAt)
                )
            }
        case .steps(let entry, let steps):
            name(entry, texts)
            let what = steps.map { texts($0.messageKey) }.joined(separator: texts("home.or"))
            let lead = texts.name(zh: entry.leadZh, en: entry.leadEn)
            detail = texts("home.step", ["steps": .text(what), "lead": .text(lead)])
        case .score(let entry):
            name(entry, texts)
            address = Routes.collegeDocuments(entry.college.id).at("forms")
            detail = texts(entry.college.state.messageKey)
        case .finding(let entry, let finding):
            name(entry, texts)
            detail = title
            title = finding.text
            address = Routes.finding(entry.college.id, finding.number)
        case .warning(let waiting, let indicator):
            let (warning, cause) = (waiting.entry.warning, waiting.entry.warning.cause)
            title =
                waiting.entry.ruleName.map { texts.text($0) } ?? texts.subject(of: cause, indicator, dataSets)
            address = Routes.warning(warning.college, warning.number)
            detail = texts(
                "waiting.warning",
                [
                    "kind": .text(texts.name(of: cause.kind)), "period": .text(texts.period(of: cause)),
                    "college": .text(texts.name(of: waiting.college.college)),
                ]
            )
            if kind == .reviewWarnings {
                quote = WaitingItem.Quote(words: Said(warning.words, texts), by: nil)
            }
        case .milestone(let entry, let milestone):
            name(entry, texts)
            detail = title
            title = texts.name(zh: milestone.nameZh, en: milestone.nameEn)
            address = Routes.collegeMilestones(entry.college.id)
        case .target(let entry, let proposal, let indicator):
            name(entry, texts)
            detail = [title, texts.name(of: proposal.period)].joined(separator: " · ")
            title = indicator.map { texts.text($0) } ?? proposal.indicator
            address = Routes.targets().at("proposals")
        case .adoption(let entry, _):
            let adoption = entry.adoption
            title = texts.text(adoption.authority)
            address = Routes.standard(adoption.standardCode).at("adoption-\(adoption.id)")
            detail = texts(
                "waiting.adoption",
                [
                    "standard": .text("\(adoption.standardCode) \(adoption.standardVersion)"),
                    "organisation": .text(
                        texts.name(zh: entry.standing.organisationZh, en: entry.standing.organisationEn)
                    ),
                    "country": .text(texts.conventions.countries[adoption.country]),
                ]
            )
        }
    }

    private mutating func name(_ entry: CollegeEntry, _ texts: Texts) {
        title = texts.name(of: entry.college)
        address = Routes.college(entry.college.id)
    }
}
