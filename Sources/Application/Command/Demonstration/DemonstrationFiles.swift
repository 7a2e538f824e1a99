import Foundation
import Language
import Lifecycle
import Tenancy
import Yams

/// The files of `Standards/demonstration/`: which colleges there are, what happened to them, how well they do.
struct DemonstrationFiles {
    let programme: ProgrammeFile
    let leads: [OrganisationFile]
    /// In the order of their codes.
    let colleges: [DemonstrationCollege]

    /// Reads them all; throws what the YAML decoder says, with the file's name.
    init(from standards: URL) throws {
        let folder = standards.appending(path: "demonstration")
        func read<Content: Decodable>(_ name: String, as type: Content.Type) throws -> Content {
            try YAMLDecoder().decode(type, from: String(contentsOf: folder.appending(path: name), encoding: .utf8))
        }
        programme = try read("programme.yaml", as: ProgrammeFile.self)
        leads = try read("lead-colleges.yaml", as: [OrganisationFile].self)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "colleges").path)
        colleges = try names.filter { $0.hasSuffix(".yaml") }.sorted().map {
            try read("colleges/\($0)", as: DemonstrationCollege.self)
        }
    }
}

/// `programme.yaml`.
struct ProgrammeFile: Decodable {
    let code: String
    let name: LocalizedText
    /// The day on which the files stand still.
    let asOf: Date
    let seed: UInt64
    let expertRule: ExpertRuleFile
    let headquarters: OrganisationFile
    let platform: OrganisationFile

    struct ExpertRuleFile: Decodable {
        let minimumExperts: Int
        let minimumMean: Int

        var rule: ExpertRule { ExpertRule(minimumExperts: minimumExperts, minimumMean: Decimal(minimumMean)) }
    }
}

/// An organisation with its members.
struct OrganisationFile: Decodable {
    let code: String
    let name: LocalizedText
    let illustrative: Bool?
    let members: [PersonFile]
}

/// A person as a file names them.
struct PersonFile: Decodable {
    let role: Role
    /// The name they sign in with.
    let name: String
    let fullName: String
}

/// `colleges/BM-….yaml`.
struct DemonstrationCollege: Decodable {
    let code: String
    let name: LocalizedText
    let illustrative: Bool
    let country: String
    let city: LocalizedText
    let leadCollege: String
    let partner: OrganisationFile
    let state: College.State
    let strength: Strength
    let dip: Dip?
    let began: Date
    let steps: [StepFile]
    let findings: [FindingFile]?
    let milestones: [MilestoneFile]?
    let scoresSoFar: [Int]?
    let panelSoFar: [Int]?

    /// How its figures come out.
    struct Strength: Decodable {
        let seed: UInt64
        /// At the start.
        let students: Double
        /// 0 to 1.
        let quality: Double
        /// A quarter, as a share.
        let growth: Double
        /// Days that its reports are late.
        let lateness: Int
        /// The share of reports that never come.
        let missing: Double
    }

    struct StepFile: Decodable {
        let step: College.Step
        let on: Date
        let scores: [Int]?
        let panel: [Int]?
        let reason: String?
    }

    struct FindingFile: Decodable {
        let severity: Finding.Severity
        let opened: Date
        let due: Date?
        let verified: Date?
    }

    struct MilestoneFile: Decodable {
        let due: Date
        let done: Date?
        let name: LocalizedText
    }
}
