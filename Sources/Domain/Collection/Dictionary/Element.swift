import Calendar
import Language
import Postgres

/// A data element of the data dictionary: what is counted, in which unit, by whom, how often, and how it adds up.
package struct Element: Sendable, Hashable, Codable {
    /// `ORG_STUDENTS`: stable, as files and expressions name it.
    package let code: String
    /// Eleven characters, a letter first, as DHIS2 names it.
    package let uid: String
    package let name: LocalizedText
    package let domain: Domain
    package let valueType: ValueType
    /// `person`, `hour`, `CNY` … ; its words are in the catalogue under `collection.units`.
    package let unit: String
    package let overTime: OverTime
    package let frequency: Frequency
    package let source: Source
    /// The framework that asks for it: `EQAVET 3`, `International impact table`; may be empty.
    package let reference: String
    /// The data set that gathers it; nil where no report does: events, the system and headquarters write it.
    package let dataSet: String?
    /// The categories that divide it; nil where none do.
    ///
    /// A divided element takes values only under its option combinations and any other only without a category, so its
    /// total, which is what `#{ELEMENT}` asks for, is the sum over them.
    package let combination: CategoryCombination?
    /// The code of the element of which it is a part 其中, so that its value is never above that one's; nil for a whole.
    package let partOf: String?

    /// An element as its row holds it.
    package init(
        code: String,
        uid: String,
        name: LocalizedText,
        domain: Domain,
        valueType: ValueType,
        unit: String,
        overTime: OverTime,
        frequency: Frequency,
        source: Source,
        reference: String,
        dataSet: String?,
        combination: CategoryCombination? = nil,
        partOf: String? = nil
    ) {
        self.code = code
        self.uid = uid
        self.name = name
        self.domain = domain
        self.valueType = valueType
        self.unit = unit
        self.overTime = overTime
        self.frequency = frequency
        self.source = source
        self.reference = reference
        self.dataSet = dataSet
        self.combination = combination
        self.partOf = partOf
    }

    /// The option combinations under which it takes values; empty where it isn't divided.
    package var categories: [OptionCombination] { combination?.options ?? [] }

    /// The option combination of a code or of DHIS2's identifier; nil where it isn't one of the element's.
    package func category(_ name: String) -> OptionCombination? {
        categories.first { $0.code == name || $0.uid == name }
    }

    /// The three domains as the programme names them, and what the platform itself observes.
    package enum Domain: String, Codable, Sendable, CaseIterable {
        case overall, teaching, resource, system
    }

    /// What a value may look like; none is ever negative.
    package enum ValueType: String, Codable, Sendable {
        case integer, number, money
    }

    /// How values of one college add up over time; over colleges they are always summed.
    package enum OverTime: String, Codable, Sendable {
        /// A flow: the sum of the values in a period.
        case sum
        /// A stock: the last value in a period.
        case last
    }

    /// The only one who may write it: one source for one number 一数一源.
    package enum Source: String, Codable, Sendable {
        case college, partner, headquarters, event, system
    }
}

/// How often an element is reported.
package enum Frequency: String, Codable, Sendable, CaseIterable {
    case monthly, quarterly, yearly

    /// The type of its periods.
    package var periodType: PeriodType {
        switch self {
        case .monthly: .monthly
        case .quarterly: .quarterly
        case .yearly: .yearly
        }
    }
}

extension Element.Domain: PostgresCodable {}
extension Element.ValueType: PostgresCodable {}
extension Element.OverTime: PostgresCodable {}
extension Element.Source: PostgresCodable {}
extension Frequency: PostgresCodable {}
