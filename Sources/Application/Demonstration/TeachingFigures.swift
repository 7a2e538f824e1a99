import Calendar
import Collection

/// Teaching data 教学数据 of a demonstration college.
struct TeachingFigures {
    let f: DemonstrationFigures

    init(_ figures: DemonstrationFigures) { f = figures }

    func figure(_ code: String) -> Double? {
        classes(code) ?? training(code) ?? certificates(code) ?? outcomes(code)
    }

    private func classes(_ code: String) -> Double? {
        // Classes of 28, 88 hours a month, little in the holidays.
        let month = f.period.start.month
        let load = month == 7 || month == 8 ? 0.35 : month == 2 ? 0.6 : 1.0
        let hours = max(1, (f.students / 28).rounded()) * 88 * load
        return switch code {
        case "TCH_COURSES": f.about(14 + f.students / 14, code, by: 0.03)
        case "TCH_COURSES_BILINGUAL": f.part(of: "TCH_COURSES", code, from: 0.15, to: 0.58)
        case "TCH_HOURS_PLANNED": f.about(hours, code, by: 0.03)
        case "TCH_HOURS_TAUGHT": f.part(of: "TCH_HOURS_PLANNED", code, from: 0.88, to: 1.03)
        case "TCH_HOURS_PRACTICE": f.part(of: "TCH_HOURS_TAUGHT", code, from: 0.34, to: 0.6)
        case "TCH_HOURS_SYNCHRONOUS": f.part(of: "TCH_HOURS_TAUGHT", code, from: 0.02, to: 0.12)
        case "TCH_ATTENDANCE_EXPECTED": f.about(hours / 2 * 28, code, by: 0.02)
        case "TCH_ATTENDANCE_ACTUAL": f.part(of: "TCH_ATTENDANCE_EXPECTED", code, from: 0.8, to: 0.98)
        case "TCH_VISITS": f.about(4, code, by: 0.5)
        case "TCH_VISITS_SATISFACTORY": f.part(of: "TCH_VISITS", code, from: 0.66, to: 1.08)
        default: nil
        }
    }

    private func training(_ code: String) -> Double? {
        switch code {
        case "TCH_TRAINEES_STARTED": f.about(18 + f.students / 4, code)
        case "TCH_TRAINEES_COMPLETED": f.part(of: "TCH_TRAINEES_STARTED", code, from: 0.72, to: 0.98)
        case "TCH_TRAINING_PERSON_DAYS": f.about((18 + f.students / 4) * 9, code)
        case "TCH_INTERNSHIP_DAYS": f.about(f.students * 2.4 * f.quality, code)
        default: nil
        }
    }

    private func certificates(_ code: String) -> Double? {
        switch code {
        case "TCH_CERT_TAKEN": f.about(f.students / 6 + 6, code)
        case "TCH_CERT_PASSED": f.part(of: "TCH_CERT_TAKEN", code, from: 0.55, to: 0.95)
        case "TCH_MICROCERTS": f.about(f.students / 8, code)
        case "TCH_CHINESE_TAKEN": f.about(f.students / 7 + 5, code)
        case "TCH_CHINESE_PASSED": f.part(of: "TCH_CHINESE_TAKEN", code, from: 0.5, to: 0.92)
        default: nil
        }
    }

    private func outcomes(_ code: String) -> Double? {
        switch code {
        case "TCH_COHORT_DUE": f.about(f.students * 0.3, code)
        case "TCH_GRADUATES": f.part(of: "TCH_COHORT_DUE", code, from: 0.7, to: 0.95)
        case "TCH_GRADUATES_TRACKED": f.part(of: "TCH_GRADUATES", code, from: 0.6, to: 0.95)
        case "TCH_GRADUATES_EMPLOYED": f.part(of: "TCH_GRADUATES_TRACKED", code, from: 0.62, to: 0.86)
        case "TCH_GRADUATES_EMPLOYED_CN": f.part(of: "TCH_GRADUATES_EMPLOYED", code, from: 0.32, to: 0.62)
        case "TCH_GRADUATES_EMPLOYED_FIELD": f.part(of: "TCH_GRADUATES_EMPLOYED", code, from: 0.5, to: 0.84)
        case "TCH_GRADUATES_FURTHER_STUDY": f.part(of: "TCH_GRADUATES_TRACKED", code, from: 0.06, to: 0.1)
        case "TCH_LEARNERS_SURVEYED": f.about(f.students * 0.6, code)
        case "TCH_LEARNERS_SATISFIED": f.part(of: "TCH_LEARNERS_SURVEYED", code, from: 0.74, to: 0.97)
        case "TCH_EMPLOYERS_SURVEYED": f.about(5 + f.students / 50, code)
        case "TCH_EMPLOYERS_SATISFIED": f.part(of: "TCH_EMPLOYERS_SURVEYED", code, from: 0.7, to: 1)
        default: nil
        }
    }
}
