import Collection
import Lifecycle
import Tenancy

extension Routes {
    static let reports = Route("reports", asks: ReportsQuery.self)
    static let report = Route("reports/:id", Identifier<Report>.self, asks: ReportQuery.self)
    static let reportApprovals = Route("reports/approvals")
    static let reportWorkbook = Route("reports/:id/form.xlsx", Identifier<Report>.self)
    static let reportSheet = Route("reports/:id/form.csv", Identifier<Report>.self)
    static let reportValues = Route("reports/:id/values", Identifier<Report>.self)
    static let reportSubmission = Route("reports/:id/submit", Identifier<Report>.self)
    static let reportApproval = Route("reports/:id/approve", Identifier<Report>.self)
    static let reportReturn = Route("reports/:id/return", Identifier<Report>.self)
    static let reportWithdrawal = Route("reports/:id/withdraw", Identifier<Report>.self)
    static let reportUnlocking = Route("reports/:id/unlock", Identifier<Report>.self)
    static let upload = Route("uploads/:id", Identifier<Batch>.self)
    /// The element is `ELEMENT.CATEGORY` where it is divided.
    static let value = Route("values/:college/:element/:period", Identifier<College>.self, String.self, String.self)

    /// Where the form of a step goes; a report is prepared by its values.
    static func moves(_ step: Report.Step) -> Route<NoQuery, Identifier<Report>> {
        switch step {
        case .prepare: reportValues
        case .submit: reportSubmission
        case .approve: reportApproval
        case .return: reportReturn
        case .withdraw: reportWithdrawal
        case .unlock: reportUnlocking
        }
    }

    /// Where a value's history is shown.
    static func value(_ key: ValueKey) -> Address { value(key.college, key.item, key.period) }
}

/// What a list of reports is narrowed down to.
struct ReportsQuery: ListQuery {
    var state = ""
    var dataSet = ""
    var period = ""
    var college = ""
    var page = ""

    static let fields = [
        QueryField("state", \Self.state), QueryField("dataSet", \.dataSet), QueryField("period", \.period),
        QueryField("college", \.college), QueryField("page", \.page),
    ]
}

/// How many values were saved just now, or the step that was taken.
struct ReportQuery: AddressQuery {
    var saved = ""
    var done = ""

    static let fields = [QueryField("saved", \Self.saved), QueryField("done", \.done)]
}
