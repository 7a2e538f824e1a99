import Foundation

/// The form that a word in a file of content must have, with an example for whoever got it wrong.
package struct ContentForm: Sendable {
    let example: String
    let admits: @Sendable (String) -> Bool

    /// A form by its test and an example that passes it.
    package init(example: String, admits: @escaping @Sendable (String) -> Bool) {
        self.example = example
        self.admits = admits
    }

    /// A word whose digits stand where the example's stand, with everything else the same: `6-29-02-02`.
    package static func digits(as example: String) -> ContentForm {
        ContentForm(example: example) { text in
            text.count == example.count
                && zip(text, example).allSatisfy { $0 == $1 || ($1.isNumber && $0.isASCII && $0.isNumber) }
        }
    }

    /// The code of a standard or a course.
    package static let code = ContentForm(example: "RAIL-TRACK") { text in
        text.first?.isUppercase == true && text.count <= 40
            && text.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber || $0 == "-") }
    }
    /// The code of a task, a competence, a module or a lesson.
    package static let itemCode = ContentForm(example: "A1") { text in
        (1...10).contains(text.count) && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }
    }
    /// Three numbers parted by dots.
    package static let version = ContentForm(example: "1.0.0") { Version($0) != nil }
    /// An ISCO-08 unit group or an ISCED-F 2013 detailed field.
    package static let fourDigits = digits(as: "0732")
    /// An occupation of China's classification.
    package static let csco = digits(as: "6-29-02-02")
    /// A programme of China's catalogue.
    package static let catalogueProgramme = digits(as: "500101")
    /// An SPDX identifier.
    package static let licence = ContentForm(example: "CC-BY-4.0") { text in
        !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-.+".contains($0)) }
    }
    /// ISO 3166-1 alpha-2.
    package static let country = ContentForm(example: "LA") { text in
        text.count == 2 && Locale.Region(text).isISORegion && text == text.uppercased()
    }
    /// The level in a qualifications framework: a digit or two, or a short word.
    package static let level = ContentForm(example: "5") { !$0.isEmpty && $0.count <= 20 }
    /// A UUID of version 1 to 5 in its usual spelling.
    static let uuid = ContentForm(example: "6a4b06d6-9f1e-5fc9-9846-ed3d7eb9618a") { text in
        let characters = Array(text.lowercased())
        guard characters.count == 36, UUID(uuidString: text) != nil else { return false }
        return "12345".contains(characters[14]) && "89ab".contains(characters[19])
    }
}
