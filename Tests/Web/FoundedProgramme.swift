import Calendar
import ClosedLoop
import Collection
import Foundation
import Indicators
import Language
import Lifecycle
import Number
import Support
import Tenancy
import Testing

@testable import Web

/// A programme founded from nothing in a database of its own, as the command founds one, whose people do what they do by
/// the pages' own calls while a test moves the clock.
struct FoundedProgramme {
    let database: Database
    let clock: MovedClock
    let people: FoundedPeople
    let college: Identifier<College>
    private let site: Site

    /// Founded on a day, with the draft of an application for a college in Laos.
    init(on day: String) async throws {
        let shared = try await FreshProgramme.migratedDatabase()
        let database = Database(pool: shared.pool, passwords: shared.passwords, consequences: .closedLoop)
        let clock = MovedClock(try #require(Day(day)))
        let headquarters = Organisation(kind: .headquarters, nameZh: "总部", nameEn: "Headquarters")
        let programme = Programme(code: "FY", name: LocalizedText(zh: "新建项目", en: "A New Programme"))
        let first = try NewMember(name: "wang-min", fullName: "王敏", role: .hqAdmin)
        let hqAdmin = first.member(of: headquarters.id, in: programme.id)
        let founding = ProgrammeFounding(
            programme,
            headquarters: headquarters,
            admin: hqAdmin,
            password: try await database.passwords.hash(first.password, for: "test"),
            isPasswordChosen: true,
            content: try ProgrammeContent(from: TestSite.folder("Standards"))
        )
        try await database.found(founding, at: clock.now, from: "test")
        let people = try await FoundedPeople(of: hqAdmin, in: database, at: clock.goOn())
        let new = NewCollege(
            nameZh: "老挝学院",
            nameEn: "Laos College",
            country: "LA",
            cityZh: "万象",
            cityEn: "Vientiane",
            partner: .known(people.partner.id),
            zone: Zone("Asia/Vientiane")
        )
        college = try await database.begin(new, by: Act(people.reporter, at: clock.goOn(), from: "test")).college.id
        self.people = try await people.seeingTheirCollege(in: database)
        site = try TestSite.site(over: programme, in: database) { clock.now }
        (self.database, self.clock) = (database, clock)
    }

    /// What a member does in the next minute.
    func act(_ member: Member) -> Act { Act(member, at: clock.goOn(), from: "test") }

    func day(_ text: String) throws -> Day { try #require(Day(text)) }

    /// Moves the clock to noon of a day, with a tick there and once a week on the way.
    func move(to text: String) async throws {
        let day = try day(text)
        while clock.today + 7 < day {
            clock.turn(to: clock.today + 7)
            try await tick()
        }
        clock.turn(to: day)
        try await tick()
    }

    /// What the service does by itself each day.
    private func tick() async throws {
        let clock = clock
        let opened = await ReportCalendar(database: database, now: { clock.now }).open()
        let warned = await WarningDay(database: database, now: { clock.now }).decide()
        let decided = await FindingCalendar(database: database, now: { clock.now }).tick()
        let failures = (opened.failures + warned.failures + decided.failures).map { String(reflecting: $0) }
        #expect(failures == [], "\(clock.today)")
    }

    /// The country's figures, legs and index as headquarters reads them.
    func scorecard(_ period: String) async throws -> Scorecard {
        let period = try Period(identifier: period)
        return try await database.reading(as: people.hqAdmin) { scope in
            let book = try await scope.indicatorBook()
            let cards = try await scope.scorecards(book, ofCountry: "LA", in: [period])
            return try #require(cards.first)
        }
    }

    /// The country's index as its page answers it.
    func indexOfPage(_ period: String) async throws -> Double? {
        var browser = try await Browser(on: site, as: people.hqAdmin)
        let json = try await browser.get("/countries/LA?period=\(period)", accept: "application/json").json()
        let card = try #require((json as? [String: Any])?["scorecard"] as? [String: Any])
        return card["index"] as? Double
    }

    /// What the country's colleges come to by element in a period.
    func sums(_ period: String) async throws -> [String: Double] {
        let period = try Period(identifier: period)
        let rollups = try await database.reading(as: people.hqAdmin) { scope in
            try await scope.rollups(country: "LA", period: period)
        }
        return Dictionary(rollups.filter { $0.category.isEmpty }.map { ($0.element, $0.sum.double) }) { $1 }
    }
}
