import Calendar
import Collection
import Indicators
import Number
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `Figures by category` {
    @Test(arguments: [
        ("#{ORG_NEW_STUDENTS}", 30, 24), ("#{ORG_NEW_STUDENTS.F}", 16, 10), ("#{ORG_NEW_STUDENTS.M}", 14, 14),
        ("#{ORG_NEW_STUDENTS.F} / #{ORG_NEW_STUDENTS} * 30", 16, 12.5), ("#{ORG_NEW_STUDENTS.*}", 30, 24),
        ("#{ORG_TEACHERS_DUAL}", 9, 9), ("#{ORG_TEACHERS_DUAL.LOCAL}", 7, 7),
    ])
    func `are the same sums for a country, the programme and, of its own, a college`(
        numerator: String,
        all: Double,
        first: Double
    ) async throws {
        let (sample, colleges) = try await sample()
        let indicator = try Indicator("TEST", numerator)
        let (book, period) = (sample.book, try Period(identifier: "2025S2"))
        let expected = try #require(Number(all))
        let (country, parts) = try await sample.fresh.database.reading(as: sample.fresh.reviewer) { scope in
            (
                try await scope.sums(ofCountries: ["MY"], in: [period], book: book),
                try await scope.contributions(to: indicator, book, in: .country("MY"), period: period)
            )
        }
        let whole = Figure(indicator, of: country["MY"] ?? Sums(), in: period, book: book)
        #expect(whole.value == expected)
        #expect(parts.first { $0.college.id == colleges[0].id }?.figure.value == Number(first))
    }

    @Test func `name a category by DHIS2's identifier too`() async throws {
        let (sample, _) = try await sample()
        let elements = try DataDictionary(from: SampleColleges.standards).elements
        let element = try #require(elements.first { $0.code == "ORG_NEW_STUDENTS" })
        let indicator = try Indicator("TEST", "#{\(element.uid).\(try #require(element.categories.first?.uid))}")
        try sample.book.check([indicator])
        let period = try Period(identifier: "2025Q3")
        let sums = try await sample.fresh.database.reading(as: sample.fresh.reviewer) { scope in
            try await scope.sums(ofCountries: ["MY"], in: [period], book: sample.book)
        }
        #expect(Figure(indicator, of: sums["MY"] ?? Sums(), in: period, book: sample.book).value == 16)
    }

    @Test func `open to each value's categories`() async throws {
        let (sample, colleges) = try await sample()
        let indicator = try Indicator("TEST", "#{ORG_NEW_STUDENTS}")
        let period = try Period(identifier: "2025Q3")
        let parts = try await sample.fresh.database.reading(as: sample.fresh.reviewer) { scope in
            try await scope.contributions(to: indicator, sample.book, in: .country("MY"), period: period)
        }
        let values = parts.first { $0.college.id == colleges[0].id }?.values["ORG_NEW_STUDENTS"]
        #expect(values?.map(\.value) == [24] && values?.first?.categories == ["F": 10, "M": 14])
    }

    /// Two colleges of two lead colleges in one country.
    private func sample() async throws -> (SampleColleges, [CollegeKey]) {
        let sample = try await SampleColleges()
        let first = try await sample.college(in: "MY")
        let second = try await sample.college(in: "MY", of: sample.fresh.otherLead)
        try await sample.record(
            [
                "ORG_NEW_STUDENTS.F": ["2025Q3": 10], "ORG_NEW_STUDENTS.M": ["2025Q3": 14],
                "ORG_TEACHERS_DUAL.LOCAL": ["2025Q3": 5, "2025Q4": 7], "ORG_TEACHERS_DUAL.OTHER": ["2025Q3": 2],
            ],
            of: first
        )
        try await sample.record(["ORG_NEW_STUDENTS.F": ["2025Q3": 6]], of: second)
        return (sample, [first, second])
    }
}
