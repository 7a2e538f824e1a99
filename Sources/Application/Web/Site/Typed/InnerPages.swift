import HTTPTypes
import Hummingbird
import NIOCore
import Tenancy

/// The pages of the site as they answer one another.
struct InnerPages: Sendable {
    let responder: any HTTPResponder<Context>

    /// A form's page as it is now, with the form as it was typed; where it isn't there any more, what was typed alone.
    func show(_ again: FormAgain, _ request: Request, _ context: Context, _ site: Site) async throws -> Response {
        var inside = context
        inside.again = again
        inside.wantsJSON = false
        var headers: HTTPFields = [.accept: "text/html"]
        headers[.acceptEncoding] = request.headers[.acceptEncoding]
        let head = HTTPRequest(
            method: .get,
            scheme: request.head.scheme,
            authority: request.head.authority,
            path: again.form.page,
            headerFields: headers
        )
        do {
            let page = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
            let response = try await responder.respond(to: page, context: inside)
            if response.status == again.status { return response }
        } catch let error where error is FormGone || error is NotFound || error is Forbidden || error is HTTPError {
            // What was typed is shown without its page.
        }
        inside.again = nil
        return try TypedPage(again: again).respond(request, inside, site)
    }
}
