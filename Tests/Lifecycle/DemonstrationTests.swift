import Demonstration
import Foundation
import Lifecycle
import Tenancy
import Testing
import Yams

@Suite struct `The demonstration programme` {
    let demonstration: DemonstrationFiles

    private var files: [DemonstrationCollege] { demonstration.colleges }

    init() throws {
        demonstration = try .forTests()
    }

    @Test func `lives by the rulebook, each college to the state it says`() throws {
        for file in files {
            let life = try Life(file)
            #expect(life.college.state == file.state, "\(file.code)")
        }
    }

    @Test func `has 38 colleges of 23 countries in every state, most of them operating`() {
        #expect(files.count == 38)
        #expect(Set(files.map(\.code)).count == 38)
        #expect(Set(files.map(\.country)).count == 23)
        #expect(Set(files.map(\.state)) == Set(College.State.allCases))
        #expect(files.count { $0.state == .operating } * 2 > files.count)
    }

    @Test func `gives each country a tile of its own`() throws {
        struct Tile: Decodable {
            let country: String
            let row: Int
            let column: Int
        }
        let file = DemonstrationFiles.standards.appending(path: "demonstration/countries.yaml")
        let tiles = try YAMLDecoder().decode([Tile].self, from: String(contentsOf: file, encoding: .utf8))
        #expect(Set(tiles.map(\.country)) == Set(files.map(\.country)))
        #expect(tiles.count == 23)
        #expect(Set(tiles.map { [$0.row, $0.column] }).count == tiles.count)
        #expect(tiles.map(\.row).min() == 1 && tiles.map(\.column).min() == 1)
    }

    @Test func `has 50 lead colleges, each with somebody to prepare and somebody else to submit`() throws {
        let leads = demonstration.leads
        #expect(leads.count == 50)
        #expect(leads.filter { $0.illustrative == false }.map(\.code) == ["SDVC", "QHVTC", "CTGVC"])
        #expect(Set(files.map(\.leadCollege)).isSubset(of: Set(leads.map(\.code))))
        #expect(leads.allSatisfy { Set($0.members.map(\.role)).isSuperset(of: [.reporter, .approver]) })
        let experts = leads.filter { lead in lead.members.contains { $0.role == .expert } }
        #expect(experts.count >= 6, "five experts of other tenants for every college")
        let names = (leads.flatMap(\.members) + files.flatMap(\.partner.members)).map(\.name)
        #expect(Set(names).count == names.count)
    }
}
