import Collection
import Evidence
import Foundation
import Support
import Tenancy

@testable import Web

extension PlantedSite {
    /// One address of the site map as it is asked for.
    struct Request {
        let route: String
        let address: String
        /// The fields of a form; nil for a GET.
        var form: [String: String]?
        /// Who may send the form; nil for one that nobody's rights let through.
        var sender: Member?
        /// What the form brings as a file; nil for one that brings none.
        var file: String?
    }

    /// Every GET of the site map with the addresses that it answers here, in which whoever may finds a canary.
    var pages: [Request] {
        let quarter = "period=2025Q3"
        let addresses: KeyValuePairs<String, [String]> = [
            "/": ["/"],
            "/waiting/{kind}": Queue.Kind.allCases.map { "/waiting/\($0.rawValue)" },
            "/about": ["/about"],
            "/privacy": ["/privacy"],
            "/kept/{kept}": ["/kept/\(kept)"],
            "/problems": ["/problems"],
            "/problems/{code}": ["/problems/token.mistyped"],
            "/health/live": ["/health/live"],
            "/health/ready": ["/health/ready"],
            "/openapi.json": ["/openapi.json"],
            "/assets/{mark}/{file}": ["\(site.pages.assets.stylesheet.address)"],
            "/sign-in": ["/sign-in"],
            "/account": ["/account"],
            "/account/second-factor": ["/account/second-factor"],
            "/account/data": ["/account/data"],
            "/account/data.json": ["/account/data.json"],
            "/account/tokens": ["/account/tokens"],
            "/account/mail": ["/account/mail"],
            "/account/mail/confirmation": ["/account/mail/confirmation?secret=planted"],
            "/notices": ["/notices"],
            "/notices/{notice}": ["/notices/\(notice)"],
            "/mail/ending": [mailEnding],
            "/calendar.ics": ["/calendar.ics?secret=calendar"],
            "/members": ["/members"],
            "/members/{member}": ["/members/\(keeper.id)"],
            "/members/roster": ["/members/roster"],
            "/members/roster.xlsx": ["/members/roster.xlsx"],
            "/organisations": ["/organisations"],
            "/organisations/roster": ["/organisations/roster"],
            "/organisations/roster.xlsx": ["/organisations/roster.xlsx"],
            "/organisations/{id}/members/roster": ["/organisations/\(programme.lead.id)/members/roster"],
            "/organisations/{id}/members/roster.xlsx": ["/organisations/\(programme.lead.id)/members/roster.xlsx"],
            "/organisations/{id}": ["/organisations/\(programme.lead.id)"],
            "/programme": ["/programme"],
            "/countries": ["/countries?\(quarter)&leg=do"],
            "/countries/{code}": ["/countries/LA?\(quarter)"],
            "/countries/{code}/indicators/{indicator}": [
                "/countries/LA/indicators/DO_STUDENT_TEACHER_RATIO?\(quarter)",
                "/countries/all/indicators/DO_STUDENT_TEACHER_RATIO?\(quarter)",
            ],
            "/programme/indicators": ["/programme/indicators?\(quarter)"],
            "/programme/indicators/{indicator}": ["/programme/indicators/DO_STUDENT_TEACHER_RATIO?\(quarter)"],
            "/standards": ["/standards"],
            "/standards/{code}.json": ["/standards/CANARY.json", "/standards/OPEN.json"],
            "/standards/{code}": ["/standards/CANARY", "/standards/OPEN"],
            "/standards/{code}/tasks/{task}": ["/standards/CANARY/tasks/A", "/standards/OPEN/tasks/A"],
            "/standards/{code}/adoptions": ["/standards/CANARY/adoptions", "/standards/OPEN/adoptions"],
            "/courses": ["/courses"],
            "/courses/{code}.json": ["/courses/CANARY.json", "/courses/OPEN.json"],
            "/courses/{code}": ["/courses/CANARY", "/courses/OPEN"],
            "/colleges": ["/colleges"],
            "/colleges/new": ["/colleges/new"],
            "/colleges/{id}": ["/colleges/\(college)", "/colleges/\(draft)"],
            "/colleges/{id}/documents": ["/colleges/\(college)/documents"],
            "/colleges/{id}/findings": ["/colleges/\(college)/findings"],
            "/colleges/{id}/milestones": ["/colleges/\(college)/milestones"],
            "/colleges/{id}/reports": ["/colleges/\(college)/reports"],
            "/colleges/{id}/record": ["/colleges/\(college)/record"],
            "/colleges/{id}/indicators": ["/colleges/\(college)/indicators?\(quarter)"],
            "/colleges/{id}/indicators/{indicator}": [
                "/colleges/\(college)/indicators/DO_STUDENT_TEACHER_RATIO?\(quarter)"
            ],
            "/colleges/{id}/change": ["/colleges/\(fresh)/change"],
            "/colleges/{id}/documents/{kind}/{version}/change": ["/colleges/\(fresh)/documents/application/1/change"],
            "/colleges/{id}/milestones/{number}/change": ["/colleges/\(building)/milestones/2/change"],
            "/findings": ["/findings"],
            "/countries/{code}/loop": ["/countries/LA/loop?\(quarter)"],
            "/colleges/{id}/loop": ["/colleges/\(college)/loop?\(quarter)"],
            "/colleges/{id}/findings/{number}": ["/colleges/\(college)/findings/3"],
            "/colleges/{id}/findings/{number}/change": ["/colleges/\(college)/findings/3/change"],
            "/colleges/{id}/documents/{kind}/{version}": ["/colleges/\(college)/documents/self-assessment/1"],
            "/colleges/{id}/dossier.zip": ["/colleges/\(college)/dossier.zip"],
            "/evidence/of/{subject}": ["/evidence/of/\(evidence.cited.subject)"],
            "/evidence/decided/{decision}": ["\(Routes.decidedEvidence(.step(2, of: college)))"],
            "/evidence/{id}": ["/evidence/\(evidence.cited.attachment)"],
            "/evidence/{id}/file": ["/evidence/\(evidence.cited.attachment)/file"],
            "/evidence/{id}/shown": ["/evidence/\(evidence.cited.attachment)/shown"],
            "/evidence/uploads/{id}": ["/evidence/uploads/\(evidence.cited.upload)"],
            "/validation-rules": ["/validation-rules"],
            "/validation-rules/{code}": ["/validation-rules/STUDENTS_TEACHERS"],
            "/checks": ["/checks?\(quarter)"],
            "/colleges/{id}/checks/{rule}/{period}": ["/colleges/\(college)/checks/STUDENTS_TEACHERS/2025Q3"],
            "/warnings": ["/warnings"],
            "/colleges/{id}/warnings/{number}": ["/colleges/\(college)/warnings/1"],
            "/warning-rules": ["/warning-rules"],
            "/warning-rules/{kind}": ["/warning-rules/target-missed"],
            "/targets": ["/targets"],
            "/targets/workbook": ["/targets/workbook"],
            "/targets/workbook/targets.xlsx": ["/targets/workbook/targets.xlsx"],
            "/colleges/{id}/targets": ["/colleges/\(college)/targets"],
            "/reports": ["/reports"],
            "/reports/{id}": ["/reports/\(reports.open)"],
            "/reports/{id}/form.xlsx": ["/reports/\(reports.open)/form.xlsx"],
            "/reports/{id}/form.csv": ["/reports/\(reports.open)/form.csv"],
            "/uploads/{id}": ["/uploads/\(batch)"],
            "/values/{college}/{element}/{period}": ["/values/\(college)/ORG_STUDENTS/2025Q3"],
        ]
        return addresses.flatMap { route, addresses in addresses.map { Request(route: route, address: $0) } }
    }
}
