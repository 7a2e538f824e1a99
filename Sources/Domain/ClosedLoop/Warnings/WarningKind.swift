import Number
import Postgres

/// What a warning 预警 is of; each has a rule of its own.
package enum WarningKind: String, Codable, Sendable, CaseIterable, PostgresCodable {
    case targetMissed = "target-missed"
    case attainmentFell = "attainment-fell"
    case reportLate = "report-late"
    case milestoneOverdue = "milestone-overdue"
    case outsideLimits = "outside-limits"
    case outsideFunnel = "outside-funnel"
    case forecastMisses = "forecast-misses"
    case validationBroken = "validation-broken"
    case findingRecurs = "finding-recurs"

    /// Whether anything makes what it judges, as it does of all kinds there are; what isn't there is 未启用 and can't be
    /// switched on.
    package var isBuilt: Bool { true }

    /// Whether it judges indicators' figures, so that a correction can make its cause vanish.
    package var isOfFigures: Bool {
        switch self {
        case .targetMissed, .attainmentFell, .outsideLimits, .outsideFunnel, .forecastMisses: true
        case .reportLate, .milestoneOverdue, .validationBroken, .findingRecurs: false
        }
    }

    /// Whether a programme begins with it on; the others are looked at first.
    var isOnByDefault: Bool {
        switch self {
        case .targetMissed, .reportLate, .milestoneOverdue, .validationBroken, .findingRecurs: true
        case .attainmentFell, .outsideLimits, .outsideFunnel, .forecastMisses: false
        }
    }

    /// In how many days it is to be answered, until headquarters says otherwise.
    var days: Int { self == .reportLate ? 7 : 14 }

    /// The limits that headquarters may set, in the order of its page.
    package var limits: [WarningLimit] {
        switch self {
        case .targetMissed: [.points, .agreedOnly]
        case .attainmentFell: [.fall]
        case .outsideLimits: [.baseline]
        case .outsideFunnel: [.level, .colleges]
        case .forecastMisses: [.points]
        case .reportLate, .milestoneOverdue: [.grace]
        case .validationBroken: []
        case .findingRecurs: [.times]
        }
    }
}

/// A number that a rule goes by.
package enum WarningLimit: String, Codable, Sendable, CaseIterable {
    /// Under how many points of attainment a target counts as missed.
    case points
    /// 1 where defaults of definitions warn of nothing.
    case agreedOnly
    /// By how many points of attainment it must have fallen altogether.
    case fall
    /// How many periods before are needed.
    case baseline
    /// How sure the funnel must be, in per cent: 95 or 99.8.
    case level
    /// How many colleges a country needs for a funnel of its own.
    case colleges
    /// How many days late are still let pass.
    case grace
    /// The how manieth time within 12 months.
    case times

    /// What it is until headquarters says otherwise.
    package var standard: Number {
        switch self {
        case .points: 90
        case .agreedOnly: 1
        case .fall: 5
        case .baseline: 8
        case .level: Number(mantissa: 998, exponent: -1)
        case .colleges: 3
        case .grace: 0
        case .times: 3
        }
    }

    /// What it may be.
    package func allows(_ value: Number) -> Bool {
        switch self {
        case .points, .fall: value > 0 && value <= 100
        case .agreedOnly: value == 0 || value == 1
        case .baseline: value.isInteger && value >= 8 && value <= 24
        case .level: value == 95 || value == standard
        case .colleges: value.isInteger && value >= 3 && value <= 100
        case .grace: value.isInteger && value >= 0 && value <= 60
        case .times: value.isInteger && value >= 2 && value <= 10
        }
    }
}
