import Collection
import Evidence
import Foundation
import Lifecycle
import Support
import Tenancy

@testable import Web

extension PlantedSite {
    /// Every POST of the site map, filled in so that whoever may send it does.
    var forms: [Request] { evidenceForms + collegeForms + loopForms + reportForms + noticeForms + ownForms }

    /// Every DELETE of the site map, for machines.
    var deletions: [Request] {
        [
            Request(route: "/account/tokens/{token}", address: "/account/tokens/\(tokens.reporter)"),
            Request(route: "/evidence/uploads/{id}", address: "/evidence/uploads/\(evidence.cited.upload)"),
        ]
    }

    /// What files are sent to piece by piece, which is no form.
    var pieces: Set<String> { ["POST /evidence/uploads", "PATCH /evidence/uploads/{id}"] }

    private var collegeForms: [Request] {
        let another = programme.member(.expert, of: programme.otherLead).id
        let points = PlantedSite.dimensions.map { ("points-\($0)", "1") }
        func form(
            _ action: String,
            _ fields: [String: String],
            by sender: Member,
            at place: String? = nil,
            of college: UUID? = nil
        ) -> Request {
            let address = "/colleges/\(college ?? self.college)/\(place ?? action)"
            return Request(route: "/colleges/{id}/\(action)", address: address, form: fields, sender: sender)
        }
        return [
            Request(
                route: "/colleges/{id}/steps",
                address: "/colleges/\(draft)/steps",
                form: ["step": "submit"],
                sender: programme.approver
            ),
            form(
                "documents",
                ["kind": "progress-report", "title": "t", "body": "b"],
                by: programme.reporter,
                of: building
            ),
            form("scores", Dictionary(points) { $1 }, by: expert),
            form("vetoes", ["ground": "misused-funds", "veto-reason": "seen"], by: expert),
            form("findings", ["severity": "minor", "text": "t"], by: programme.reviewer),
            form("findings/{number}/verify", [:], by: programme.hqAdmin, at: "findings/1/verify"),
            form("findings/{number}/plan", ["cause": "c"], by: programme.reporter, at: "findings/4/plan"),
            form(
                "findings/{number}/actions",
                ["action": "a", "actionOwner": "o", "actionDue": "2049-08-31", "shownBy": "s"],
                by: programme.reporter,
                at: "findings/4/actions"
            ),
            form(
                "findings/{number}/actions/{action}/remove",
                [:],
                by: programme.reporter,
                at: "findings/4/actions/1/remove"
            ),
            form(
                "findings/{number}/actions/{action}",
                ["state": "done", "words": "w"],
                by: programme.reporter,
                at: "findings/5/actions/1"
            ),
            form(
                "findings/{number}/extensions/{extension}",
                ["answer": "grant"],
                by: programme.reviewer,
                at: "findings/5/extensions/1"
            ),
            form(
                "findings/{number}/extensions",
                ["extensionDue": "2049-08-31", "reason": "r"],
                by: programme.reporter,
                at: "findings/6/extensions"
            ),
            form(
                "findings/{number}/steps",
                ["step": "return-plan", "reason": "r"],
                by: programme.reviewer,
                at: "findings/7/steps"
            ),
            form("assignments", ["expert": "\(another)"], by: programme.reviewer),
            form(
                "milestones",
                ["milestoneZh": "m", "milestoneEn": "m", "milestoneDue": "2049-08-31"],
                by: programme.reporter,
                of: building
            ),
            form(
                "milestones/{number}/complete",
                [:],
                by: programme.reporter,
                at: "milestones/1/complete",
                of: building
            ),
            form(
                "milestones/{number}/reopen",
                ["reopening-reason": "r"],
                by: programme.reporter,
                at: "milestones/3/reopen",
                of: building
            ),
            form("zone", ["zone": "Asia/Vientiane"], by: programme.member(.collegeAdmin, of: programme.lead)),
        ] + changes
    }

    /// What changes and takes away what somebody entered, the draft last.
    private var changes: [Request] {
        let (reporter, reviewer) = (programme.reporter, programme.reviewer)
        let kinds: [(String, UUID, String, [String: String], Member)] = [
            (
                "milestones/{number}", building, "milestones/2",
                ["milestoneZh": "m", "milestoneEn": "m", "milestoneDue": "2049-08-31"], reporter
            ),
            ("findings/{number}", college, "findings/3", ["text": "t"], reviewer),
            (
                "documents/{kind}/{version}", fresh, "documents/application/1", ["title": "t", "body": "b"], reporter
            ),
            ("", fresh, "", ["nameZh": "n", "nameEn": "n", "cityZh": "c", "cityEn": "c"], reporter),
        ]
        return kinds.flatMap { route, college, place, fields, sender in
            [("change", fields), ("withdraw", [:])].map { deed, fields in
                Request(
                    route: "/colleges/{id}/\(route.isEmpty ? deed : "\(route)/\(deed)")",
                    address: "/colleges/\(college)/\(place.isEmpty ? deed : "\(place)/\(deed)")",
                    form: fields,
                    sender: sender
                )
            }
        }
    }

    private var reportForms: [Request] {
        func form(_ action: String, _ report: UUID, _ fields: [String: String], by sender: Member) -> Request {
            let address = "/reports/\(report)/\(action)"
            return Request(route: "/reports/{id}/\(action)", address: address, form: fields, sender: sender)
        }
        let typed = ["value.ORG_APPLICANTS": "5", "reason": "typed"]
        return [
            form("values", reports.open, typed, by: programme.reporter),
            form("submit", reports.prepared, [:], by: programme.approver),
            form("approve", reports.approvable, [:], by: programme.reviewer),
            form("return", reports.returnable, ["reason": "unclear"], by: programme.reviewer),
            Request(
                route: "/reports/approvals",
                address: "/reports/approvals",
                form: ["report.\(Identifier<Report>(reports.unremarkable))": "1"],
                sender: programme.reviewer
            ),
            form("withdraw", reports.withdrawable, [:], by: programme.approver),
            form("unlock", reports.unlockable, ["reason": "wrong"], by: programme.reviewer),
        ]
    }

    private var ownForms: [Request] {
        let colleges = [
            "nameZh": "新学院", "nameEn": "New College", "country": "LA", "cityZh": "万象", "cityEn": "Vientiane",
            "partner": "\(programme.partner.id)",
        ]
        let adoption = [
            "version": "1.0.0", "adoption": "\(adoption)", "authority": "Ministry", "level": "national",
            "document": "Decision 1", "date": "2025-01-31",
        ]
        let member = ["name": "new.member", "fullName": "New Member", "role": "expert"]
        let organisation = [
            "kind": "partner", "nameZh": "新单位", "nameEn": "New Partner", "country": "LA", "name": "new.partner",
            "fullName": "New Person",
        ]
        let theirs = ["name": "another.partner", "fullName": "Another Person", "role": "partner"]
        let passwords = ["old": Self.password, "new": "another long password", "repeated": "another long password"]
        let administrator = programme.member(.collegeAdmin, of: programme.lead)
        let partner = programme.member(.partner, of: programme.partner)
        func form(_ route: String, _ fields: [String: String], by sender: Member?, at address: String? = nil) -> Request
        {
            Request(route: route, address: address ?? route, form: fields, sender: sender)
        }
        return [
            // Before what changes the password of whom it is about.
            form("/sign-in", ["name": "nobody.here", "password": "a guess at a password"], by: nil),
            // Who has nothing to enter is sent on to where one signs in.
            form("/sign-in/code", ["code": "123456"], by: nil),
            form("/sign-in/password", passwords.filter { $0.key != "old" }, by: nil),
            form(
                "/account/second-factor",
                [
                    "secret": Self.factor.base32, "code": Self.factor.code(at: Date()), "old": Self.password,
                ],
                by: keeper
            ),
            form("/account/second-factor/codes", ["old": Self.password], by: keeper),
            form("/account/second-factor/off", ["old": Self.password], by: keeper),
            form("/account/idleness", ["hours": "12"], by: programme.reporter),
            form("/members", member, by: administrator),
            form("/account/password", passwords, by: keeper),
            form("/account/tokens", ["name": "Nightly", "scope": "all", "days": "30"], by: programme.reporter),
            form(
                "/account/tokens/{token}/revoke",
                [:],
                by: programme.reporter,
                at: "/account/tokens/\(tokens.reporter)/revoke"
            ),
            form(
                "/members/{member}/tokens/{token}/revoke",
                [:],
                by: administrator,
                at: "/members/\(keeper.id)/tokens/\(tokens.keeper)/revoke"
            ),
            form("/members/{member}/password", [:], by: administrator, at: "/members/\(keeper.id)/password"),
            form("/members/{member}/role", ["role": "approver"], by: administrator, at: "/members/\(keeper.id)/role"),
            form(
                "/members/{member}/activity",
                ["active": "no"],
                by: administrator,
                at: "/members/\(keeper.id)/activity"
            ),
            form(
                "/members/{member}/name",
                ["fullName": "Canary Corrected"],
                by: administrator,
                at: "/members/\(keeper.id)/name"
            ),
            // Whose account has just been deactivated.
            form("/members/{member}/forget", [:], by: administrator, at: "/members/\(keeper.id)/forget"),
            form("/members/roster", ["rows": "fullName,name,role\nOne Of Many,one.of.many,expert"], by: administrator),
            form("/organisations", organisation, by: programme.hqAdmin),
            form(
                "/organisations/roster",
                [
                    "rows": "kind,nameZh,nameEn,country,fullName,name\n"
                        + "partner,名册单位,Listed Partner,LA,Listed Person,listed.person"
                ],
                by: programme.hqAdmin
            ),
            form(
                "/organisations/{id}/members/roster",
                ["rows": "fullName,name,role\nListed Person,listed.person,partner"],
                by: programme.hqAdmin,
                at: "/organisations/\(programme.partner.id)/members/roster"
            ),
            form(
                "/organisations/{id}/members",
                theirs,
                by: programme.hqAdmin,
                at: "/organisations/\(programme.partner.id)/members"
            ),
            form("/programme/sign-in", [:], by: programme.hqAdmin),
            form("/programme", ["minimumExperts": "5", "minimumMean": "75"], by: programme.hqAdmin),
            form("/programme/evidence", ["megabytes": "60"], by: programme.hqAdmin),
            form("/programme/zone", ["zone": "Asia/Urumqi"], by: programme.hqAdmin),
            form("/colleges", colleges, by: programme.reporter),
            form("/standards/{code}/adoptions", adoption, by: partner, at: "/standards/OPEN/adoptions"),
            form(
                "/standards/{code}/adoptions/{adoption}/confirm",
                [:],
                by: programme.reviewer,
                at: "/standards/OPEN/adoptions/\(proposals.confirmable.uuidString.lowercased())/confirm"
            ),
            form(
                "/standards/{code}/adoptions/{adoption}/withdraw",
                ["reason": "unknown"],
                by: programme.reviewer,
                at: "/standards/OPEN/adoptions/\(proposals.withdrawable.uuidString.lowercased())/withdraw"
            ),
            form("/language", ["language": "en", "address": "/"], by: programme.reporter),
            // Last, for it ends the sender's session.
            form("/sign-out", ["everywhere": "yes"], by: programme.approver),
        ]
    }
}
