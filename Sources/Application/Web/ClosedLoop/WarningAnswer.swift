import Calendar
import ClosedLoop
import Foundation
import Lifecycle
import Number
import Tenancy

extension WarningEntry: Shaped {
    static let shape = Shape<WarningEntry>("Warning") { shape in
        shape.field("college", \.warning.college)
        shape.field("collegeCode", \.collegeCode)
        shape.field("country", \.country)
        shape.field("number", \.warning.number)
        shape.field("kind", \.warning.cause.kind)
        shape.field("subject", \.warning.cause.subject)
        shape.field("period", \.warning.cause.period)
        shape.field("value", \.warning.cause.value)
        shape.field("target", \.warning.cause.target)
        shape.field("lower", \.warning.cause.lower)
        shape.field("upper", \.warning.cause.upper)
        shape.field("day", \.warning.cause.day)
        shape.field("raised", \.warning.raised)
        shape.field("due", \.warning.due)
        shape.field("state", \.warning.state)
        shape.field("answered", \.warning.answeredAt)
        shape.field("words", \.warning.words)
        shape.field("finding", \.warning.finding)
    }
}

extension WarningStep: Shaped {
    static let shape = Shape<WarningStep>("WarningStep") { shape in
        shape.field("step", \.step)
        shape.field("at", \.at)
        shape.field("role", \.role)
        shape.field("reason", \.reason)
    }
}

/// A page of warnings as programs read it.
struct WarningsAnswer: Shaped {
    static let shape = Shape<WarningsAnswer>("Warnings") { shape in
        shape.field("count", \.count)
        shape.field("page", \.page)
        shape.field("warnings", \.warnings)
        shape.field("unknown", \.unknown)
    }

    let count: Int
    let page: Int
    let warnings: [WarningEntry]
    /// What of the address was not understood, so that nothing is listed.
    let unknown: [UnknownFilter]
}

/// A warning with what became of it as programs read it.
struct WarningPageAnswer: Shaped {
    static let shape = Shape<WarningPageAnswer>("WarningPage") { shape in
        shape.field("warning", \.entry)
        shape.field("level", \.level)
        shape.field("steps", \.steps)
    }

    let entry: WarningEntry
    /// To whom it has gone up.
    let level: Warning.Level
    let steps: [WarningStep]
}
