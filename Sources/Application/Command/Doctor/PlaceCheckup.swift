import Foundation
import Language
import Postgres
import Spreadsheet

/// Looks at what stands on this machine: the content, the data folder, the disk, libpq.
struct PlaceCheckup {
    let folder: URL
    let messages: TerminalMessages

    /// What a start needs for a database with years of figures.
    private static let neededGigabytes = 2
    /// What three of a member's files take, several times.
    private static let neededForUploads = 500
    /// The first version that knows pipeline mode.
    private static let neededLibrary = 14

    func checks() -> [Check] {
        [content(), texts(), dataFolder(), disk(), uploads(), library()]
    }

    private func content() -> Check {
        do {
            return messages.well("content", try Content.find().folder.path)
        } catch {
            return messages.fault("content", "missing")
        }
    }

    private func texts() -> Check {
        do {
            let content = try Content.find()
            let catalogues = try content.catalogues()
            let faults = catalogues.faults().map { "\($0)" }
            guard faults.isEmpty else {
                let arguments = ["folder": content.folder.path, "faults": faults.joined(separator: "; ")]
                return messages.fault("messages", "faulty", arguments)
            }
            return messages.well("messages", catalogues.languages.map(\.description).joined(separator: ", "))
        } catch {
            return messages.fault("messages", error)
        }
    }

    private func dataFolder() -> Check {
        let place = existing
        guard access(place.path, W_OK | X_OK) == 0 else {
            return messages.fault("folder", "notWritable", ["folder": place.path])
        }
        if place.path == folder.path { return messages.well("folder", folder.path) }
        return messages.well("folder", messages.text("commands.doctor.folder.willBe", ["folder": folder.path]))
    }

    private func disk() -> Check {
        do {
            let free = try Self.free(existing) / 1_000_000_000
            guard free >= Self.neededGigabytes else {
                let arguments = ["free": "\(free)", "needed": "\(Self.neededGigabytes)", "folder": folder.path]
                return messages.fault("disk", "scarce", arguments)
            }
            return messages.well("disk", messages.text("commands.doctor.disk.free", ["free": "\(free)"]))
        } catch {
            return messages.fault("disk", error)
        }
    }

    /// Where files wait until they are all there.
    private func uploads() -> Check {
        let place = SpooledFile.folder
        do {
            guard access(place.path, W_OK | X_OK) == 0 else {
                return messages.fault("uploads", "notWritable", ["folder": place.path])
            }
            let free = try Self.free(place) / 1_000_000
            guard free >= Self.neededForUploads else {
                let arguments = ["free": "\(free)", "needed": "\(Self.neededForUploads)", "folder": place.path]
                return messages.fault("uploads", "scarce", arguments)
            }
            return messages.well("uploads", place.path)
        } catch {
            return messages.fault("uploads", error)
        }
    }

    private static func free(_ place: URL) throws -> Int64 {
        let attributes = try FileManager.default.attributesOfFileSystem(forPath: place.path)
        return (attributes[.systemFreeSize] as? NSNumber)?.int64Value ?? 0
    }

    private func library() -> Check {
        let version = ClientLibrary.majorVersion
        guard version >= Self.neededLibrary else {
            return messages.fault("library", "old", ["version": "\(version)", "needed": "\(Self.neededLibrary)"])
        }
        return messages.well("library", "\(version)")
    }

    /// The folder, or the nearest above it that there is already.
    private var existing: URL {
        var place = folder.absoluteURL.standardizedFileURL
        while !FileManager.default.fileExists(atPath: place.path), place.path != "/" {
            place = place.deletingLastPathComponent()
        }
        return place
    }
}
