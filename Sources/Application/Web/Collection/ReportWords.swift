import Calendar
import Collection
import Foundation
import Language
import Number

extension Texts {
    /// A report's state as a word with its tone; what is overdue is urgent.
    func word(of report: ReportEntry, on today: Day) -> Word {
        let tone =
            switch report.state {
            case .approved: "done"
            case .submitted: "now"
            case .open, .prepared, .returned:
                report.due < today ? "urgent" : report.state == .returned ? "soon" : "normal"
            }
        return Word(word: self("report.states.\(report.state)"), tone: tone)
    }

    /// How long there is to mend a report or to hand it in; nil where it has been handed in.
    func left(of report: ReportEntry, on today: Day) -> String? {
        report.state.takesValues ? daysLeft(report.due - today) : nil
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

    /// A moment as people at headquarters read it.
    func moment(_ moment: Date) -> String {
        conventions.days.moment(moment, in: .beijing)
    }

    /// Who did something, and on which day.
    func deed(_ person: String?, _ moment: Date?) -> Deed? {
        guard let person, let moment else { return nil }
        return Deed(person: Said(person, self), day: day(Day(moment)))
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
