import ClosedLoop
import Collection
import Evidence
import Foundation
import Indicators
import Lifecycle
import Postgres
import Standards
import Support
import Tenancy

@testable import Web

extension PlantedSite {
    /// A form of the site map with the page that it stands on and the right that it needs.
    struct Deed {
        let right: Right
        /// What it is done to; nil where it is the member's own organisation or programme.
        let college: College?
        let page: String
        let form: Request
        /// What the page says where it offers this among other things; empty where the form alone does.
        var offer = ""

        func isShown(in page: Answer) -> Bool {
            page.status == 200 && page.text.contains("method=\"post\" action=\"\(form.address)\"")
                && (offer.isEmpty || page.text.contains(offer))
        }

        /// The same form with nothing typed: who may not is told so before what is missing.
        var emptied: Request {
            let chosen: Set = ["step", "kind", "severity", "ground", "state", "answer"]
            var form = form
            form.form = form.form?.filter { chosen.contains($0.key) }
            return form
        }
    }

    /// Each role in each relation to the first lead college's overseas colleges.
    var everybody: [Member] {
        [Role.reporter, .approver, .collegeAdmin, .expert].map { programme.member($0, of: programme.lead) }
            + [Role.reporter, .approver, .collegeAdmin, .expert].map { programme.member($0, of: programme.otherLead) }
            + [Role.reviewer, .hqAdmin, .leader, .expert].map { programme.member($0, of: programme.headquarters) }
            + [programme.member(.partner, of: programme.partner), idlePartner, expert, `operator`]
    }

    func deeds() async throws -> [Deed] {
        try await programme.database.transaction(as: programme.hqAdmin) { scope in
            // Opened by somebody who is not here, so that everybody else may verify it.
            try await scope.execute(
                """
                INSERT INTO closed_loop.finding (tenant_id, college_id, programme_id, number, severity, text, opened,
                    opened_by, state)
                SELECT tenant_id, college_id, programme_id, 2, 'minor', 'Canary', '2025-02-01', gen_random_uuid(),
                    'evidence-submitted'
                FROM lifecycle.college WHERE college_id = \(college)
                ON CONFLICT DO NOTHING
                """
            )
            let (draft, building, college) = (
                try await scope.college(Identifier(draft)).college,
                try await scope.college(Identifier(building)).college,
                try await scope.college(Identifier(college)).college
            )
            let fresh = try await scope.college(Identifier(fresh)).college
            return [
                deed(.take(.submit), "steps", at: draft), deed(.score, "scores", at: college),
                deed(.veto, "vetoes", at: college), deed(.openFinding, "findings", at: building),
                deed(.verifyFinding, "verify", ofFinding: 2, at: college),
                deed(.assignExpert, "assignments", at: college), deed(.addMilestone, "milestones", at: building),
                deed(
                    .completeMilestone,
                    "milestones/{number}/complete",
                    at: building,
                    place: "milestones/1/complete"
                ),
                deed(.completeMilestone, "milestones/{number}/reopen", at: building, on: "milestones/3"),
                deed(.addMilestone, "milestones/{number}/change", at: building, on: "milestones/2"),
                deed(.addMilestone, "milestones/{number}/withdraw", at: building, on: "milestones/2"),
                deed(.mendFinding, "plan", ofFinding: 4, at: college),
                deed(.mendFinding, "actions", ofFinding: 4, at: college),
                deed(.mendFinding, "actions/{action}", ofFinding: 5, at: college, place: "actions/1"),
                deed(.mendFinding, "actions/{action}/remove", ofFinding: 4, at: college, place: "actions/1/remove"),
                deed(.decideExtension, "extensions/{extension}", ofFinding: 5, at: college, place: "extensions/1"),
                deed(.askExtension, "extensions", ofFinding: 6, at: college),
                deed(.decidePlan, "steps", ofFinding: 7, at: college, offer: "value=\"return-plan\""),
                deed(.openFinding, "findings/{number}/change", at: college, on: "findings/3"),
                deed(.openFinding, "findings/{number}/withdraw", at: college, on: "findings/3"),
                deed(.addDocument, "/evidence/of/{subject}", toWhatIsAttachedAt: fresh),
                deed(.addDocument, "/evidence/{id}/withdraw", toWhatIsAttachedAt: fresh),
                deed(.addDocument, "documents/{kind}/{version}/change", at: fresh, on: "documents/application/1"),
                deed(.addDocument, "documents/{kind}/{version}/withdraw", at: fresh, on: "documents/application/1"),
                deed(.beginCollege, "change", at: fresh, on: ""),
                deed(.beginCollege, "withdraw", at: fresh, on: ""),
                deed(.addDocument, "documents", at: building, kind: .progressReport),
                deed(.addCaseReport, "documents", at: building, kind: .caseReport),
                deed(.move(.prepare, of: .college), "values", at: college, reports.open),
                deed(.move(.submit, of: .college), "submit", at: college, reports.prepared),
                deed(.move(.approve, of: .college), "approve", at: college, reports.approvable),
                deed(.move(.return, of: .college), "return", at: college, reports.returnable),
                // Whoever may submit what was prepared may give it back instead.
                deed(.move(.submit, of: .college), "return", at: college, reports.unready),
                deed(.move(.approve), "/reports/approvals", on: "/waiting/approveReports"),
                deed(.move(.withdraw, of: .college), "withdraw", at: college, reports.withdrawable),
                deed(.move(.unlock, of: .college), "unlock", at: college, reports.unlockable),
                deed(.decideAdoption, "/standards/{code}/adoptions/{adoption}/confirm", on: "/standards/OPEN"),
                deed(.decideAdoption, "/standards/{code}/adoptions/{adoption}/withdraw", on: "/standards/OPEN"),
                deed(.keepMembers, "/members", on: "/members"),
                deed(.keepMembers, "/members/roster", on: "/members/roster"),
                deed(.addOrganisation, "/organisations", on: "/organisations"),
                deed(.addOrganisation, "/organisations/roster", on: "/organisations/roster"),
                deed(.setExpertRule, "/programme", on: "/programme"),
                deed(.setEvidenceRule, "/programme/evidence", on: "/programme"),
                deed(.answerWarning, "dismissal", ofWarning: 1, at: college),
                deed(.reviewWarning, "review", ofWarning: 2, at: college),
                deed(.answerWarning, "finding", ofWarning: 3, at: college),
                deed(.setTargets, "/targets", on: "/targets"),
                deed(.setTargets, "/targets/workbook", on: "/targets/workbook"),
                deed(.proposeTarget, "targets", at: building, of: "targets"),
                deed(.setTargets, "/colleges/{id}/targets/{proposal}/decision", on: "/targets"),
                deed(.setWarningRules, "/warning-rules/{kind}", on: "/warning-rules/report-late"),
                deed(.setTimeZone, "/programme/zone", on: "/programme"),
                deed(.setCollegeTimeZone, "zone", at: building),
                deed(.setSignInRule, "/programme/sign-in", on: "/programme"),
                deed(.beginCollege, "/colleges", on: "/colleges/new"),
                deed(.adoptStandard, "/standards/{code}/adoptions", on: "/standards/OPEN"),
                // The partner's own members are headquarters' to keep.
                deed(.addOrganisation, "/organisations/{id}/members", on: "/organisations/\(programme.partner.id)"),
                deed(
                    .addOrganisation,
                    "/organisations/{id}/members/roster",
                    on: "/organisations/\(programme.partner.id)/members/roster"
                ),
            ]
        }
    }

    private func form(_ route: String) -> Request {
        forms.first { $0.route == route } ?? Request(route: route, address: route, form: [:])
    }

    private func deed(
        _ right: Right,
        _ action: String,
        at college: College,
        place: String? = nil,
        kind: Lifecycle.Document.Kind? = nil
    ) -> Deed {
        var fields = form("/colleges/{id}/\(action)").form ?? [:]
        if let kind { fields["kind"] = kind.rawValue }
        let address = "/colleges/\(college.id)"
        let part = CollegePart(of: String(action.prefix { $0 != "/" }))
        return Deed(
            right: right,
            college: college,
            page: "\(part.address(of: college.id))",
            form: Request(route: "/colleges/{id}/\(action)", address: "\(address)/\(place ?? action)", form: fields),
            offer: kind.map { "value=\"\($0.rawValue)\"" } ?? ""
        )
    }

    /// A deed on a finding's own page.
    private func deed(
        _ right: Right,
        _ action: String,
        ofFinding number: Int,
        at college: College,
        place: String? = nil,
        offer: String = ""
    ) -> Deed {
        let route = "/colleges/{id}/findings/{number}/\(action)"
        let page = "/colleges/\(college.id)/findings/\(number)"
        let sent = Request(route: route, address: "\(page)/\(place ?? action)", form: form(route).form)
        return Deed(right: right, college: college, page: page, form: sent, offer: offer)
    }

    /// A deed on the page of what somebody entered.
    private func deed(_ right: Right, _ action: String, at college: College, on place: String) -> Deed {
        let route = "/colleges/{id}/\(action)"
        let page = "/colleges/\(college.id)\(place.isEmpty ? "" : "/\(place)")"
        let verb = action.split(separator: "/").last ?? ""
        let sent = Request(route: route, address: "\(page)/\(verb)", form: form(route).form)
        return Deed(right: right, college: college, page: "\(page)/change", form: sent)
    }

    private func deed(_ right: Right, _ action: String, at college: College, _ report: UUID) -> Deed {
        let page = "/reports/\(Identifier<Report>(report))"
        let fields = form("/reports/{id}/\(action)").form
        let sent = Request(route: "/reports/{id}/\(action)", address: "\(page)/\(action)", form: fields)
        return Deed(right: right, college: college, page: page, form: sent)
    }

    /// A deed on the page of what is attached to the draft's document.
    private func deed(_ right: Right, _ route: String, toWhatIsAttachedAt college: College) -> Deed {
        Deed(right: right, college: college, page: "/evidence/of/\(evidence.fresh.subject)", form: form(route))
    }

    /// A deed on a warning's own page.
    private func deed(_ right: Right, _ action: String, ofWarning number: Int, at college: College) -> Deed {
        let route = "/colleges/{id}/warnings/{number}/\(action)"
        return Deed(
            right: right,
            college: college,
            page: "/colleges/\(college.id)/warnings/\(number)",
            form: form(route)
        )
    }

    /// A deed on a page of a college's own that is no part of its file.
    private func deed(_ right: Right, _ action: String, at college: College, of place: String) -> Deed {
        let page = "/colleges/\(college.id)/\(place)"
        let fields = form("/colleges/{id}/\(action)").form
        let sent = Request(
            route: "/colleges/{id}/\(action)",
            address: "/colleges/\(college.id)/\(action)",
            form: fields
        )
        return Deed(right: right, college: college, page: page, form: sent)
    }

    private func deed(_ right: Right, _ route: String, on page: String) -> Deed {
        Deed(right: right, college: nil, page: page, form: form(route))
    }
}

extension PlantedSite.Request {
    /// Whether it is about something that somebody else may have taken away just before.
    var isOfWhatGoes: Bool {
        route.hasSuffix("/change") || route.hasSuffix("/withdraw") || route == "/evidence/of/{subject}"
    }
}
