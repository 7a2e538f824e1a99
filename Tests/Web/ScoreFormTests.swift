import Foundation
import Indicators
import Language
import Lifecycle
import Testing

@testable import Web

@Suite struct `The form by which experts score` {
    @Test func `shows figure, target and trend of the indicators that feed each dimension`() async throws {
        let planted = try await PlantedSite()
        var browser = try await planted.test.browser(as: planted.expert)
        let page = try await browser.get("/colleges/\(planted.college.uuidString.lowercased())/documents?period=2025Q3")
        #expect(page.status == 200)
        let parts = page.text.components(separatedBy: "class=\"scored\"").dropFirst().map {
            $0.components(separatedBy: "</table>")[0].replacing("&#39;", with: "'")
        }
        let standards = TestSite.folder("Standards")
        let dimensions = try Rubric(from: standards.appending(path: "rubric.yaml")).dimensions
        let names = Dictionary(
            uniqueKeysWithValues: try IndicatorBook.indicators(from: standards).map {
                ($0.code, $0.name[.english]?.text ?? "")
            }
        )
        #expect(parts.count == dimensions.count)
        for (dimension, part) in zip(dimensions, parts) {
            #expect(part.contains("name=\"points-\(dimension.code)\""), "\(dimension.code)")
            for indicator in dimension.indicators {
                // What has no figure says why not.
                #expect(try part.contains(#require(names[indicator])), "\(indicator)")
            }
        }
        let teachers = parts.first { $0.contains("points-TEA") } ?? ""
        #expect(teachers.contains("Students per teacher") && teachers.contains("at most"))
    }

    @Test func `names no indicator that there isn't`() throws {
        let standards = TestSite.folder("Standards")
        let known = Set(try IndicatorBook.indicators(from: standards).map(\.code))
        let named = try Rubric(from: standards.appending(path: "rubric.yaml")).dimensions.flatMap(\.indicators)
        #expect(Set(named).subtracting(known) == [] && Set(named).count == named.count)
    }
}
