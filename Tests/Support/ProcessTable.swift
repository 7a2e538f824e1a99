import Foundation

/// What Linux's `/proc` says about processes.
enum ProcessTable {
    /// The processes that this one started.
    static func children(of parent: pid_t) -> [pid_t] {
        processes().filter { fields(of: $0).dropFirst().first == "\(parent)" }
    }

    /// Whether it has ended and nobody has asked how.
    static func isZombie(_ process: pid_t) -> Bool {
        fields(of: process).first == "Z"
    }

    private static func processes() -> [pid_t] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { pid_t($0) }
    }

    /// State, parent and so on, as in `/proc/…/stat` behind the command's name.
    private static func fields(of process: pid_t) -> [Substring] {
        guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let name = stat.lastIndex(of: ")")
        else { return [] }
        return stat[stat.index(after: name)...].split(separator: " ")
    }
}
