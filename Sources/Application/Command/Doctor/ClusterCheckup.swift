import Foundation
import Schema

/// Looks at the private PostgreSQL as it is: made or not, running or not.
struct ClusterCheckup {
    let folder: URL
    let messages: TerminalMessages

    func checks() async -> [Check] {
        do {
            let cluster = try Cluster(dataFolder: folder)
            let version = try await cluster.installedVersion()
            let major = Int(version.prefix { $0.isNumber }) ?? 0
            let needed = DatabaseCheckup.neededVersion
            if major < needed {
                return [messages.fault("server", "old", ["version": version, "needed": "\(needed)"])]
            }
            guard let made = try cluster.madeByVersion() else {
                return [messages.well("server", messages.text("commands.doctor.server.notMade", ["version": version]))]
            }
            guard made == major else {
                return [messages.fault("server", "otherVersion", ["made": "\(made)", "version": version])]
            }
            guard try await cluster.isRunning() else {
                if try cluster.isServed() { return [messages.fault("server", "died")] }
                return [messages.well("server", messages.text("commands.doctor.server.stopped", ["version": version]))]
            }
            return await DatabaseCheckup(address: cluster.address(role: "banmo_service"), messages: messages).checks()
        } catch {
            return [messages.fault("server", error)]
        }
    }
}
