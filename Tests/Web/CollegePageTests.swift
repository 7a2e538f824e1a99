import Foundation
import Language
import Lifecycle
import Number
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `The page of a college` {
    @Test func `tells every reason why a step can't be taken, and where each is put right`() async throws {
        let planted = try await PlantedSite()
        var approver = try await planted.test.browser(as: planted.programme.approver)
        let address = "/colleges/\(planted.building)"
        let page = try await approver.get(address).text
        for reason in [
            "Not on file yet: Self-assessment.", "2 milestones are not completed", "mid-term inspection has to",
        ] {
            #expect(page.contains(reason), "\(reason)")
        }
        #expect(
            page.contains(
                "<a href=\"\(address.lowercased())/milestones#milestones\">See to the milestones, by: reporter</a>"
            )
        )
        let refused = try await approver.post("\(address)/steps", ["step": "request-acceptance"])
        #expect(refused.status == 422)
        let summary = try #require(refused.text.firstMatch(of: /(?s)class="notice wrong".*?<\/ul>/)).output
        #expect(summary.contains("Self-assessment") && summary.contains("milestone") && summary.contains("mid-term"))
        let json = try #require(
            try await approver.get(address, accept: "application/json").json() as? [String: Any]
        )
        let step = try #require(
            (json["steps"] as? [[String: Any]])?.first { $0["step"] as? String == "request-acceptance" }
        )
        let reasons = try #require(step["refusals"] as? [[String: Any]])
        #expect(reasons.map { $0["mendedAt"] as? String } == ["documents", "steps", "milestones"])
    }

    @Test func `takes a veto from the panel with its consequence in words, and shows it in the record`() async throws {
        let planted = try await PlantedSite()
        let address = "/colleges/\(planted.college)"
        var expert = try await planted.test.browser(as: planted.expert)
        let form = try await expert.get("\(address)/documents").text
        #expect(form.contains("A veto fails the acceptance whatever the points."))
        // The ground that was raised already is not offered again.
        #expect(form.contains("value=\"misused-funds\"") && !form.contains("value=\"falsified-data\""))
        let empty = try await expert.post("\(address)/vetoes", ["ground": "misused-funds", "veto-reason": " "])
        #expect(empty.status == 422 && empty.text.contains("href=\"#veto-reason\""))
        let raised = try await expert.post(
            "\(address)/vetoes",
            ["ground": "misused-funds", "veto-reason": "Equipment paid for never arrived"]
        )
        #expect(raised.status == 303)
        let name = planted.expert.fullName
        for (member, knows) in [(planted.programme.hqAdmin, true), (planted.programme.reporter, false)] {
            var browser = try await planted.test.browser(as: member)
            let page = try await browser.get("\(address)/record").text
            #expect(page.contains("Veto: Misuse of funds") && page.contains("Equipment paid for never arrived"))
            #expect(page.contains(name) == knows, "\(member.role)")
            let documents = try await browser.get("\(address)/documents").text
            #expect(!documents.contains("id=\"vetoes-form\""), "\(member.role)")
            let json = try await browser.get(address, accept: "application/json").text
            #expect(json.contains(name) == knows, "\(member.role)")
            // Nor by an identifier, in whatever list.
            #expect(json.contains("\(planted.expert.id)") == knows, "\(member.role)")
        }
        var reporter = try await planted.test.browser(as: planted.programme.reporter)
        let refused = try await reporter.post(
            "\(address)/vetoes",
            ["ground": "safety-incident", "veto-reason": "r"]
        )
        #expect(refused.status == 403 && refused.text.contains("This can be done by: reviewer, expert."))
    }

    @Test func `names the city and a milestone in the reader's language`() async throws {
        let planted = try await PlantedSite()
        var reporter = try await planted.test.browser(as: planted.programme.reporter)
        let address = "/colleges/\(planted.building)"
        for (field, fields) in [
            ("milestoneZh", ["milestoneZh": "", "milestoneEn": "Workshop built"]),
            ("milestoneEn", ["milestoneZh": "实训楼竣工", "milestoneEn": ""]),
        ] {
            let answer = try await reporter.post(
                "\(address)/milestones",
                [
                    "milestoneZh": fields["milestoneZh"] ?? "", "milestoneEn": fields["milestoneEn"] ?? "",
                    "milestoneDue": "2027-03-31",
                ]
            )
            #expect(answer.status == 422 && answer.text.contains("href=\"#\(field)\""), "\(field)")
        }
        let added = try await reporter.post(
            "\(address)/milestones",
            ["milestoneZh": "实训楼竣工", "milestoneEn": "Workshop built", "milestoneDue": "2027-03-31"]
        )
        #expect(added.status == 303)
        for (language, here, elsewhere) in [
            ("en", ["Workshop built", "Canary City"], ["实训楼竣工", "金丝雀市"]),
            ("zh-CN", ["实训楼竣工", "金丝雀市"], ["Workshop built", "Canary City"]),
        ] {
            reporter.languages = language
            let page = try await reporter.get(address).text + reporter.get("\(address)/milestones").text
            #expect(here.allSatisfy(page.contains) && !elsewhere.contains(where: page.contains), "\(language)")
        }
    }
}

@Suite struct `The application's form` {
    private let college: KeyValuePairs = [
        "nameZh": "新学院", "nameEn": "New College", "country": "LA", "cityZh": "万象", "cityEn": "Vientiane",
        "partnerZh": "万象学院", "partnerEn": "Vientiane School",
    ]

    @Test func `takes a partner that is not in the list, and offers it from then on`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser(as: test.programme.reporter)
        let begun = try await browser.post("/colleges", college)
        let address = try #require(begun.location)
        #expect(try await browser.get(address).text.contains("Vientiane School"))
        #expect(try await browser.get("/colleges/new").text.contains("Laos · Vientiane School"))
        let again = try await browser.post("/colleges", college)
        #expect(again.status == 422 && again.text.contains("is in the list already"))
        #expect(again.text.contains("value=\"Vientiane School\""))
    }

    @Test(arguments: [
        ("", "LA", "Asia/Vientiane", "UTC+7"), ("", "ID", "Asia/Shanghai", "UTC+8"),
        ("Asia/Jayapura", "ID", "Asia/Jayapura", "UTC+9"),
    ])
    func `gives the college the zone that is named, its country's only one, or the programme's`(
        _ typed: String,
        _ country: String,
        _ zone: String,
        _ clock: String
    ) async throws {
        let test = try await TestSite()
        var browser = try await test.browser(as: test.programme.reporter)
        let begun = try await browser.post(
            "/colleges",
            [
                "nameZh": "新学院", "nameEn": "New College", "country": country, "cityZh": "城市", "cityEn": "City",
                "zone": typed, "partnerZh": "外方学院", "partnerEn": "Partner School",
            ]
        )
        let address = try #require(begun.location)
        let page = try await browser.get(address)
        #expect(page.text.contains(zone))
        _ = try await browser.post("\(address)/documents", ["kind": "application", "title": "T", "body": "B"])
        #expect(try await browser.get("\(address)/documents/application/1").text.contains(clock))
    }

    @Test func `refuses what is no time zone`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser(as: test.programme.reporter)
        let refused = try await browser.post("/colleges", ["country": "LA", "zone": "Asia/Nowhere"])
        #expect(refused.status == 422 && refused.text.contains("href=\"#zone\""))
        #expect(refused.text.contains("value=\"Asia/Nowhere\""))
    }

    @Test func `says which of list and new name is missing or too much`() async throws {
        let test = try await TestSite()
        var browser = try await test.browser(as: test.programme.reporter)
        let neither = try await browser.post("/colleges", ["nameZh": "新学院", "country": "LA"])
        #expect(neither.status == 422)
        for field in ["nameEn", "cityZh", "cityEn", "partner"] {
            #expect(neither.text.contains("href=\"#\(field)\""), "\(field)")
        }
        let both = try await browser.post(
            "/colleges",
            ["partner": "\(test.programme.partner.id)", "partnerZh": "另一学院"]
        )
        #expect(both.text.contains("Clear one of the two"))
        let half = try await browser.post("/colleges", ["partnerZh": "另一学院"])
        #expect(half.text.contains("href=\"#partnerEn\""))
    }
}

@Suite struct `The programme's settings` {
    @Test func `are headquarters' administrators' to read and to set`() async throws {
        let test = try await TestSite()
        var admin = try await test.browser(as: test.programme.hqAdmin)
        #expect(try await admin.get("/programme").text.contains("value=\"70\""))
        for (experts, mean, field) in [
            ("2", "70", "minimumExperts"), ("3", "101", "minimumMean"), ("3", "x", "minimumMean"),
        ] {
            let answer = try await admin.post("/programme", ["minimumExperts": experts, "minimumMean": mean])
            #expect(answer.status == 422 && answer.text.contains("href=\"#\(field)\""), "\(experts) \(mean)")
            // What was typed stays.
            #expect(answer.text.contains("value=\"\(mean)\""), "\(experts) \(mean)")
        }
        let saved = try await admin.post("/programme", ["minimumExperts": "5", "minimumMean": "72.5"])
        #expect(saved.location == "/programme?saved=yes")
        #expect(try await admin.get("/programme").text.contains("value=\"72.5\""))
        for member in [test.programme.reviewer, test.programme.reporter] {
            var browser = try await test.browser(as: member)
            #expect(try await browser.get("/programme").status == 403)
            #expect(try await browser.post("/programme", ["minimumExperts": "3", "minimumMean": "1"]).status == 403)
        }
    }

    @Test func `show the rubric in force and every other version`() async throws {
        let test = try await TestSite()
        var admin = try await test.browser(as: test.programme.hqAdmin)
        #expect(try await admin.get("/programme").text.contains("no rubric to judge by"))
        let rubric = try Rubric(from: TestSite.folder("Standards/rubric.yaml"))
        let next = try Rubric(
            version: "next",
            validFrom: Date() + 86_400,
            dimensions: [Rubric.Dimension(code: "ONE", name: LocalizedText(zh: "唯一", en: "Only one"), weight: 100)],
            bars: Rubric.Bars(
                pass: 95,
                conditional: 90,
                weakBelow: 60,
                weakOnConditions: 0,
                minimumExperts: 3,
                trimmedFrom: 5
            )
        )
        try await test.programme.database.transaction(as: test.programme.hqAdmin) { scope in
            for version in [rubric, next] { _ = try await scope.load(version, at: Date()) }
        }
        let page = try await admin.get("/programme").text
        #expect(page.contains("Version 2025") && page.contains("Learner outcomes and employment"))
        #expect(page.contains("Pass from 80 points") && page.contains("href=\"/programme?rubric=next#rubric\""))
        #expect(!page.contains("Only one"))
        let other = try await admin.get("/programme?rubric=next").text
        #expect(other.contains("Only one") && other.contains("Pass from 95 points"))
    }
}

@Suite struct `The line of a college's life` {
    private static let days = (0..<9).map { Date(timeIntervalSince1970: 1_700_000_000 + Double($0) * 864_000) }

    private func line(_ states: [College.State]) throws -> [CollegeLine.State] {
        let catalogues = try Catalogues.load(from: TestSite.folder("Localization"))
        let (tenant, programme) = (Identifier<Organisation>(), Identifier<Programme>())
        let last = try #require(states.last)
        let college = College(
            tenant: tenant,
            programme: programme,
            partner: Identifier(),
            code: "BM-LA-01",
            nameZh: "学院",
            nameEn: "College",
            country: "LA",
            cityZh: "",
            cityEn: "",
            state: last,
            since: Self.days[states.count - 1],
            version: states.count - 1
        )
        let record = zip(zip(states, states.dropFirst()), Self.days.dropFirst()).enumerated().map { index, step in
            Transition(
                college: college.id,
                number: index + 1,
                step: .submit,
                from: step.0.0,
                to: step.0.1,
                member: Identifier(),
                role: .reviewer,
                organisation: tenant,
                at: step.1,
                reason: nil,
                cites: [],
                experts: [],
                total: nil
            )
        }
        let phases = CollegeLine(college, record, Texts(catalogues[.english])).phases
        return try #require(phases.first { $0.here }).states
    }

    @Test func `never has a later day before an earlier one`() throws {
        let inspected = try line([.approved, .preparing, .implementing, .midTerm, .implementing])
        #expect(inspected.map(\.name) == ["Preparing", "Implementing", "Mid-term inspection"])
        #expect(inspected.map(\.kind) == ["done", "current", "done"])
        let again = try line([.draft, .submitted, .formalReview, .returned, .draft, .submitted])
        #expect(again.map(\.kind) == ["done", "done", "current", "ahead", "ahead", "ahead"])
        for states in [inspected, again] {
            let days = states.compactMap(\.reached)
            #expect(days.count >= 2 && days == days.sorted())
        }
    }
}
