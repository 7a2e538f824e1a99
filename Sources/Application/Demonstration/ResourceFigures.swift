import Collection

/// Resource-library data 资源库数据 of a demonstration college.
struct ResourceFigures {
    let f: DemonstrationFigures

    init(_ figures: DemonstrationFigures) { f = figures }

    func figure(_ code: String) -> Double? {
        // The library grows from quarter to quarter.
        let age = 1 + 0.07 * Double(f.quarter)
        let size = f.college.strength.students / 10 + 8
        return switch code {
        case "RES_STANDARDS": (1 + size / 14 * age).rounded(.down)
        case "RES_STANDARDS_NATIONAL": f.part(of: "RES_STANDARDS", code, from: 0, to: 0.5)
        case "RES_COURSE_STANDARDS": (2 + size / 4 * age).rounded(.down)
        case "RES_COURSES_BILINGUAL": (2 + size / 3 * age).rounded(.down)
        case "RES_TEXTBOOKS": (1 + size / 9 * age).rounded(.down)
        case "RES_TEXTBOOKS_CHINESE": f.part(of: "RES_TEXTBOOKS", code, from: 0.1, to: 0.5)
        case "RES_MICROLESSONS": (size * 3 * age).rounded(.down)
        case "RES_SIMULATIONS": (size / 5 * age).rounded(.down)
        case "RES_ITEMS": (size * 7 * age).rounded(.down)
        case "RES_ITEMS_REVIEWED": f.part(of: "RES_ITEMS", code, from: 0.76, to: 1.02)
        case "RES_ITEMS_UPDATED": f.part(of: "RES_ITEMS", code, from: 0.1, to: 0.4)
        case "RES_VIEWS": f.about(f.students * 14 * f.quality, code)
        case "RES_ADOPTIONS": f.about(1 + 3 * f.quality, code, by: 0.5)
        case "RES_ADOPTING_INSTITUTIONS": (1 + 2 * f.quality * age).rounded(.down)
        case "RES_ADOPTING_CLASSES": f.about(12 + 10 * f.quality * age, code)
        default: nil
        }
    }
}
