import Language
import Tenancy

/// One statement of a standard: a task, a competence of it, or what a competence asks for.
package struct StandardItem: Sendable, Hashable, Codable {
    /// What a statement says.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case task
        /// What somebody who does the task can do.
        case competence
        /// How it is seen that they can.
        case criterion
        case knowledge
        case skill

        /// The letter between a competence's code and an item's number: `A1.P2` is the second criterion of A1.
        package var letter: String? {
            switch self {
            case .task, .competence: nil
            case .criterion: "P"
            case .knowledge: "K"
            case .skill: "S"
            }
        }
    }

    /// The same in every later version that keeps the statement.
    package let id: Identifier<StandardItem>
    package let kind: Kind
    /// `A` for a task, `A1` for its first competence, `A1.P1` for that one's first criterion.
    package let code: String
    package let text: LocalizedText
    /// Hours of teaching, for tasks and competences.
    package let hours: Int?
    /// Competences of a task; criteria, knowledge and skills of a competence, in that order.
    package var children: [StandardItem]

    /// A statement with those below it.
    package init(
        id: Identifier<StandardItem>,
        kind: Kind,
        code: String,
        text: LocalizedText,
        hours: Int? = nil,
        children: [StandardItem] = []
    ) {
        self.id = id
        self.kind = kind
        self.code = code
        self.text = text
        self.hours = hours
        self.children = children
    }

    /// The statements below it of one kind, in order.
    package func children(_ kind: Kind) -> [StandardItem] { children.filter { $0.kind == kind } }

    /// It and everything below it, each parent before its children.
    package var all: [StandardItem] { [self] + children.flatMap(\.all) }

    /// The code of the task that a statement belongs to: `A` of `A1.P2`.
    package static func taskCode(of code: String) -> String { String(code.prefix(while: \.isLetter)) }
}
