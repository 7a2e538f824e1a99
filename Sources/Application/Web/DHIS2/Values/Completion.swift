import Calendar
import Collection
import HTTPTypes
import Hummingbird
import Indicators
import Lifecycle
import Tenancy

/// That a data set is complete, as clients say it: it takes the step of the report that is its sender's to take.
struct Completion {
    /// A data set, period and place, as the client calls them.
    struct Sent {
        let dataSet: String
        let period: String
        let unit: String
    }

    let site: Site
    let context: Context
    let directory: Directory
    let schemes: Schemes

    /// Who prepares reports says that theirs is prepared, who submits them submits it. Throws `DHIS2Fault` for what names
    /// nothing, or `ReportRefusal`.
    func take(_ sent: Sent) async throws {
        let report = try await report(sent)
        let step: Report.Step =
            try source(sent).map { context.member?.sources(.submit).contains($0) == true } ?? false
            ? .submit : .prepare
        // Said again, it is so already.
        if report.isComplete || step == .prepare && report.state == .prepared { return }
        try await site.database.take(step, on: report.id, by: try context.act(at: site.now()))
    }

    /// Takes it back, as long as headquarters has not decided.
    func takeBack(_ sent: Sent) async throws {
        let report = try await report(sent)
        try await site.database.take(.withdraw, on: report.id, by: try context.act(at: site.now()))
    }

    private func dataSet(_ sent: Sent) throws(DHIS2Fault) -> DataSet {
        guard let set = directory.dataSets(by: schemes.dataSet)[sent.dataSet] else {
            throw DHIS2Fault(code: "E7600", subject: sent.dataSet)
        }
        return set
    }

    private func source(_ sent: Sent) throws(DHIS2Fault) -> Element.Source? { try dataSet(sent).source }

    private func report(_ sent: Sent) async throws -> NamedReport {
        let dataSet = try dataSet(sent)
        guard let college = directory.units(by: schemes.unit)[sent.unit]?.college else {
            throw DHIS2Fault(code: "E7612", subject: sent.unit)
        }
        let member = try context.requireMember()
        let found = try await site.database.reading(as: member) { scope in
            try await scope.reports(
                of: [college.id],
                dataSets: [dataSet.code],
                periods: [Period(sent.period)?.identifier ?? ""]
            )
        }
        guard let report = found.first else { throw DHIS2Fault(code: "E7643", subject: sent.period) }
        return report
    }
}
