import Foundation
import Subprocess
import SystemPackage

/// Looks at Debian's packages that banmo runs on: which of them are behind what Debian has, as far as this machine's list
/// knows it. They work all the same; what is new in them are mostly mends of security.
struct PackageCheckup {
    let messages: TerminalMessages

    private static let packages = [
        "libpq5", "postgresql-15", "postgresql-client-15", "libxlsxwriter4", "libzip4", "libmagic1", "zlib1g",
        "libcurl4", "ca-certificates", "tzdata",
    ]
    private static let tool = "/usr/bin/apt-cache"

    func checks() async -> [Check] {
        guard FileManager.default.isExecutableFile(atPath: Self.tool) else { return [] }
        do {
            let answer = try await Subprocess.run(
                .path(FilePath(Self.tool)),
                arguments: Arguments(["policy"] + Self.packages),
                environment: .inherit.updating(["LC_ALL": "C"]),
                output: .string(limit: 1 << 20),
                error: .discarded
            )
            let behind = Self.behind(answer.standardOutput)
            guard !behind.isEmpty else {
                return [messages.well("packages", messages.text("commands.doctor.packages.current"))]
            }
            let list = behind.map { "\($0.name) \($0.installed) → \($0.candidate)" }.joined(separator: ", ")
            return [messages.well("packages", messages.text("commands.doctor.packages.behind", ["list": list]))]
        } catch {
            return [messages.fault("packages", error)]
        }
    }

    /// The installed packages of which `apt-cache policy` knows a newer version.
    static func behind(_ policy: String) -> [(name: String, installed: String, candidate: String)] {
        var (name, installed) = ("", "")
        var behind: [(name: String, installed: String, candidate: String)] = []
        for line in policy.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            if !line.hasPrefix(" ") {
                name = String(line.prefix { $0 != ":" })
            } else if words.first == "Installed:" {
                installed = words.last ?? ""
            } else if words.first == "Candidate:", let candidate = words.last, installed != "(none)",
                candidate != installed
            {
                behind.append((name, installed, candidate))
            }
        }
        return behind
    }
}
