import Calendar
import Foundation
import Support
import Testing

@Suite struct `Time zones` {
    private static let names = [
        "UTC", "Asia/Shanghai", "Asia/Vientiane", "Asia/Kathmandu", "Africa/Dar_es_Salaam", "Africa/Cairo",
        "Europe/Budapest", "America/Montevideo", "America/New_York", "America/Havana", "America/Santiago",
        "Asia/Beirut", "Australia/Lord_Howe", "Pacific/Kiritimati", "Pacific/Pago_Pago",
    ]

    @Test(arguments: names)
    func `a day's first and last second are its own, and the next is the next day's`(name: String) throws {
        let zone = try #require(Zone(name))
        let first = try #require(Day("2019-01-01"))
        for day in (0..<(8 * 366)).map({ first + $0 }) {
            let (start, end) = (day.start(in: zone), day.end(in: zone))
            #expect(Day(start, in: zone) == day && Day(end, in: zone) == day, "\(day)")
            #expect(Day(start - 1, in: zone) == day - 1 && Day(end + 1, in: zone) == day + 1, "\(day)")
            // A day of summer time's beginning or end has an hour less or more, or half of one.
            #expect((22.5...25.5).contains((end.timeIntervalSince(start) + 1) / 3600), "\(day)")
        }
    }

    @Test(arguments: names)
    func `every moment lies within its day`(name: String) throws {
        let zone = try #require(Zone(name))
        var random = SeededRandom(seed: 7)
        for _ in 0..<2_000 {
            let moment = Date(timeIntervalSince1970: Double(Int.random(in: 0...2_000_000_000, using: &random)))
            let day = Day(moment, in: zone)
            #expect(day.start(in: zone) <= moment && moment <= day.end(in: zone), "\(moment)")
        }
    }

    @Test func `a day that loses its midnight begins where the clocks leap to`() throws {
        let cairo = try #require(Zone("Africa/Cairo"))
        // On 26 April 2024 Cairo's clocks went from 00:00 to 01:00.
        let day = try #require(Day("2024-04-26"))
        #expect(day.start(in: cairo) == Date(timeIntervalSince1970: 1_714_082_400))
        #expect((day - 1).end(in: cairo) == Date(timeIntervalSince1970: 1_714_082_399))
    }

    @Test func `an hour is told by the place's own clocks`() throws {
        let day = try #require(Day("2025-11-10"))
        func hours(_ name: String) throws -> Double {
            day.hour(9, in: try #require(Zone(name))).timeIntervalSince(day.start(in: .utc)) / 3600
        }
        #expect(try hours("Asia/Shanghai") == 1 && hours("Asia/Vientiane") == 2 && hours("America/Montevideo") == 12)
        // The day on which New York's clocks go back an hour.
        let autumn = try #require(Day("2025-11-02"))
        let york = try #require(Zone("America/New_York"))
        #expect(autumn.hour(9, in: york).timeIntervalSince(autumn.start(in: york)) == 10 * 3600)
    }

    @Test(arguments: [
        "", "Asia", "CST", "asia/shanghai", "Asia/Nowhere", "GMT+0800", "Asia/Foo+5", "Foo5", "Asia/../UTC",
    ])
    func `other texts name none`(text: String) {
        #expect(Zone(text) == nil)
    }

    @Test func `the latest day on Earth has begun on the Line Islands`() throws {
        let islands = try #require(Zone("Pacific/Kiritimati"))
        for hour in 0..<48 {
            let moment = Date(timeIntervalSince1970: 1_763_611_200 + Double(hour) * 3600)
            #expect(Day(latestAt: moment) == Day(moment, in: islands))
        }
    }

    @Test func `a country has one where it has only one`() throws {
        let standards = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Standards")
        let zones = try CountryZones(from: standards)
        #expect(zones["LA"]?.name == "Asia/Vientiane" && zones["TZ"]?.name == "Africa/Dar_es_Salaam")
        #expect(zones["ID"] == nil && zones["KZ"] == nil && zones["XX"] == nil)
        // Every line of the file names a zone that this machine knows.
        let text = try String(contentsOf: standards.appending(path: "time-zones.csv"), encoding: .utf8)
        for line in text.split(separator: "\n").dropFirst() {
            #expect(zones[String(line.prefix(2))]?.name == String(line.dropFirst(3)), "\(line)")
        }
    }
}
