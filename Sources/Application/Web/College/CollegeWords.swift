import Foundation
import Language
import Lifecycle
import Number
import Tenancy

extension College {
    /// Where a version of a document is read.
    func address(of citation: Citation) -> Address {
        Routes.collegeDocument(id, citation.kind, citation.version)
    }
}

extension Texts {
    /// A college's name in the reader's language.
    func name(of college: College) -> String { name(zh: college.nameZh, en: college.nameEn) }

    /// `申报书（第2版）`.
    func words(for citation: Citation) -> String {
        self(
            "lifecycle.words.citation",
            ["document": .text(self(citation.kind.messageKey)), "version": .integer(citation.version)]
        )
    }

    /// Points to two decimals at most.
    func points(_ points: Number) -> String {
        conventions.numbers.number(points.rounded(decimals: 2))
    }
}

extension TimeZone {
    /// Programme time: Beijing's.
    static let beijing = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
}
