import Foundation
import HTTPTypes
import Hummingbird
import Language
import Mustache
import NIOCore
import Tenancy

/// Makes pages of views, or JSON of the same answer, as the reader asks.
struct Pages: Sendable {
    let catalogues: Catalogues
    let assets: Assets
    /// Where people reach the service, without a slash at the end.
    let host: String
    private let texts: [LanguageTag: Texts]
    private let library: MustacheLibrary

    init(catalogues: Catalogues, address: URL) throws {
        self.catalogues = catalogues
        host = String(address.absoluteString.reversed().drop { $0 == "/" }.reversed())
        assets = try Assets()
        self.texts = Dictionary(uniqueKeysWithValues: catalogues.languages.map { ($0, Texts(catalogues[$0])) })
        library = try Self.templates.get()
    }

    /// The templates, which stay as they are while the program runs.
    private static let templates = Result {
        var library = MustacheLibrary()
        let folder = Bundle.module.bundleURL
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".mustache") {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            try library.register(PageText.pragma + text, named: String(name.dropLast(".mustache".count)))
        }
        return library
    }

    /// The words in the reader's language.
    func texts(_ context: Context) -> Texts {
        (texts[context.language] ?? Texts(catalogues[context.language])).at(context.zone)
    }

    /// A page that stands by itself in a file, without our frame.
    func bare(_ template: String, _ texts: Texts, _ view: Any) -> [UInt8] {
        let view = View(frame: nil, texts: texts, content: view)
        return Array((library.render(view, withTemplate: template) ?? "").utf8)
    }

    /// The page, or for a program that accepts only JSON its `answer`; throws `FormFaults` where the page would show what
    /// is wrong with a form.
    ///
    /// - Parameters:
    ///   - template: the name of the Mustache file.
    ///   - view: what the template shows; only made when a page is asked for.
    func respond(
        _ template: String,
        _ request: Request,
        _ context: Context,
        status: HTTPResponse.Status = .ok,
        heading: Heading,
        answer: @autoclosure () -> some Answer,
        view: (Texts) throws -> Any
    ) throws -> Response {
        let (texts, again) = (texts(context), context.again)
        var heading = heading
        if let again { heading.notice = again.notice(texts) }
        if context.wantsJSON {
            guard status.code < 400 || request.method.isSafe else {
                throw FormFaults(faults: heading.faults, status: status)
            }
            return try Reply.json(answer(), status: status).response(to: request)
        }
        let frame = frame(heading, texts, request, context)
        let view = View(frame: frame, texts: texts, content: try view(texts))
        var html = library.render(view, withTemplate: template) ?? ""
        if let again, status == .ok { html = try FilledForm(again, texts).page(html) }
        // What is wrong with a form doesn't change what its sender had seen.
        let seen = context.typed[.seen]
        if again == nil, !seen.isEmpty { html = FilledForm.page(html, formAt: request.uri.path, having: seen) }
        var reply = Reply(
            bytes: KeptTogether.bytes(of: Array(html.utf8)),
            type: "text/html; charset=utf-8",
            status: status == .ok ? again?.status ?? .ok : status
        )
        if heading.isOnce { reply.caching = Reply.uncached }
        var response = reply.response(to: request)
        response.headers[.contentLanguage] = texts.language.description
        if context.door.credentials == .cookie, !context.isSessionKnown {
            response.setCookie(.session(context.session, isSecure: context.isSecure))
        }
        if context.done != nil {
            response.setCookie(.own(.done, "", maxAge: 0, isSecure: context.isSecure))
        }
        return response
    }

    /// Where the form that was sent stands, or the page itself.
    private func typedAt(_ request: Request, _ context: Context) -> String {
        if let again = context.again { return again.form.page }
        let sentFrom = request.method.isSafe ? "" : context.typed[.page]
        return sentFrom.isEmpty ? request.uri.string : sentFrom
    }

    private func frame(_ heading: Heading, _ texts: Texts, _ request: Request, _ context: Context) -> Frame {
        let programme = context.programme
        return Frame(
            language: texts.language.description,
            direction: texts.language.direction.rawValue,
            title: heading.title,
            programme: programme.map { texts.text($0.name) } ?? texts("layout.product"),
            stylesheet: assets.stylesheet.address,
            icon: assets.icon.address,
            member: context.visitor.map { visitor in
                Frame.Reader(
                    fullName: Said(visitor.member.fullName, texts),
                    role: texts("roles.\(visitor.member.role)"),
                    organisation: texts.name(zh: visitor.organisation.nameZh, en: visitor.organisation.nameEn),
                    unread: context.unread > 0 ? texts.conventions.numbers.integer(context.unread) : nil
                )
            },
            atSignIn: request.uri.path == Routes.signIn().path,
            asksPassword: !context.isConfirmed && !context.typed.sent.isConfirmed,
            csrf: context.session.formToken,
            owner: context.member.flatMap { context.seal?.mark(of: $0, token: context.session.formToken) },
            typedAt: typedAt(request, context),
            address: request.uri.string,
            wholeAddress: host + request.uri.string,
            languages: catalogues.languages.map { tag in
                Frame.Choice(tag: tag.description, name: tag.endonym, current: tag == texts.language)
            },
            navigation: Navigation.links(for: context.member, at: request.uri.path, texts),
            demonstration: programme?.isDemonstration ?? false,
            running: [programme.map { texts.text($0.name) }, heading.title, heading.period]
                .compactMap(\.self).joined(separator: " · "),
            asOf: heading.asOf,
            data: [],
            notice: context.done == .submittedBefore
                ? context.done?.notice(texts) : heading.notice ?? context.done?.notice(texts),
            faults: heading.faults,
            trail: heading.trail
        )
    }
}
