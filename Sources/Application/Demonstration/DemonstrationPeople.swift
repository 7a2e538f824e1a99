import Foundation
import Language
import Tenancy

/// The organisations and members of the demonstration, with identifiers that hang on their codes alone.
struct DemonstrationPeople {
    /// An organisation with those who work there.
    struct Entry {
        let organisation: Organisation
        let country: String
        let isIllustrative: Bool
        let members: [Member]
    }

    let programme: Programme
    let headquarters: Entry
    let platform: Entry
    /// By code.
    let leads: [String: Entry]
    /// By code.
    let partners: [String: Entry]

    init(_ files: DemonstrationFiles) {
        let programme = Programme(
            code: files.programme.code,
            name: files.programme.name,
            isDemonstration: true
        )
        func entry(_ file: OrganisationFile, _ kind: Organisation.Kind, country: String) -> Entry {
            let organisation = Organisation(
                kind: kind,
                nameZh: file.name[.chinese]?.text ?? file.code,
                nameEn: file.name[.english]?.text ?? file.code
            )
            let members = file.members.map { person in
                Member(
                    name: person.name,
                    fullName: person.fullName,
                    role: person.role,
                    organisation: organisation.id,
                    programme: programme.id
                )
            }
            return Entry(
                organisation: organisation,
                country: country,
                isIllustrative: file.illustrative ?? true,
                members: members
            )
        }
        self.programme = programme
        headquarters = entry(files.programme.headquarters, .headquarters, country: "CN")
        platform = entry(files.programme.platform, .platform, country: "CN")
        leads = Dictionary(
            uniqueKeysWithValues: files.leads.map { ($0.code, entry($0, .leadCollege, country: "CN")) }
        )
        partners = Dictionary(
            uniqueKeysWithValues: files.colleges.map {
                ($0.partner.code, entry($0.partner, .partner, country: $0.country))
            }
        )
    }

    /// Everybody, headquarters first.
    var entries: [Entry] {
        [headquarters, platform] + leads.sorted { $0.key < $1.key }.map(\.value)
            + partners.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The first member of an entry in a role.
    static func first(_ role: Role, of entry: Entry?) -> Member? {
        entry?.members.first { $0.role == role }
    }

    /// Experts of other lead colleges than one.
    func experts(besides lead: Identifier<Organisation>) -> [Member] {
        leads.sorted { $0.key < $1.key }.flatMap(\.value.members)
            .filter { $0.role == .expert && $0.organisation != lead }
    }
}
