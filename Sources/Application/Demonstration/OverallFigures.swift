import Calendar
import Collection

/// Overall data 总体数据 of a demonstration college.
struct OverallFigures {
    let f: DemonstrationFigures

    init(_ figures: DemonstrationFigures) { f = figures }

    func figure(_ code: String) -> Double? {
        people(code) ?? means(code) ?? money(code)
    }

    private func people(_ code: String) -> Double? {
        let students = f.students
        // Students come in autumn, short courses all year.
        let intake = f.period.description.hasSuffix("Q3") ? 0.42 : 0.06
        return switch code {
        case "ORG_APPLICANTS": f.about(students * intake * 1.7, code)
        case "ORG_NEW_STUDENTS":
            f.part(of: "ORG_APPLICANTS", code, from: 0.5, to: 0.7).map { $0 * (countsTwice ? 2 : 1) }
        case "ORG_STUDENTS": f.about(students, code, by: 0.02)
        case "ORG_STUDENTS_FEMALE": f.part(of: "ORG_STUDENTS", code, from: 0.22, to: 0.47)
        case "ORG_STUDENTS_DISADVANTAGED": f.part(of: "ORG_STUDENTS", code, from: 0.08, to: 0.2)
        case "ORG_TEACHERS_CN": f.about(1 + students / 75, code, by: 0.05)
        case "ORG_TEACHERS_LOCAL": f.about(2 + students / 24 * (0.75 + 0.4 * f.quality), code, by: 0.04)
        case "ORG_TEACHERS_DUAL": f.about((3 + students / 19) * (0.28 + 0.4 * f.quality), code, by: 0.04)
        case "ORG_TEACHER_ABROAD_DAYS": f.about(students / 3 + 20, code)
        case "ORG_TEACHER_TRAINING_HOURS": f.about((2 + students / 24) * 26 * f.quality, code)
        case "ORG_TEACHERS_TRAINED": f.about((2 + students / 24) * f.quality, code)
        case "ORG_TEACHERS_INTL_POSTS": f.about(students / 120, code)
        default: nil
        }
    }

    /// Now and then whoever was admitted is counted with those of the quarter before, but for the last quarter: what the
    /// validation rules are there to find.
    private var countsTwice: Bool { f.quarter < 7 && f.chance.share("twice", f.period.description) < 0.06 }

    private func means(_ code: String) -> Double? {
        let students = f.students
        return switch code {
        case "ORG_FLOOR_AREA": f.about(students * 9 + 400, code, by: 0.02)
        case "ORG_WORKSTATIONS": f.about(students * 0.45 + 12, code, by: 0.03)
        case "ORG_EQUIPMENT_HOURS_AVAILABLE": f.about(students * 0.45 * 300, code, by: 0.04)
        case "ORG_EQUIPMENT_HOURS_USED":
            f.part(of: "ORG_EQUIPMENT_HOURS_AVAILABLE", code, from: 0.25, to: 0.76)
        case "ORG_ENTERPRISES_CN": f.about(2 + students / 60, code)
        case "ORG_ENTERPRISES_LOCAL": f.about(1 + students / 90, code)
        case "ORG_BOARD_MEETINGS_PLANNED": 2
        case "ORG_BOARD_MEETINGS_HELD": f.part(of: "ORG_BOARD_MEETINGS_PLANNED", code, from: 0.35, to: 1.15)
        case "ORG_SAFETY_INCIDENTS": f.chance.share(code, f.period.description) < 0.05 * (1.2 - f.quality) ? 1 : 0
        case "ORG_COMPLAINTS": (f.chance.share(code, f.period.description) * 4 * (1.3 - f.quality)).rounded(.down)
        case "ORG_COMPLAINTS_RESOLVED": f.part(of: "ORG_COMPLAINTS", code, from: 0.6, to: 1.08)
        case "ORG_SKILLS_AWARDS": f.about(3 * f.quality, code, by: 0.6)
        default: nil
        }
    }

    private func money(_ code: String) -> Double? {
        let students = f.students
        return switch code {
        case "ORG_EQUIPMENT_VALUE": f.about(students * 21_000 + 900_000, code, by: 0.02)
        case "ORG_BUDGET": f.about(students * 2_300 + 180_000, code, by: 0.05)
        case "ORG_SPENT": f.part(of: "ORG_BUDGET", code, from: 0.6, to: 1.02)
        case "ORG_PARTNER_CONTRIBUTION": f.about(students * 500 + 30_000, code)
        default: nil
        }
    }
}
