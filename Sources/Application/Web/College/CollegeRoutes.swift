import Lifecycle
import Tenancy

extension Routes {
    static let college = Route("colleges/:id", Identifier<College>.self, asks: CollegeQuery.self)
    static let collegeRecord = Route("colleges/:id/record", Identifier<College>.self)
    static let collegeReports = Route("colleges/:id/reports", Identifier<College>.self)
    static let collegeSteps = Route("colleges/:id/steps", Identifier<College>.self)
    static let collegeDocuments = Route("colleges/:id/documents", Identifier<College>.self)
    static let collegeDocument = Route(
        "colleges/:id/documents/:kind/:version",
        Identifier<College>.self,
        Lifecycle.Document.Kind.self,
        Int.self
    )
    static let collegeScores = Route("colleges/:id/scores", Identifier<College>.self)
    static let collegeVetoes = Route("colleges/:id/vetoes", Identifier<College>.self)
    static let collegeFindings = Route("colleges/:id/findings", Identifier<College>.self)
    static let findingVerification = Route(
        "colleges/:id/findings/:number/verify",
        Identifier<College>.self,
        Int.self
    )
    static let collegeAssignments = Route("colleges/:id/assignments", Identifier<College>.self)
    static let collegeZone = Route("colleges/:id/zone", Identifier<College>.self)
    static let collegeMilestones = Route("colleges/:id/milestones", Identifier<College>.self)
    static let milestoneCompletion = Route(
        "colleges/:id/milestones/:number/complete",
        Identifier<College>.self,
        Int.self
    )
    static let profileChange = Route("colleges/:id/change", Identifier<College>.self)
    static let draftWithdrawal = Route("colleges/:id/withdraw", Identifier<College>.self)
    static let documentChange = document("change")
    static let documentWithdrawal = document("withdraw")
    static let findingChange = numbered("findings", "change")
    static let findingWithdrawal = numbered("findings", "withdraw")
    static let milestoneChange = numbered("milestones", "change")
    static let milestoneWithdrawal = numbered("milestones", "withdraw")
    static let milestoneReopening = numbered("milestones", "reopen")

    private static func document(
        _ deed: String
    ) -> Route<NoQuery, Identifier<College>, Lifecycle.Document.Kind, Int> {
        Route(
            "colleges/:id/documents/:kind/:version/\(deed)",
            Identifier<College>.self,
            Lifecycle.Document.Kind.self,
            Int.self
        )
    }

    private static func numbered(_ things: String, _ deed: String) -> Route<NoQuery, Identifier<College>, Int> {
        Route("colleges/:id/\(things)/:number/\(deed)", Identifier<College>.self, Int.self)
    }
}

/// The step that was taken just now, and the period of the figures.
struct CollegeQuery: AddressQuery {
    var done = ""
    var period = ""

    static let fields = [
        QueryField("done", \Self.done), QueryField("period", \.period),
    ]
}
