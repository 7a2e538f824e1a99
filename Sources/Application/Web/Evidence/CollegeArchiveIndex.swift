import ClosedLoop
import Evidence
import Foundation
import Language
import Lifecycle
import Tenancy

/// A document of an archive as its page shows it.
struct CollegeArchivePage {
    let language: String
    let title: String
    let name: String
    let paragraphs: [String]
    let facts: [Fact]

    init(_ entry: DocumentEntry, _ texts: Texts) {
        language = texts.language.description
        title = texts.words(for: entry.document.citation)
        name = entry.title
        paragraphs = entry.paragraphs
        facts = [
            Fact(label: texts("college.author"), value: entry.author),
            Fact(label: texts("college.filed"), value: entry.filedAt.map(texts.moment) ?? texts("college.notFiled")),
        ]
    }
}

/// The index of an archive.
struct CollegeArchiveIndex {
    /// A file with where it stands in the archive.
    struct Link {
        let name: String
        let place: String
        let words: String
        let detail: String
        let hash: String
    }

    /// Something that happened.
    struct Line {
        let when: String
        let what: String
        let words: String
    }

    let language: String
    let title: String
    let made: String
    let facts: [Fact]
    let documents: [Link]
    let evidence: [Link]
    let decisions: [Line]
    let scores: [Line]
    let findings: [Line]

    /// - Parameter names: where each file stands, by its hash.
    init(_ read: CollegeArchiveReading, _ names: [String: String], _ texts: Texts, at date: Date) {
        let (college, entry) = (read.college, read.file.entry)
        language = texts.language.description
        title = texts("evidence.archive.title", ["name": .text(texts.name(of: college))])
        made = texts("evidence.archive.made", ["date": .text(texts.moment(date))])
        facts = [
            Fact(label: texts("evidence.archive.code"), value: college.code),
            Fact(label: texts("words.state"), value: texts(college.state.messageKey)),
            Fact(label: texts("evidence.archive.lead"), value: texts.name(zh: entry.leadZh, en: entry.leadEn)),
            Fact(label: texts("roles.partner"), value: texts.name(zh: entry.partnerZh, en: entry.partnerEn)),
        ]
        documents = read.documents.map { entry in
            let citation = entry.document.citation
            return Link(
                name: texts.words(for: citation),
                place: "documents/\(citation.kind.rawValue)-\(citation.version).html",
                words: entry.title,
                detail: entry.author,
                hash: ""
            )
        }
        evidence = read.attachments.map { attachment in
            let row = AttachmentRow(attachment, by: nil, texts)
            let what = texts("evidence.kinds.\(attachment.subject.kind)")
            let place = (names[attachment.file.hash] ?? "").addingPercentEncoding(
                withAllowedCharacters: .urlPathAllowed
            )
            return Link(
                name: row.name,
                place: place ?? "",
                words: row.sentence,
                detail: [what, attachment.subject.item, row.who, row.when, row.ended].compactMap(\.self)
                    .filter { !$0.isEmpty }.joined(separator: " · "),
                hash: row.hash
            )
        }
        decisions = read.file.record.map { entry in
            let transition = entry.transition
            let organisation = texts.name(zh: entry.organisationZh, en: entry.organisationEn)
            let cited = transition.cites.map { texts.words(for: $0) }
            let total = transition.total.map { texts.points($0) }
            return Line(
                when: texts.moment(transition.at),
                what: "\(texts(transition.step.messageKey)) → \(texts(transition.to.messageKey))",
                words: ["\(entry.memberName) · \(organisation)", transition.reason, total].compactMap(\.self)
                    .joined(separator: " · ") + (cited.isEmpty ? "" : " · \(texts.list(cited))")
            )
        }
        scores = read.file.scores.map { score in
            Line(when: texts.moment(score.at), what: texts.words(for: score.citation), words: texts.points(score.total))
        }
        findings = read.findings.map { finding in
            Line(
                when: texts.moment(finding.opened),
                what: "\(finding.number). \(texts("college.severities.\(finding.severity)"))",
                words: finding.text
            )
        }
    }
}
