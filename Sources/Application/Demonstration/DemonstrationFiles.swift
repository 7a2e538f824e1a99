import Calendar
import ClosedLoop
import Collection
import Foundation
import Language
import Lifecycle
import Number
import Tenancy
import Yams

/// The files of `Standards/demonstration/`: which colleges there are, what happened to them, how well they do.
package struct DemonstrationFiles: Sendable {
    package let programme: ProgrammeFile
    package let leads: [OrganisationFile]
    /// In the order of their codes.
    package let colleges: [DemonstrationCollege]

    /// Reads them all; throws what the YAML decoder says, with the file's name.
    package init(from standards: URL) throws {
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
package struct ProgrammeFile: Sendable, Decodable {
    package let code: String
    package let name: LocalizedText
    /// The day on which the files stand still.
    package let asOf: Date
    package let seed: UInt64
    package let expertRule: ExpertRuleFile
    package let headquarters: OrganisationFile
    package let platform: OrganisationFile

    package struct ExpertRuleFile: Sendable, Decodable {
        package let minimumExperts: Int
        package let minimumMean: Int

        package var rule: ExpertRule { ExpertRule(minimumExperts: minimumExperts, minimumMean: Number(minimumMean)) }
    }
}

/// An organisation with its members.
package struct OrganisationFile: Sendable, Decodable {
    package let code: String
    package let name: LocalizedText
    package let illustrative: Bool?
    package let members: [PersonFile]
}

/// A person as a file names them.
package struct PersonFile: Sendable, Decodable {
    package let role: Role
    /// The name they sign in with.
    package let name: String
    package let fullName: String
}

/// `colleges/BM-….yaml`.
package struct DemonstrationCollege: Sendable, Decodable {
    package let code: String
    package let name: LocalizedText
    package let illustrative: Bool
    package let country: String
    package let city: LocalizedText
    /// In which it counts its days.
    package let zone: Zone
    package let leadCollege: String
    /// What it teaches.
    package let field: LocalizedText
    package let partner: OrganisationFile
    /// Who employs its graduates.
    package let enterprise: LocalizedText?
    package let state: College.State
    package let strength: Strength
    package let dip: Dip?
    package let began: Date
    package let steps: [StepFile]
    package let findings: [FindingFile]?
    package let milestones: [MilestoneFile]?
    package let scoresSoFar: [Int]?
    package let panelSoFar: [Int]?
    /// How its report of the last period that is over stands, by data set; its habits say it of the others.
    package let waiting: [String: Report.State]?

    /// How its figures come out.
    package struct Strength: Sendable, Decodable {
        package let seed: UInt64
        /// At the start.
        package let students: Double
        /// 0 to 1.
        package let quality: Double
        /// A quarter, as a share.
        package let growth: Double
        /// Days that its reports are late.
        package let lateness: Int
        /// The share of reports that never come.
        package let missing: Double
    }

    package struct StepFile: Sendable, Decodable {
        package let step: College.Step
        package let on: Date
        package let scores: [Int]?
        package let panel: [Int]?
        package let reason: String?
    }

    package struct FindingFile: Sendable, Decodable {
        package let severity: Finding.Severity
        package let opened: Date
        package let due: Date?
        package let verified: Date?
        package let text: LocalizedText
    }

    package struct MilestoneFile: Sendable, Decodable {
        package let due: Date
        package let done: Date?
        package let name: LocalizedText
    }
}
