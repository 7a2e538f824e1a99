import Courses
import Language
import Published
import Standards
import Tenancy

/// What `Course.mustache` shows.
struct CourseView {
    struct Module {
        let id: String
        /// The title for the contents, in whichever language there is.
        let name: Side
        let hours: String
        let title: Pair
        let lessons: [Lesson]
    }

    struct Lesson {
        let id: String
        let hours: String
        let title: Pair
        let paragraphs: [Pair]
        let resources: [String]
        let teaches: [Frame.Link]
    }

    let publication: PublicationView
    let modules: [Module]
}

extension CourseView {
    /// - Parameters:
    ///   - version: what the address asked for; empty for the latest.
    ///   - titles: of standards by their codes, in the reader's language.
    init(
        _ course: Course,
        asked version: String,
        titles: [String: String],
        _ pair: LanguagePair,
        _ texts: Texts
    ) {
        let facts = [
            ("standard.field", texts.field(course.field)),
            ("standard.length", texts("standard.hours", ["count": .integer(course.hours)])),
            ("course.credits", texts.conventions.numbers.number(course.credits)),
        ]
        let teaches = course.standards.map { item in
            let title = titles[item.standardCode].map { " \($0)" } ?? ""
            return Frame.Link(address: item.standardAddress, label: item.standardCode + title)
        }
        publication = PublicationView(
            course,
            facts: facts.map { FactLines(label: texts($0.0), values: [$0.1]) },
            links: [FactLines(label: texts("course.standards"), links: teaches)],
            file: Routes.courseFile(course.code, asking: VersionQuery(version: version)),
            pair.picker(
                at: Routes.course(course.code),
                keeping: version.isEmpty ? [] : [PeriodPicker.Kept(name: "version", value: version)],
                texts
            ),
            pair,
            texts
        )
        modules = course.modules.map { Module($0, pair, texts) }
    }
}

extension CourseView.Module {
    init(_ module: Courses.Module, _ pair: LanguagePair, _ texts: Texts) {
        id = module.code
        name = Side(reading: module.title, in: pair.left)
        hours = texts("standard.hours", ["count": .integer(module.hours)])
        title = pair.pair(module.title, texts)
        lessons = module.lessons.map { CourseView.Lesson($0, pair, texts) }
    }
}

extension CourseView.Lesson {
    init(_ lesson: Courses.Lesson, _ pair: LanguagePair, _ texts: Texts) {
        id = lesson.code
        hours = texts("standard.hours", ["count": .integer(lesson.hours)])
        title = pair.pair(lesson.title, texts)
        paragraphs = lesson.paragraphs.map { pair.pair($0, texts) }
        resources = lesson.resources.map { resource in
            texts(
                "course.resource",
                [
                    "kind": .text(texts("classification.resources.\(resource.kind.rawValue)")),
                    "title": .text(texts.text(resource.title)),
                    "count": .integer(resource.minutes),
                ]
            )
        }
        teaches = lesson.teaches.map { item in
            Frame.Link(
                address: item.address,
                label: "\(item.standardCode) \(item.itemCode) \(texts.text(item.text))"
            )
        }
    }
}

extension ItemReference {
    /// The page of the version that the lesson names.
    fileprivate var standardAddress: Address {
        Routes.standard(standardCode, asking: StandardQuery(version: "\(standardVersion)"))
    }

    /// Where the statement stands on the page of its task.
    fileprivate var address: Address {
        let task = StandardItem.taskCode(of: itemCode)
        let query = StandardQuery(version: "\(standardVersion)")
        return Routes.standardTask(standardCode, task, asking: query).at(itemCode)
    }
}

extension Course {
    /// One reference to each standard that is taught.
    fileprivate var standards: [ItemReference] {
        var seen: Set<Identifier<VocationalStandard>> = []
        return taught.filter { seen.insert($0.standard).inserted }
    }
}
