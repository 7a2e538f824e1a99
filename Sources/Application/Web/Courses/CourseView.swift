import Courses
import Language
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

    let title: TitlePair
    let facts: [Fact]
    let illustrative: String?
    let teaches: [Frame.Link]
    let takeHome: TakeHome
    let pairPicker: PairPicker
    let languages: [PairLanguage]
    let summary: Pair
    let modules: [Module]
}

extension CourseView {
    /// - Parameter version: what the address asked for; empty for the latest.
    init(_ course: Course, asked version: String, _ pair: LanguagePair, _ texts: Texts) {
        let state = course.isPublished ? "" : " · \(texts("words.draft"))"
        title = pair.title(course.title)
        facts = [
            Fact(label: texts("standard.code"), value: course.code),
            Fact(label: texts("standard.version"), value: "\(course.version)\(state)"),
            Fact(label: texts("standard.field"), value: texts.field(course.field)),
            Fact(label: texts("standard.length"), value: texts("standard.hours", ["count": .integer(course.hours)])),
            Fact(label: texts("course.credits"), value: texts.conventions.numbers.number("\(course.credits)")),
            Fact(label: texts("words.licence"), value: course.licence),
        ]
        illustrative = course.illustrative.map(texts.text)
        teaches = course.standards.map { Frame.Link(address: $0.standardAddress, label: "\($0.standardCode)") }
        let file = Address("/courses/\(course.code).json", ["version": version])
        takeHome = TakeHome(files: [Frame.Link(address: "\(file)", label: texts("words.takeJSON"))])
        pairPicker = pair.picker(
            at: "/courses/\(course.code)",
            keeping: version.isEmpty ? [] : [PeriodPicker.Kept(name: "version", value: version)],
            texts
        )
        languages = pair.heads(over: course.texts, texts)
        summary = pair.pair(course.summary, texts)
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
                address: "\(item.standardAddress)#\(item.itemCode)",
                label: "\(item.standardCode) \(item.itemCode) \(texts.text(item.text))"
            )
        }
    }
}

extension ItemReference {
    /// The page of the version that the lesson names.
    fileprivate var standardAddress: String {
        Address("/standards/\(standardCode)", ["version": "\(standardVersion)"]).description
    }
}

extension Course {
    /// One reference to each standard that is taught.
    fileprivate var standards: [ItemReference] {
        var seen: Set<Identifier<VocationalStandard>> = []
        return taught.filter { seen.insert($0.standard).inserted }
    }

    /// Every text that its page shows in two languages.
    fileprivate var texts: [LocalizedText] {
        [title, summary] + modules.map(\.title) + lessons.flatMap { [$0.title, $0.text] }
    }
}
