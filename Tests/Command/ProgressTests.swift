import Testing

@Suite struct `Progress` {
    @Test func `of a check and an export is shown on a terminal and wiped away`() async throws {
        let banmo = try await Demonstration.shared.banmo
        let check = try await banmo.watched(["rollups", "check"])
        #expect(check.errors.contains("Adding everything up anew"))
        #expect(check.errors.hasSuffix("\r\u{1B}[K"))
        #expect(check.output == "Every kept sum is what the values come to.\n")
        let export = try await banmo.watched(["export", "--as", "sdvc.reporter"])
        #expect(export.errors.contains(" values so far"))
        #expect(export.errors.hasSuffix("\r\u{1B}[K"))
        #expect(try await banmo("export", "--as", "sdvc.reporter").output == export.output)
    }

    @Test func `of a migration and an import is shown on a terminal`() async throws {
        let migration = try await Demonstration.empty().watched(["migrate"])
        #expect(migration.errors.contains("Bringing the database to the schema"))
        let copy = try await Demonstration.copy()
        let file = try copy.file("one.csv", "college,element,period,value\nBM-LA-01,ORG_APPLICANTS,2025Q2,-1\n")
        let refused = try await copy.banmo.watched(["import", file, "--as", "sdvc.reporter"])
        #expect(refused.errors.contains("Checking and writing one.csv"))
        #expect(refused.errors.contains("\r\u{1B}[KNothing was written"))
    }

    @Test func `is not shown where standard error is no terminal`() async throws {
        let banmo = try await Demonstration.shared.banmo
        for arguments in [
            ["rollups", "check"], ["loop", "check"], ["export", "--as", "sdvc.reporter"], ["audit", "check"],
        ] {
            let run = try await banmo.run(arguments)
            #expect(run.status == 0)
            #expect(run.errors == "")
        }
    }
}
