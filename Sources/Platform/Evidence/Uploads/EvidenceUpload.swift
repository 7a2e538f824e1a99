import Foundation
import Tenancy

/// An upload that can be taken up where it broke off, until all its bytes are here and it is a file.
package struct EvidenceUpload: Sendable, Hashable {
    /// How many a member may have that are not done.
    package static let limit = 3
    /// How long after its last bytes one is kept that is not done.
    package static let lifetime: TimeInterval = 86_400
    /// How long one that is not done holds its place against a new one.
    static let patience: TimeInterval = 3_600

    package let id: Identifier<EvidenceUpload>
    package let subject: EvidenceSubject
    package let words: EvidenceWords
    package let replaces: Identifier<Attachment>?
    /// Bytes of the whole file.
    package let size: Int
    /// Bytes that are here for good.
    package let received: Int
    package let touched: Date
    /// What became of it; nil while bytes are missing.
    package let attachment: Identifier<Attachment>?

    /// Until when it can be taken up.
    package var expires: Date { touched.addingTimeInterval(Self.lifetime) }

    /// Throws `EvidenceRefusal.place` where more is here than there was, or it is a file by now.
    func requireSame(as before: EvidenceUpload) throws(EvidenceRefusal) {
        guard attachment == nil, received == before.received else { throw .place(received: received) }
    }
}

/// A member has as many uploads under way as they may.
package struct TooManyUploads: Error, Sendable, Hashable {
    package let limit: Int
}
