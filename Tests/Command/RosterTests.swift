import Foundation
import Testing

@Suite struct `A roster on the command line` {
    private struct Added: Decodable {
        let name: String
        let password: String
        let fullName: String
        let role: String
    }

    private struct Fault: Decodable {
        let row: Int
        let column: String
        let field: String
        let kind: String
        let found: String
    }

    private struct Entry: Decodable {
        let name: String
    }

    private func file(_ text: String) throws -> String {
        let place = FileManager.default.temporaryDirectory.appending(path: "roster-\(UUID()).csv")
        try Data(text.utf8).write(to: place)
        return place.path
    }

    @Test func `adds all whom a file lists, or names every fault and adds nobody`() async throws {
        let banmo = try await Demonstration.copy().banmo
        let faulty = try file("姓名,用户名,角色\n王敏,wang-min,填报员\n李娜,X!,校长\n")
        let command = ["members", "add", "--as", "sdvc.admin", "--file"]
        let refused = try await banmo.run(command + [faulty])
        #expect(refused.status == 1)
        #expect(refused.sentence == "Nobody was added, for the file has 2 faults.")
        #expect(refused.rows.first == ["sheet", "row", "column", "value", "what is wrong", "what was expected"])
        #expect(refused.output.contains("“X!” can’t be a user name."))
        let chinese = try await banmo.run(command + [faulty], in: .chinese)
        #expect(chinese.sentence == "文件有2处错误，未添加任何内容。" && chinese.output.contains("没有“校长”这个角色。"))
        let told = try await banmo.run(command + [faulty, "--format", "json"])
        let faults = try told.json(as: [Fault].self)
        #expect(faults.map { "\($0.row)\($0.column) \($0.kind)" } == ["3B name-malformed", "3C role-unknown"])

        let sound = try file("fullName,name,role\n王敏,wang-min,reporter\n李娜,li.na,approver\n")
        let added = try await banmo.run(command + [sound, "--format", "json"])
        #expect(added.status == 0, "\(added.errors)")
        let members = try added.json(as: [Added].self)
        #expect(members.map(\.role) == ["reporter", "approver"] && members.allSatisfy { $0.password.count == 16 })
        let listed = try await banmo("members", "list", "--as", "sdvc.admin", "--format", "json")
        let names = try listed.json(as: [Entry].self).map(\.name)
        #expect(members.allSatisfy { names.contains($0.name) })
        let again = try await banmo.run(command + [sound])
        #expect(again.status == 1 && again.output.contains("Somebody of this organisation already has the user name"))

        let organisations = try file(
            "kind,nameZh,nameEn,country,fullName,name\npartner,名册学校,Roster School,LA,Vong,vong\n"
        )
        let founded = try await banmo.run(["organisations", "add", "--as", "hq.admin", "--file", organisations])
        #expect(founded.status == 0, "\(founded.errors)")
        #expect(founded.rows.last?.last == "Roster School" && founded.output.contains("vong@"))
        let all = try await banmo("organisations", "list", "--as", "hq.admin")
        #expect(all.output.contains("Roster School"))
        let audit = try await banmo("audit", "check", "--as", "hq.admin")
        #expect(audit.status == 0)
    }

    @Test(arguments: [
        (
            ["members", "add", "wang", "--file", "a.csv", "--as", "sdvc.admin"],
            "“<name>” is not expected here; see banmo members add --help."
        ),
        (["members", "add", "--file", "a.csv"], "“--as <as>” is missing; see banmo members add --help."),
        (
            ["organisations", "add", "--as", "hq.admin"],
            "“--kind <kind>” is missing; see banmo organisations add --help."
        ),
        (
            ["members", "add", "--file", "/nowhere/a.csv", "--as", "sdvc.admin"],
            "There is no file “/nowhere/a.csv”; check its name."
        ),
        (
            ["members", "add", "--file", "/tmp", "--as", "sdvc.admin"],
            "“/tmp” is a folder; give a workbook or CSV file."
        ),
    ])
    func `refuses in one sentence`(arguments: [String], sentence: String) async throws {
        let run = try await Demonstration.shared.banmo.run(arguments)
        #expect(run.status != 0)
        #expect(run.errors == sentence + "\n")
        #expect(run.output == "")
    }
}
