import Collection
import Foundation
import Hummingbird
import Language
import Tenancy

/// `GET /uploads/{id}`: what came of an uploaded file: every fault, or what it changed.
struct ShowUpload: Endpoint {
    static let contract = Contract(answers: UploadAnswer.self)

    let site: Site
    let id: Identifier<Batch>

    func respond(to request: Request, _ context: Context) async throws -> Response {
        let member = try context.requireMember()
        let upload = try await site.database.reading(as: member) { scope in
            let batch = try await scope.batch(id)
            guard let report = batch.report else { throw NotFound(what: "upload") }
            let key = try await scope.reportKey(report)
            return Upload(
                batch: batch,
                key: key,
                report: report,
                dataSet: try await scope.dataSets().first { $0.code == key.dataSet },
                changes: try await scope.changes(of: id, in: key),
                elements: try await scope.elements(dataSet: key.dataSet),
                takesValues: try await scope.standing(report, of: key.tenant).refusal(
                    of: .prepare,
                    by: member,
                    at: site.now()
                ) == nil
            )
        }
        let texts = site.pages.texts(context)
        return try site.pages.respond(
            "UploadResult",
            request,
            context,
            heading: heading(upload, texts),
            answer: UploadAnswer(upload: upload.batch, changes: upload.changes)
        ) { texts in UploadResultView(upload, texts) }
    }

    private func heading(_ upload: Upload, _ texts: Texts) -> Heading {
        let count = upload.batch.faultCount
        return Heading(
            title: count > 0
                ? texts("upload.refusedTitle", ["count": .integer(count)])
                : texts(upload.batch.summary.changed > 0 ? "upload.writtenTitle" : "upload.unchangedTitle"),
            trail: [
                Frame.Link(address: Routes.reports(), label: texts("reports.title")),
                Frame.Link(
                    address: Routes.report(upload.report),
                    label: texts.title(of: upload.dataSet, upload.key.period)
                ),
            ]
        )
    }
}

/// An upload as programs read it.
struct UploadAnswer: Shaped {
    static let shape = Shape<UploadAnswer>("UploadWithChanges") { shape in
        shape.field("upload", \.upload)
        shape.field("changes", \.changes)
    }

    let upload: BatchEntry
    let changes: [BatchChange]
}

/// An upload with what its page needs besides.
struct Upload {
    let batch: BatchEntry
    let key: ReportKey
    let report: Identifier<Report>
    let dataSet: DataSet?
    let changes: [BatchChange]
    let elements: [Element]
    /// Whether the reader may upload again.
    let takesValues: Bool

    func element(_ code: String) -> Element? { elements.first { $0.code == code } }
}
