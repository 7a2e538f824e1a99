import ArgumentParser
import Foundation

/// `banmo sign-ins`: who can sign in to the demonstration, from the file beside the database.
struct SignInsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign-ins",
        abstract: "Prints who can sign in to the demonstration, with the passwords made when it was loaded."
    )

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let file = URL(filePath: options.dataFolder).appending(path: "sign-ins.json")
        guard FileManager.default.fileExists(atPath: file.path) else {
            throw ValidationError("There is no \(file.path); `banmo demo` writes it when it loads the demonstration.")
        }
        let signIns = try JSONDecoder().decode([SignIn].self, from: Data(contentsOf: file))
        print("Who can sign in (also in \(file.path)):")
        let widths = (
            signIns.map(\.name.count).max() ?? 0, signIns.map(\.password.count).max() ?? 0,
            signIns.map(\.role.count).max() ?? 0
        )
        for signIn in signIns {
            let columns = [
                signIn.name.padding(toLength: widths.0, withPad: " ", startingAt: 0),
                signIn.password.padding(toLength: widths.1, withPad: " ", startingAt: 0),
                signIn.role.padding(toLength: widths.2, withPad: " ", startingAt: 0), signIn.organisation,
            ]
            print("  " + columns.joined(separator: "  "))
        }
    }
}
