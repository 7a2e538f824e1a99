import Collection
import Foundation
import Number
import Postgres
import Support
import Tenancy
import Testing

@Suite struct `Values by category` {
    @Test(arguments: ["F", "f", "Female", "女"])
    func `a file names a category as people do`(_ name: String) async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        let file = try test.csv("element,category,value", "ORG_NEW_STUDENTS,\(name),12", "ORG_STUDENTS,default,30")
        let written = try await test.values()
            .upload(file, named: "a.csv", to: report.id, as: Identifier(), reason: "")
        #expect(written.created == 2)
        #expect(try await test.stored("ORG_NEW_STUDENTS") == ["F 2025Q3 12"])
        #expect(try await test.stored("ORG_STUDENTS") == [" 2025Q3 30"])
        #expect(try await test.differences() == [])
    }

    @Test func `DHIS2's identifiers name categories and the default one`() async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        let sex = try #require(test.dictionary.elements.first { $0.code == "ORG_NEW_STUDENTS" }?.combination)
        let uid = try #require(sex.options.last?.uid)
        let lines = ["ORG_NEW_STUDENTS,\(uid),5", "ORG_STUDENTS,HllvX50cXC0,6"]
        let file = try test.csv("element,categoryoptioncombo,value", lines[0], lines[1])
        _ = try await test.values().upload(file, named: "a.csv", to: report.id, as: Identifier(), reason: "")
        #expect(try await test.stored("ORG_NEW_STUDENTS") == ["M 2025Q3 5"])
    }

    @Test(arguments: [
        ("ORG_NEW_STUDENTS,LOCAL,1", "other-category", "LOCAL", "F, M"),
        ("ORG_NEW_STUDENTS,,1", "missing-category", "", "F, M"),
        ("ORG_NEW_STUDENTS,default,1", "missing-category", "", "F, M"),
        ("ORG_STUDENTS,F,1", "unknown-category", "F", ""),
    ])
    func `a category that isn't the element's is a fault`(
        _ line: String,
        _ kind: String,
        _ found: String,
        _ expected: String
    ) async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        let faults = try await test.faults(try test.csv("element,category,value", line), to: report)
        #expect(faults.map(\.kind.rawValue) == [kind] && faults.map(\.column) == ["B"])
        #expect(faults.map(\.found) == [found] && faults.map(\.expected) == [expected])
    }

    @Test func `the same category named twice in two ways is a duplicate`() async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        let lines = ["ORG_NEW_STUDENTS,F,1", "ORG_NEW_STUDENTS,M,1", "ORG_NEW_STUDENTS,女,1"]
        let file = try test.csv("element,category,value", lines[0], lines[1], lines[2])
        let faults = try await test.faults(file, to: report)
        #expect(faults.map(\.kind) == [.duplicate] && faults.map(\.row) == [4])
    }

    @Test func `what is typed has its own history and stands in the report by its category`() async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        _ = try await test.values()
            .type(["ORG_NEW_STUDENTS.F": "7", "ORG_NEW_STUDENTS.M": "9"], into: report.id, reason: "")
        _ = try await test.values(minutes: 5).type(["ORG_NEW_STUDENTS.F": "8"], into: report.id, reason: "")
        let (values, female, male, filled) = try await test.database.reading(as: test.reporter) { scope in
            let key = try await scope.reportKey(report.id)
            func history(_ category: String) async throws -> [ValueChange] {
                let value = ValueKey(
                    college: key.college,
                    element: "ORG_NEW_STUDENTS",
                    category: category,
                    period: "2025Q3"
                )
                return try await scope.history(of: value, tenant: key.tenant)
            }
            return (
                try await scope.values(of: key), try await history("F"), try await history("M"),
                try await scope.report(report.id).filled
            )
        }
        let own = values.filter { $0.element == "ORG_NEW_STUDENTS" }
        #expect(own.map(\.item) == ["ORG_NEW_STUDENTS.F", "ORG_NEW_STUDENTS.M"] && own.map(\.value) == [8, 9])
        #expect(female.map(\.value) == [8, 7] && male.map(\.value) == [9])
        #expect(filled == 1)
        await #expect(throws: ImportRefused.self) {
            _ = try await test.values().type(["ORG_NEW_STUDENTS": "8"], into: report.id, reason: "")
        }
    }

    @Test func `an upload's page tells what changed by category`() async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q3")
        let batch = Identifier<Batch>()
        let file = try test.csv("element,category,value", "ORG_NEW_STUDENTS,M,2", "ORG_NEW_STUDENTS,F,1")
        _ = try await test.values().upload(file, named: "a.csv", to: report.id, as: batch, reason: "")
        let changes = try await test.database.reading(as: test.reporter) { scope in
            try await scope.changes(of: batch, in: try await scope.reportKey(report.id))
        }
        #expect(changes.map(\.category) == ["F", "M"] && changes.map(\.value) == [1, 2])
    }

    @Test func `a total counts a college once and sums its categories`() async throws {
        let test = try await TestCollection()
        let first = try await test.report("Q_COLLEGE", "2025Q3")
        let next = try await test.report("Q_COLLEGE", "2025Q4")
        let other = try await test.report("Q_COLLEGE", "2025Q3", of: test.colleges[1])
        _ = try await test.values()
            .type(["ORG_NEW_STUDENTS.F": "7", "ORG_NEW_STUDENTS.M": "9"], into: first.id, reason: "")
        _ = try await test.values().type(["ORG_NEW_STUDENTS.M": "1"], into: next.id, reason: "")
        _ = try await test.values().type(["ORG_NEW_STUDENTS.F": "3"], into: other.id, reason: "")
        #expect(try await test.kept("ORG_NEW_STUDENTS", "2025Q3") == [": 2 19", "F: 2 10", "M: 1 9"])
        #expect(try await test.kept("ORG_NEW_STUDENTS", "2025") == [": 2 20", "F: 2 10", "M: 1 10"])
        _ = try await test.values().type(["ORG_NEW_STUDENTS.F": ""], into: other.id, reason: "")
        #expect(try await test.kept("ORG_NEW_STUDENTS", "2025") == [": 1 17", "F: 1 7", "M: 1 10"])
        for report in [first, next] {
            let empty = ["ORG_NEW_STUDENTS.F": "", "ORG_NEW_STUDENTS.M": ""]
            _ = try await test.values().type(empty, into: report.id, reason: "")
        }
        #expect(try await test.kept("ORG_NEW_STUDENTS", "2025") == [])
        #expect(try await test.differences() == [])
    }

    @Test func `a stock's total is the sum of each category's last value`() async throws {
        let test = try await TestCollection()
        let first = try await test.report("Q_COLLEGE", "2025Q3")
        let next = try await test.report("Q_COLLEGE", "2025Q4")
        let dual = "ORG_TEACHERS_DUAL"
        _ = try await test.values().type(["\(dual).LOCAL": "7", "\(dual).OTHER": "2"], into: first.id, reason: "")
        _ = try await test.values().type(["\(dual).LOCAL": "8"], into: next.id, reason: "")
        #expect(try await test.kept(dual, "2025S2") == [": 1 10", "LOCAL: 1 8", "OTHER: 1 2"])
        _ = try await test.values().type(["\(dual).LOCAL": ""], into: next.id, reason: "")
        #expect(try await test.kept(dual, "2025S2") == [": 1 9", "LOCAL: 1 7", "OTHER: 1 2"])
        #expect(try await test.differences() == [])
    }

    @Test(arguments: ["", "F"])
    func `a sum that was tampered with is found in a category and in a total`(_ category: String) async throws {
        let test = try await TestCollection()
        let report = try await test.report("Q_COLLEGE", "2025Q4")
        _ = try await test.values().type(["ORG_NEW_STUDENTS.F": "5"], into: report.id, reason: "")
        _ = try await test.database.transaction(as: test.reviewer) { scope in
            try await scope.acting(as: "rollup") {
                try await scope.execute(
                    """
                    UPDATE collection.rollup SET colleges = 2
                    WHERE element = 'ORG_NEW_STUDENTS' AND category = \(category) AND period = '2025Q4'
                    """
                )
            }
        }
        let differences = try await test.differences()
        #expect(differences.map(\.category) == [category])
        #expect(differences.first?.kept == "2: 5" && differences.first?.computed == "1: 5")
    }

    @Test func `options of several categories combine as DHIS2 combines them`() throws {
        let dictionary = try DataDictionary(from: TestCollection.standards)
        let combination = CategoryCombination(of: Array(dictionary.categories.prefix(2)))
        #expect(combination.code == "SEX_NATIONALITY" && combination.categories == ["SEX", "NATIONALITY"])
        let codes = ["F_LOCAL", "F_CHINESE", "F_OTHER", "M_LOCAL", "M_CHINESE", "M_OTHER"]
        #expect(combination.options.map(\.code) == codes)
        #expect(Set(combination.options.map(\.uid)).count == 6)
    }

    @Test func `the dictionary gives back its categories`() async throws {
        let test = try await TestCollection()
        let (categories, elements) = try await test.database.reading(as: test.reporter) { scope in
            (try await scope.categories(), try await scope.elements())
        }
        #expect(categories == test.dictionary.categories && !categories.isEmpty)
        #expect(elements == test.dictionary.elements)
    }
}

extension TestCollection {
    /// The values of an element of the first college: category, period and value.
    fileprivate func stored(_ element: String) async throws -> [String] {
        try await database.reading(as: reviewer) { scope in
            try await scope.all(
                """
                SELECT category || ' ' || period || ' ' || value FROM collection.value
                WHERE college_id = \(colleges[0]) AND element = \(element) ORDER BY 1
                """
            )
        }
    }

    /// The kept sums of an element in Laos: category, colleges and sum.
    fileprivate func kept(_ element: String, _ period: String) async throws -> [String] {
        try await database.reading(as: reviewer) { scope in
            try await scope.all(
                """
                SELECT category || ': ' || colleges || ' ' || sum FROM collection.rollup
                WHERE country = 'LA' AND element = \(element) AND period = \(period) ORDER BY category
                """
            )
        }
    }
}
