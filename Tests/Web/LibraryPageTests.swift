import Courses
import Foundation
import HTTPTypes
import Language
import Standards
import Support
import Tenancy
import Testing

@testable import Web

/// The standards and courses of `Standards/` on the pages that anyone reads.
@Suite struct `The library` {
    @Test func `shows a standard in two languages side by side, statement by statement`() async throws {
        let library = try await Self.library.value
        var browser = try await library.test.browser()
        let (track, languages) = ("/standards/RAIL-TRACK", "left=zh-Hans&amp;right=en")
        let contents = try await browser.get("\(track)?left=zh-Hans&right=en").text
        let whole = try await browser.get("\(track)?left=zh-Hans&right=en&tasks=all").text
        var count = 0
        for task in library.standard.tasks {
            #expect(contents.contains("href=\"\(track)/tasks/\(task.code)?\(languages)\""))
            let page = try await browser.get("\(track)/tasks/\(task.code)?left=zh-Hans&right=en").text
            let items = task.all.filter { $0.kind == .criterion || $0.kind == .skill }
            count += items.count
            for text in [page, whole] { try Self.expect(items, in: text) }
        }
        #expect(count > 50)
    }

    private static func expect(_ items: [StandardItem], in page: String) throws {
        for item in items {
            let pair = [("zh-Hans", LanguageTag.chinese), ("en", .english)].map { tag, language in
                "<p lang=\"\(tag)\" dir=\"ltr\">\(escaped(item.text[language]?.text ?? "?"))</p>"
            }
            let row = try #require(page.range(of: "<li id=\"\(item.code)\">"), "\(item.code)")
            let end = page[row.upperBound...].range(of: "</li>")?.lowerBound ?? page.endIndex
            let rest = page[row.upperBound..<end]
            let (left, right) = (rest.range(of: pair[0]), rest.range(of: pair[1]))
            #expect(left != nil && right != nil, "\(item.code)")
            if let left, let right { #expect(left.upperBound <= right.lowerBound, "\(item.code)") }
        }
    }

    @Test func `says in place what a language lacks, and above the columns how far its translation is`() async throws {
        let library = try await Self.library.value
        var browser = try await library.test.browser()
        let page = try await browser.get("/standards/RAIL-TRACK?left=zh-Hans&right=lo&tasks=all").text
        let lao = try #require(LanguageTag("lo"))
        let statements = library.standard.tasks.flatMap(\.all).filter { $0.kind == .criterion }
        let (there, missing) = (statements.filter { $0.text[lao] != nil }, statements.filter { $0.text[lao] == nil })
        #expect(!missing.isEmpty)
        for item in missing {
            let row = try #require(page.range(of: "<li id=\"\(item.code)\">"), "\(item.code)")
            let end = page[row.upperBound...].range(of: "</li>")?.lowerBound ?? page.endIndex
            #expect(page[row.upperBound..<end].contains("<p class=\"missing\">Not yet in Lao</p>"), "\(item.code)")
        }
        for item in there {
            #expect(page.contains("<p lang=\"lo\" dir=\"ltr\">\(Self.escaped(item.text[lao]?.text ?? "?"))</p>"))
        }
        #expect(page.contains(/<span class="translation machine">[^<]*machine[^<]* of [0-9]+/.ignoresCase()))
    }

    @Test func `shows a course paragraph by paragraph, each lesson with the statements that it teaches`() async throws {
        let library = try await Self.library.value
        var browser = try await library.test.browser()
        let page = try await browser.get("/courses/COURSE-TRACK?left=en&right=zh-Hans").text
        let lesson = try #require(library.course.lessons.first)
        for paragraph in lesson.paragraphs {
            for language in [LanguageTag.english, .chinese] {
                let text = try #require(paragraph[language]?.text)
                #expect(page.contains("<p lang=\"\(language)\" dir=\"ltr\">\(Self.escaped(text))</p>"))
            }
        }
        let taught = try #require(lesson.teaches.first)
        let task = StandardItem.taskCode(of: taught.itemCode)
        let address = "/standards/\(taught.standardCode)/tasks/\(task)?version=\(taught.standardVersion)"
        #expect(page.contains("href=\"\(address)#\(taught.itemCode)\""))
        let standard = try await browser.get(address)
        #expect(standard.status == 200 && standard.text.contains("id=\"\(taught.itemCode)\""))
    }

    @Test func `a task has a page of its own with those before and after it, and is data too`() async throws {
        let library = try await Self.library.value
        var browser = try await library.test.browser()
        let tasks = library.standard.tasks
        let (first, last) = (try #require(tasks.first), try #require(tasks.last))
        #expect(try await !browser.get("/standards/RAIL-TRACK/tasks/\(first.code)").text.contains("rel=\"prev\""))
        #expect(try await !browser.get("/standards/RAIL-TRACK/tasks/\(last.code)").text.contains("rel=\"next\""))
        let middle = try await browser.get("/standards/RAIL-TRACK/tasks/\(tasks[1].code)").text
        #expect(middle.contains("rel=\"prev\" href=\"/standards/RAIL-TRACK/tasks/\(first.code)\""))
        #expect(middle.contains("rel=\"next\" href=\"/standards/RAIL-TRACK/tasks/\(tasks[2].code)\""))
        let data = try await browser.get("/standards/RAIL-TRACK/tasks/\(first.code)", accept: "application/json")
        #expect(try JSONDecoder().decode(StandardItem.self, from: Data(data.text.utf8)) == first)
        for none in ["Z", "A1", "A1.P1", "%00"] {
            #expect(try await browser.get("/standards/RAIL-TRACK/tasks/\(none)").status == 404)
        }
    }

    @Test func `leads to a task from its title in either language`() async throws {
        let library = try await Self.library.value
        var browser = try await library.test.browser()
        let page = try await browser.get("/standards/RAIL-TRACK?left=zh-Hans&right=en").text
        let task = try #require(library.standard.tasks.first)
        for language in [LanguageTag.chinese, .english] {
            let title = try #require(task.text[language]?.text)
            let link = try #require(page.range(of: "\(title)<"))
            let before = page[..<link.lowerBound].suffix(400)
            let opened = before.range(of: "<a ", options: .backwards)?.lowerBound ?? before.startIndex
            let address = "/standards/RAIL-TRACK/tasks/\(task.code)"
            #expect(before[opened...].contains(address) && !before[opened...].contains("</a>"), "\(language)")
        }
    }

    @Test func `is taken home whole, as a file in all its languages`() async throws {
        let library = try await Self.library.value
        var browser = try await library.test.browser()
        for (address, name, texts) in [
            ("/standards/RAIL-TRACK.json", "RAIL-TRACK-1.0.0.json", library.standard.texts),
            ("/courses/COURSE-TRACK.json", "COURSE-TRACK-1.0.0.json", library.course.texts),
        ] {
            let file = try await browser.get(address)
            #expect(file.status == 200)
            #expect(file.headers[.contentDisposition] == "attachment; filename=\"\(name)\"")
            let content = try #require(try file.json() as? [String: Any])
            let title = try #require(content["title"] as? [String: Any])
            #expect(
                Set(title.keys).isSubset(of: Set(texts.flatMap(\.languages).map(\.description))) && title.count >= 3,
                "\(address)"
            )
        }
        let page = try await browser.get("/standards/RAIL-TRACK").text
        #expect(page.contains("<a href=\"/standards/RAIL-TRACK.json\" download>"))
    }

    @Test func `narrows its lists down by the address`() async throws {
        let library = try await Self.library.value
        var browser = try await library.test.browser()
        for (address, here, gone) in [
            ("/standards?country=TZ", "RAIL-LOCO", "PORT-LOGISTICS"),
            ("/standards?q=port", "PORT-LOGISTICS", "RAIL-TRACK"),
            ("/courses?language=sw", "COURSE-BRAKE", "COURSE-LAOS"),
            ("/courses?standard=RAIL-LOCO", "COURSE-BRAKE", "COURSE-TRACK"),
        ] {
            let page = try await browser.get(address).text
            #expect(page.contains("\(here)</") && !page.contains("\(gone)</"), "\(address)")
        }
        #expect(try await browser.get("/standards?q=nothing-of-the-kind").text.contains("No standard fits"))
    }

    @Test func `has a form for partners that tells each fault in place and keeps what was typed`() async throws {
        // Of its own, for an adoption is there for ever.
        let test = try await Library().test
        let (address, form) = ("/standards/RAIL-TRACK", "/standards/RAIL-TRACK/adoptions")
        var partner = try await test.browser(as: test.programme.member(.partner, of: test.programme.partner))
        #expect(try await partner.get(address).text.contains("action=\"\(form)\""))
        let faulty = try await partner.post(form, ["authority": " ", "level": "world", "date": "2025-02-30"])
        #expect(faulty.status == 422)
        for field in ["authority", "level", "document", "date"] {
            #expect(faulty.text.contains("href=\"#adoption-\(field)\""), "\(field)")
            #expect(faulty.text.contains("id=\"adoption-\(field)\""), "\(field)")
        }
        #expect(faulty.text.contains("value=\"2025-02-30\""))
        let ahead = try await partner.post(form, ["authority": "Ministry", "level": "national", "date": "9000-01-01"])
        #expect(ahead.status == 422 && ahead.text.contains("value=\"Ministry\""))
        #expect(!ahead.text.contains("href=\"#adoption-authority\""))
        let id = UUID().uuidString.lowercased()
        for _ in 0..<2 {
            let done = try await partner.post(
                form,
                [
                    "adoption": id, "authority": "Ministry of Rails", "level": "sector", "document": "Decision 7",
                    "date": "2025-03-12",
                ]
            )
            #expect(done.location == "\(address)?registered=\(id)")
        }
        #expect(try await partner.get("\(address)?registered=\(id)").text.contains("waits for headquarters"))
        var anyone = try await test.browser()
        #expect(try await !anyone.get(form, accept: "application/json").text.contains("Ministry of Rails"))
        var reviewer = try await test.browser(as: test.programme.reviewer)
        #expect(try await reviewer.get("/").text.contains("\(address)#adoption-\(id)"))
        let confirmed = try await reviewer.post("\(form)/\(id)/confirm", [:])
        #expect(confirmed.location == "\(address)?registered=\(id)#adoptions")
        #expect(try await !reviewer.get("/").text.contains("\(address)#adoption-\(id)"))
        let adoptions = try await anyone.get(form, accept: "application/json").text
        #expect(adoptions.components(separatedBy: "Ministry of Rails").count == 2, "proposed once")
        #expect(!adoptions.contains(test.programme.reviewer.fullName), "who decided is nobody else's")
        #expect(try await anyone.get(address).text.contains("<time datetime=\"2025-03-12\">"))
        let unexplained = try await reviewer.post("\(form)/\(id)/withdraw", ["reason": ""])
        #expect(unexplained.status == 422 && unexplained.text.contains("href=\"#reason-\(id)\""))
        _ = try await reviewer.post("\(form)/\(id)/withdraw", ["reason": "No such decision"])
        #expect(try await !anyone.get(address).text.contains("Ministry of Rails"))
        #expect(try await partner.get(address).text.contains("No such decision"))
        for member in [test.programme.reporter, test.programme.reviewer] {
            var browser = try await test.browser(as: member)
            #expect(try await !browser.get(address).text.contains("action=\"\(form)\""), "\(member.role)")
            #expect(try await browser.post(form, ["authority": "A", "level": "sector"]).status == 403)
        }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }

    private static let library = Task { try await Library() }
}

/// A site with the standards and courses of the repository.
private struct Library {
    let test: TestSite
    /// The track maintenance technician's.
    let standard: VocationalStandard
    let course: Course

    init() async throws {
        test = try await TestSite()
        let folder = TestSite.folder("Standards")
        let standards = try StandardFolder.load(from: folder.appending(path: "vocational-standards"))
        let courses = try CourseFolder.load(from: folder.appending(path: "courses"), standards: standards)
        standard = try #require(standards.files.map(\.standard).first { $0.code == "RAIL-TRACK" })
        course = try #require(courses.courses.first { $0.code == "COURSE-TRACK" })
        let author = test.programme.member(.collegeAdmin, of: test.programme.lead)
        try await test.programme.database.transaction(as: author) { scope in
            for file in standards.files {
                _ = try await scope.save(file.standard)
                for adoption in file.adoptions { _ = try await scope.save(adoption, at: Date()) }
            }
            for course in courses.courses { _ = try await scope.save(course) }
        }
        for adoption in standards.files.flatMap(\.adoptions) {
            let act = Act(test.programme.reviewer, at: Date(), from: "here")
            try await test.programme.database.confirmAdoption(adoption.id, by: act)
        }
    }
}
