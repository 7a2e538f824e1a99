import Demonstration
import Foundation

extension SignIn {
    /// Makes the folder that they will be kept in; throws before anything is loaded where that is not allowed.
    static func prepare(_ folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        guard FileManager.default.isWritableFile(atPath: folder.path) else {
            throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: folder.path])
        }
    }

    /// Keeps them in a file that only its owner reads.
    static func write(_ signIns: [SignIn], in folder: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let file = folder.appending(path: "sign-ins.json")
        guard
            FileManager.default.createFile(
                atPath: file.path,
                contents: try encoder.encode(signIns),
                attributes: [.posixPermissions: 0o600]
            )
        else { throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: file.path]) }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    }
}
