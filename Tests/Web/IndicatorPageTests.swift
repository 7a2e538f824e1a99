import Calendar
import Collection
import Foundation
import Indicators
import Lifecycle
import Number
import Postgres
import Support
import Tenancy
import Testing

@testable import Web

@Suite struct `The indicators of a college` {
    @Test func `open for its own people, from the index down to each value, and for nobody else's`() async throws {
        let measured = try await MeasuredCollege()
        let programme = measured.test.programme
        let audience = [
            programme.reporter, programme.approver, programme.member(.collegeAdmin, of: programme.lead),
            programme.member(.partner, of: programme.partner), programme.reviewer,
        ]
        for member in audience {
            var browser = try await Browser(on: measured.site, as: member)
            let address = "/colleges/\(measured.college)/indicators"
            let page = try await browser.get("/colleges/\(measured.college)?period=2025Q3")
            #expect(page.text.contains("href=\"\(address)?period=2025Q3#leg-do\""), "\(member.role)")
            let indicators = try await browser.get("\(address)?period=2025Q3")
            #expect(indicators.status == 200)
            #expect(indicators.text.contains("geometric mean of the five legs"))
            #expect(indicators.text.contains("href=\"\(address)/DO_ATTENDANCE?period=2025Q3\""))
            let figure = try await browser.get("\(address)/DO_ATTENDANCE?period=2025Q3")
            #expect(figure.status == 200)
            #expect(figure.text.contains("/values/\(measured.college)/TCH_ATTENDANCE_ACTUAL/202508"))
            #expect(try await browser.get("\(address)/NO_SUCH?period=2025Q3").status == 404)
        }
        for stranger in [programme.stranger, programme.member(.expert, of: programme.otherLead)] {
            var browser = try await Browser(on: measured.site, as: stranger)
            for address in ["/colleges/\(measured.college)/indicators", "/programme/indicators"] {
                #expect([403, 404].contains(try await browser.get(address).status), "\(stranger.role) \(address)")
                #expect([403, 404].contains(try await browser.get("\(address)/DO_ATTENDANCE").status))
            }
        }
        var anyone = Browser(on: measured.site)
        #expect(try await anyone.get("/colleges/\(measured.college)/indicators").status == 303)
    }

    @Test func `are the same numbers as its country's, where it is the only college`() async throws {
        let measured = try await MeasuredCollege()
        var browser = try await Browser(on: measured.site, as: measured.test.programme.reviewer)
        var cards: [NSDictionary] = []
        for address in ["/colleges/\(measured.college)/indicators", "/countries/LA", "/programme/indicators"] {
            let json = try await browser.get("\(address)?period=2025Q3", accept: "application/json").json()
            cards.append(try #require((json as? NSDictionary)?["scorecard"] as? NSDictionary))
        }
        #expect(cards[0] == cards[1] && cards[1] == cards[2])
    }
}

@Suite struct `The page of a figure` {
    @Test func `names months and periods in words, each with its value and unit`() async throws {
        let measured = try await MeasuredCollege()
        let english = try await measured.figure("DO_ATTENDANCE", "2025Q3", "en")
        #expect(english.contains(">July 2025: 95<") && english.contains(">August 2025: 90<"))
        #expect(english.contains("<strong>185\u{A0}attendances</strong>"))
        #expect(english.contains(">Q3 2025<") && english.contains(">Quarter 3 of 2025<"))
        let chinese = try await measured.figure("DO_ATTENDANCE", "2025Q3", "zh-CN")
        #expect(chinese.contains(">2025年7月 95<") && chinese.contains(">2025年第三季度<"))
        #expect(!chinese.contains(">202507<") && !chinese.contains(">2025Q3<"))
    }

    @Test(arguments: [
        ("OUT_GRADUATION", "2025Q3", "reported for longer periods"), ("OUT_GRADUATION", "2025", "Nobody has reported"),
        ("OUT_FIRST_PASS", "2025Q3", "that the platform could count"),
        ("DO_ATTENDANCE", "2030Q1", "has not begun yet"),
        ("DO_ATTENDANCE", "2019Q1", "lies before the first report (July 2025)"),
    ])
    func `says why there is no value`(indicator: String, period: String, words: String) async throws {
        let measured = try await MeasuredCollege()
        #expect(try await measured.figure(indicator, period, "en").contains(words))
    }

    @Test(arguments: ["2014Q4", "2050", "0999"])
    func `tells a period of years in which nothing is reported from what is no period`(period: String) async throws {
        let test = try await TestSite()
        var browser = try await test.browser(as: test.programme.reviewer)
        let outside = try await browser.get("/countries?period=\(period)")
        #expect(outside.status == 400)
        #expect(outside.text.contains("The period \(period) lies outside the years 2015 to 2049"))
        #expect(try await !browser.get("/countries?period=soon").text.contains("lies outside"))
    }

    @Test func `of an indicator counted by year shows the year's on a quarter's page, and says so`() async throws {
        let measured = try await MeasuredCollege()
        try await measured.report([("TCH_GRADUATES", "2024", 40), ("TCH_COHORT_DUE", "2024", 50)])
        let address = "/colleges/\(measured.college)/indicators"
        let page = try await measured.figure("OUT_GRADUATION", "2025Q3", "en")
        let words = "This indicator is reported for longer periods; for Quarter 3 of 2025 it shows Year 2024."
        #expect(page.contains(words))
        #expect(page.contains("80.0"))
        var browser = try await Browser(on: measured.site, as: measured.test.programme.reviewer)
        let list = try await browser.get("\(address)?period=2025Q3").text
        #expect(list.contains("href=\"\(address)/OUT_GRADUATION?period=2025Q3\""))
        let countries = try await browser.get("/countries?period=2025Q3&leg=outcome").text
        #expect(countries.contains("href=\"/countries/LA/indicators/OUT_GRADUATION?period=2025Q3\""))
    }
}

@Suite struct `The form of a new college` {
    @Test func `offers every country abroad by name, and refuses a partner of another`() async throws {
        let test = try await TestSite()
        let programme = test.programme
        let partner = Organisation(kind: .partner, nameZh: "万象学校", nameEn: "Vientiane School")
        try await programme.database.transaction(as: programme.hqAdmin) { try await $0.insert(partner, country: "LA") }
        var browser = try await test.browser(as: programme.reporter)
        browser.languages = "zh-CN"
        let page = try await browser.get("/colleges/new").text
        #expect(page.contains("国家（地区）"))
        for code in ["CN", "HK", "MO", "TW"] { #expect(!page.contains("<option value=\"\(code)\">")) }
        // 老 (lǎo) comes before 泰 (tài), and both before 越 (yuè).
        let places = try ["LA", "TH", "VN"].map { try #require(page.range(of: "<option value=\"\($0)\"")).lowerBound }
        #expect(places == places.sorted())
        browser.languages = "en"
        func begin(_ country: String, _ partner: Organisation) async throws -> Answer {
            try await browser.post(
                "/colleges",
                [
                    "nameZh": "学院", "nameEn": "College", "cityZh": "城市", "cityEn": "City", "country": country,
                    "partner": "\(partner.id)",
                ]
            )
        }
        let elsewhere = try await begin("TH", partner)
        #expect(elsewhere.status == 422)
        #expect(elsewhere.text.contains("<a href=\"#partner\">The partner is in Laos"))
        let inChina = try await begin("CN", programme.partner)
        #expect(inChina.status == 422)
        #expect(inChina.text.contains("<a href=\"#country\">"))
        #expect(try await begin("LA", partner).status == 303)
    }
}

/// A college with the values of one quarter, looked at in November 2025.
private struct MeasuredCollege {
    let test: TestSite
    let site: Site
    let college = Identifier<College>()
    /// A database of their own: whoever signs in elsewhere clears out sessions that are over, as those of 2025 are.
    private static let database = Task { try await FreshProgramme.migratedDatabase() }

    init() async throws {
        test = try await TestSite(in: try await Self.database.value)
        let programme = test.programme
        let now = try Date("2025-11-20T08:00:00Z", strategy: .iso8601)
        site = try TestSite.site(over: programme.programme, in: programme.database) { now }
        let (folder, measured) = (TestSite.folder("Standards"), college)
        try await programme.database.transaction(as: programme.hqAdmin) { scope in
            try await scope.save(try DataDictionary(from: folder))
            try await scope.save(try IndicatorBook.indicators(from: folder))
            try await scope.grant(programme.partner.id, colleges: [measured])
        }
        let (tenant, id) = (programme.lead.id, programme.programme.id)
        try await programme.database.transaction(as: programme.reporter) { scope in
            try await scope.execute(
                """
                INSERT INTO lifecycle.college (tenant_id, college_id, programme_id, partner_id, code, name_zh, name_en,
                    lead_zh, lead_en, partner_zh, partner_en, country, city_zh, city_en, state, since)
                VALUES (\(tenant), \(measured), \(id), \(programme.partner.id), 'BM-LA-01', '老挝学院', 'Lao College',
                    '甲', 'A', '外', 'P', 'LA', '城市', 'City', 'operating', '2025-01-01')
                """
            )
            try await scope.execute(
                """
                INSERT INTO collection.report (tenant_id, report_id, programme_id, college_id, data_set, period, due_on)
                VALUES (\(tenant), \(UUID()), \(id), \(measured), 'M_COLLEGE', '202507', '2025-08-10')
                """
            )
            try await scope.tally("report.college_id = \(measured)", of: tenant)
        }
        try await report([
            ("TCH_ATTENDANCE_EXPECTED", "202507", 100), ("TCH_ATTENDANCE_ACTUAL", "202507", 95),
            ("TCH_ATTENDANCE_EXPECTED", "202508", 100), ("TCH_ATTENDANCE_ACTUAL", "202508", 90),
        ])
    }

    /// Gives the college values of elements in periods.
    func report(_ figures: [(String, String, Number)]) async throws {
        let values = try figures.map { element, period, value in
            RecordedValue(college: college, element: element, period: try Period(identifier: period), value: value)
        }
        let (tenant, now) = (test.programme.lead.id, site.now())
        try await test.programme.database.transaction(as: test.programme.reporter) { scope in
            let batch = Batch(origin: .demonstration, reason: "test")
            _ = try await scope.record(values, of: tenant, as: batch, at: now)
        }
    }

    /// The page of a figure as the college's reporter reads it.
    func figure(_ indicator: String, _ period: String, _ language: String) async throws -> String {
        var browser = try await Browser(on: site, as: test.programme.reporter)
        browser.languages = language
        return try await browser.get("/colleges/\(college)/indicators/\(indicator)?period=\(period)").text
    }
}
