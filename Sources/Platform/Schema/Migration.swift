import Crypto
import Foundation

/// One numbered SQL file, applied once to a database and never changed afterwards.
package struct Migration: Sendable, Hashable {
    /// 1, 2, 3 … without gaps.
    package let number: Int
    /// The words after the number in the file's name.
    package let name: String
    /// The SQL, several statements.
    package let script: String

    /// SHA-256 of the script in hexadecimal; an applied migration whose file has another is refused.
    package var checksum: String {
        SHA256.hash(data: Data(script.utf8)).map { String(format: "%02x", $0) }.joined()
    }

    /// Every migration of the product in order, from the files beside this one.
    package static func all() throws -> [Migration] {
        guard let folder = Bundle.module.url(forResource: "Migrations", withExtension: nil) else {
            throw MigrationFault.filesMissing
        }
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let migrations = try files.filter { $0.pathExtension == "sql" }.map(read).sorted { $0.number < $1.number }
        guard migrations.map(\.number) == Array(1...max(1, migrations.count)) else {
            throw MigrationFault.numbersBroken(migrations.map(\.number))
        }
        return migrations
    }

    private static func read(_ file: URL) throws -> Migration {
        let parts = file.deletingPathExtension().lastPathComponent.split(separator: "-", maxSplits: 1)
        guard parts.count == 2, let number = Int(parts[0]) else {
            throw MigrationFault.nameBroken(file.lastPathComponent)
        }
        return Migration(
            number: number,
            name: String(parts[1]),
            script: try String(contentsOf: file, encoding: .utf8)
        )
    }
}

/// Why the schema can't be brought up to date; each case says how to mend it.
package enum MigrationFault: Error, CustomStringConvertible, Sendable {
    case filesMissing
    case numbersBroken([Int])
    case nameBroken(String)
    /// An applied migration's file has changed since.
    case altered(Migration)
    /// The database was migrated by a newer banmo.
    case newer(applied: Int, known: Int)
    /// The service was started on a database that still wants migrations.
    case pending(Int)

    package var description: String {
        switch self {
        case .filesMissing:
            "The migration files are missing beside the executable; install banmo again with its resource folders."
        case .numbersBroken(let numbers):
            "The migrations are numbered \(numbers), which is not 1, 2, 3 …; rename the files."
        case .nameBroken(let name):
            "The migration \(name) is not named like 0001-roles.sql; rename it."
        case .altered(let migration):
            "Migration \(migration.number) (\(migration.name)) was changed after it was applied; "
                + "restore the file and put the change in a new migration."
        case .newer(let applied, let known):
            "The database is at migration \(applied), this banmo knows \(known); install the newer banmo."
        case .pending(let count):
            "The database wants \(count) migrations; run `banmo migrate`."
        }
    }
}
