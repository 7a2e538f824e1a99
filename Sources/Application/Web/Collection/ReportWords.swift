import Calendar
import Collection
import Foundation
import Language
import Number

extension Texts {
    /// A report's state as a word with its tone; what is overdue is urgent.
    func word(of report: ReportEntry, at now: Date) -> Word {
        let tone =
            switch report.state {
            case .approved: "done"
            case .submitted: "now"
            case .open, .prepared, .returned:
                switch report.daysLeft(at: now) {
                case let days?: days < 0 ? "urgent" : days <= 7 ? "soon" : "normal"
                case nil: "soon"
                }
            }
        return Word(word: self("report.states.\(report.state)"), tone: tone)
    }

    /// How long there is to hand a report in, or since when it waits to be mended; nil where nothing is to be done.
    func left(of report: ReportEntry, at now: Date) -> String? {
        guard report.state.takesValues else { return nil }
        if let days = report.daysLeft(at: now) { return daysLeft(days) }
        return report.decidedAt.map { self("report.returnedOn", ["date": .text(at(report.zone).day(of: $0))]) }
    }

    /// The name of a report: its data set and period.
    func title(of dataSet: DataSet?, _ period: String) -> String {
        self(
            "report.title",
            [
                "dataSet": .text(dataSet.map { text($0.name) } ?? ""),
                "period": .text(Period(period).map { name(of: $0) } ?? period),
            ]
        )
    }

    /// Who did something, and on which day.
    func deed(_ person: String?, _ moment: Date?) -> Deed? {
        guard let person, let moment else { return nil }
        return Deed(person: Said(person, self), day: day(of: moment))
    }

    /// A line of a form by its element's name, with its category's where it has one.
    func name(of line: ElementLine) -> String {
        name(of: line.element, line.category)
    }

    /// An element's name, with a category's where one is given.
    func name(of element: Element, _ category: OptionCombination?) -> String {
        text(element.name) + (category.map { self("words.colon") + text($0.name) } ?? "")
    }

    /// A value's figure as a link to where it came from.
    func link(_ value: Number, of key: ValueKey) -> FigureLink {
        FigureLink(text: number(value), unit: nil, address: Routes.value(key))
    }
}
