import Hummingbird
import Language
import Published
import Standards
import Tenancy

/// `GET /standards/{code}/tasks/{task}?version=&left=&right=`: one task of a standard in two languages side by side.
struct ShowTask: Endpoint {
    static let contract = Contract(answers: StandardItem.self)

    let site: Site
    let code: String
    let task: String

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let page = try await StandardPage(site, code, request, context)
        let texts = site.pages.texts(context)
        let tasks = page.standard.tasks
        guard let place = tasks.firstIndex(where: { $0.code == self.task }) else {
            throw NotFound(what: "task")
        }
        let task = tasks[place]
        return try site.pages.respond(
            "Task",
            request,
            context,
            heading: Heading(
                title: "\(task.code) \(texts.text(task.text))",
                trail: [
                    Frame.Link(address: Routes.standards(), label: texts("standards.title")),
                    Frame.Link(address: page.address(), label: texts.text(page.standard.title)),
                ]
            ),
            answer: task
        ) { texts in
            TaskView(page, task, before: tasks[..<place].last, after: tasks[(place + 1)...].first, texts)
        }
    }
}

/// What `Task.mustache` shows.
struct TaskView {
    let id: String
    let title: TitlePair
    let extent: String
    /// The standard's code and version, and whether it is a draft.
    let standard: String
    let illustrative: String?
    let pairPicker: PairPicker
    let languages: [PairLanguage]
    let competences: [TaskText.Competence]
    let previous: Frame.Link?
    let next: Frame.Link?

    init(
        _ page: StandardPage,
        _ task: StandardItem,
        before: StandardItem?,
        after: StandardItem?,
        _ texts: Texts
    ) {
        let pair = page.pair
        func link(_ task: StandardItem) -> Frame.Link {
            Frame.Link(address: page.address(of: task), label: "\(task.code) \(texts.text(task.text))")
        }
        id = task.code
        title = pair.title(task.text)
        extent = texts.extent(of: task)
        standard = "\(page.standard.code) \(texts.version(of: page.standard))"
        illustrative = page.standard.illustrative.map(texts.text)
        pairPicker = page.picker(at: task, pair, texts)
        languages = pair.heads(over: task.all.map(\.text), texts)
        competences = task.children(.competence).map { TaskText.Competence($0, rank: 3, pair, texts) }
        previous = before.map(link)
        next = after.map(link)
    }
}
