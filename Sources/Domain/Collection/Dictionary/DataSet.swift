import Calendar
import Language

/// Elements that are reported together 数据表: of one frequency and one source, due so many days after the period.
package struct DataSet: Sendable, Hashable, Codable {
    /// `MONTHLY_COLLEGE` …
    package let code: String
    package let name: LocalizedText
    package let frequency: Frequency
    /// `college` or `partner`: who prepares its reports.
    package let source: Element.Source
    /// Days from the period's end to the day the report is due.
    package let dueDays: Int

    /// A data set as its row or its file has it.
    package init(code: String, name: LocalizedText, frequency: Frequency, source: Element.Source, dueDays: Int) {
        self.code = code
        self.name = name
        self.frequency = frequency
        self.source = source
        self.dueDays = dueDays
    }

    /// The day a period's report is due.
    package func due(_ period: Period) -> Day {
        period.end + dueDays
    }
}
