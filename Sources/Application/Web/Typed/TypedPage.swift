import Hummingbird
import Language
import Tenancy

/// What was typed into a form that its page doesn't have any more, so that it can be copied.
struct TypedPage {
    let again: FormAgain

    func respond(_ request: Request, _ context: Context, _ site: Site) throws -> Response {
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "Typed",
            request,
            context,
            status: again.status,
            heading: Heading(title: texts("typed.title"), notice: again.notice(texts)),
            answer: texts("typed.title")
        ) { texts in
            TypedView(
                texts: TypedText.all(of: again.form.fields),
                back: Frame.Link(address: Routes.home(), label: texts("refusal.back"))
            )
        }
    }
}

/// A text that somebody typed.
struct TypedText {
    let text: String
    /// Lines that it takes.
    let rows: Int

    /// The texts of a form, without what was chosen or says nothing by itself: the longest last.
    static func all(of fields: [String: String]) -> [TypedText] {
        fields.filter { !OwnField.isOwn($0.key) }.map(\.value).filter { $0.count > 3 }
            .sorted { ($0.count, $0) < ($1.count, $1) }
            .map { TypedText(text: $0, rows: min(12, 1 + $0.count / 60)) }
    }
}

/// What `Typed.mustache` shows.
struct TypedView {
    let texts: [TypedText]
    let back: Frame.Link
}
