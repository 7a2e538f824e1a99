import Calendar
import Collection
import Foundation
import Indicators
import Postgres
import Schema
import Tenancy

/// Why a command ends without having done its work: the key of a sentence, and what fills its places.
struct Complaint: Error {
    let key: String
    let arguments: [String: String]

    init(_ key: String, _ arguments: [String: String] = [:]) {
        self.key = key
        self.arguments = arguments
    }

    /// The one place where what went wrong becomes a sentence that says how to mend it.
    init(_ error: any Error) {
        if let words = DatabaseWords(error) {
            self.init(words.key, words.arguments)
            return
        }
        switch error {
        case let complaint as Complaint: self = complaint
        case is MigrationFault: self.init("commands.errors.installation")
        case let fault as PeriodFault: self.init(fault.messageKey, fault.arguments)
        case let refusal as FigurePeriodRefusal: self.init(refusal.messageKey, refusal.arguments)
        case let refusal as MemberRefusal: self.init(refusal)
        case let refusal as NameRefusal:
            self.init(
                "names.\(refusal.fault)",
                ["name": refusal.shown, "longest": "\(PrintedName.longest)"]
            )
        case let unknown as UnknownZone: self.init("programmes.zoneUnknown", ["zone": unknown.name])
        case let error as PostgresError: self.init(error)
        case let error as CocoaError: self.init(error)
        default: self.init("commands.errors.other", ["reason": "\(error)"])
        }
    }

    private init(_ refusal: MemberRefusal) {
        switch refusal {
        case .nameTaken(let name): self.init("members.nameTaken", ["name": name])
        case .nameMalformed: self.init("members.nameMalformed")
        case .fullName(.missing): self.init("commands.members.fullNameMissing")
        case .fullName(let fault): self.init("members.fullNames.\(fault)", ["longest": "\(PrintedName.longest)"])
        case .passwordShort: self.init("commands.members.passwordShort")
        case .roleElsewhere(let role, let kind):
            let roles = Role.of(kind).map(\.rawValue).joined(separator: ", ")
            self.init("commands.members.roleElsewhere", ["role": role.rawValue, "roles": roles])
        }
    }

    private init(_ error: PostgresError) {
        switch error.state {
        // A schema, a table or a function that is not there yet.
        case "3F000", .undefinedTable, .undefinedColumn, "42883": self.init("commands.errors.unmigrated")
        case .insufficientPrivilege: self.init("commands.errors.privilege", ["reason": error.message])
        case .diskFull: self.init("commands.errors.diskFull")
        default:
            self.init("commands.errors.database", ["state": error.state.code, "reason": error.message.sentence])
        }
    }

    private init(_ error: CocoaError) {
        let file = error.filePath ?? error.url?.path ?? ""
        switch error.code {
        case .fileNoSuchFile, .fileReadNoSuchFile: self.init("commands.errors.fileMissing", ["file": file])
        case .fileReadNoPermission, .fileWriteNoPermission, .fileWriteVolumeReadOnly:
            self.init("commands.errors.fileForbidden", ["file": file])
        case .fileWriteOutOfSpace: self.init("commands.errors.diskFull")
        default: self.init("commands.errors.file", ["file": file, "reason": error.localizedDescription])
        }
    }
}
