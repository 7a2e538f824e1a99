import ArgumentParser
import Courses
import Foundation
import Language
import Published
import Standards

/// `banmo standards check`: every fault of the files, each with its place and how to mend it.
struct CheckStandards: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: HelpWords.text("commands.standards.check")
    )

    @Argument(help: .text("commands.standards.folder"))
    var folder: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let messages = try TerminalMessages()
        let folder = try folder.map { URL(filePath: $0) } ?? Content.find().standards
        guard FileManager.default.fileExists(atPath: folder.path) else {
            throw messages.refusal("commands.errors.fileMissing", ["file": folder.path])
        }
        let check = try ContentCheck(of: folder)
        if output.format == .json {
            try output.printJSON(check.faults.map { FaultAnswer($0, in: messages.catalogue) })
        } else {
            for fault in check.faults { print(fault.sentence(in: messages.catalogue)) }
            if let summary = check.summary(messages) { print(summary) }
        }
        let count = check.faults.count
        guard count == 0 else { throw messages.refusal("content.faulty", ["count": "\(count)"]) }
    }
}

/// What was found in a folder of standards and courses.
private struct ContentCheck {
    private(set) var faults: [ContentFault] = []
    private var standards = 0
    private var courses: Int?

    /// Checks the standards and, unless these have faults, the courses, whose lessons refer to them.
    init(of folder: URL) throws {
        let standardFolder = folder.appending(path: "vocational-standards")
        guard let found = try collect(in: "vocational-standards", { try StandardFolder.load(from: standardFolder) })
        else { return }
        standards = found.files.count
        let courseFolder = folder.appending(path: "courses")
        courses = try collect(in: "courses") {
            try CourseFolder.load(from: courseFolder, standards: found)
        }?.courses.count
    }

    private mutating func collect<Found>(in folder: String, _ load: () throws -> Found) throws -> Found? {
        do {
            return try load()
        } catch let error as ContentFaults {
            faults += error.faults.map { fault in
                ContentFault(
                    file: "\(folder)/\(fault.file)",
                    line: fault.line,
                    path: fault.path,
                    reason: fault.reason
                )
            }
            return nil
        }
    }

    /// What was checked, or what was not because of the faults; nil where everything was checked and faults are left.
    func summary(_ messages: TerminalMessages) -> String? {
        guard faults.isEmpty else { return standards == 0 ? messages.text("content.coursesUnchecked") : nil }
        return messages.text("content.checked", ["standards": "\(standards)", "courses": "\(courses ?? 0)"])
    }
}

/// A fault as programs read it.
private struct FaultAnswer: Encodable {
    let file: String
    let line: Int
    let path: String
    /// The last part of the message's key, the same in every language.
    let reason: String
    let message: String

    init(_ fault: ContentFault, in catalogue: Catalogue) {
        file = fault.file
        line = fault.line
        path = fault.path
        reason = String(fault.reason.messageKey.trimmingPrefix("content."))
        message = catalogue.text(fault.reason.messageKey, fault.reason.arguments)
    }
}

extension ContentFault {
    /// The fault with its place, in the catalogue's language.
    func sentence(in catalogue: Catalogue) -> String {
        catalogue.text(
            path.isEmpty ? "content.placeWhole" : "content.place",
            [
                "file": .text(file), "line": .text("\(line)"), "path": .text(path),
                "sentence": .text(catalogue.text(reason.messageKey, reason.arguments)),
            ]
        )
    }
}
