import Foundation
import Postgres
import Schema

/// What goes wrong between banmo and its database, as a text of the catalogues that says how to mend it.
struct DatabaseWords {
    let key: String
    var arguments: [String: String] = [:]

    /// Nil for what only a fault of ours can cause.
    init?(_ error: any Error) {
        switch error {
        case let fault as ClusterFault: self.init(fault)
        case MigrationFault.altered(let migration):
            self.init(key: "altered", arguments: ["number": "\(migration.number)", "name": migration.name])
        case MigrationFault.newer(let applied, let known):
            self.init(key: "newer", arguments: ["applied": "\(applied)", "known": "\(known)"])
        case MigrationFault.pending(let count): self.init(key: "pending", arguments: ["count": "\(count)"])
        case let failed as ConnectFailed: self.init(failed)
        case let lost as ConnectionLost:
            self.init(key: lost.outcomeUnknown ? "outcomeUnknown" : "lost", arguments: ["reason": lost.reason.sentence])
        case is PoolTimeout: self.init(key: "busy")
        default: return nil
        }
    }

    private init(_ fault: ClusterFault) {
        switch fault {
        case .notInstalled: self.init(key: "notInstalled")
        case .pathTooLong(let path): self.init(key: "pathTooLong", arguments: ["path": path])
        case .served(let folder): self.init(key: "served", arguments: ["folder": folder])
        case .folderUnusable(let folder, let reason):
            self.init(key: "folderUnusable", arguments: ["folder": folder, "reason": reason])
        case .diskFull(let folder): self.init(key: "diskFull", arguments: ["folder": folder])
        case .failed(let tool, let status, let words):
            self.init(key: "failed", arguments: ["tool": tool, "status": status, "words": words.sentence])
        }
    }

    private init(_ failed: ConnectFailed) {
        // A server that answers has no such role before the first migration.
        if failed.reason.contains("role \"banmo_service\" does not exist") {
            self.init(key: "unmigrated")
            return
        }
        let key =
            switch failed.state?.code {
            case "28P01": "wrongPassword"
            case "3D000": "noDatabase"
            case "53300": "full"
            case let code? where code.hasPrefix("28") || code == "42501": "refused"
            default: "unreachable"
            }
        self.init(key: key, arguments: ["reason": failed.reason.sentence])
    }

    private init(key: String, arguments: [String: String] = [:]) {
        self.key = "commands.database.\(key)"
        self.arguments = arguments
    }
}

extension String {
    /// What somebody else's program said, as the end of a sentence: its first line, without a full stop.
    var sentence: String {
        let line = split(whereSeparator: \.isNewline).first.map(String.init) ?? self
        return line.trimmingCharacters(in: CharacterSet(charactersIn: " .\t"))
    }
}
