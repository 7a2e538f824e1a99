/// Why a file was not taken.
package enum EvidenceRefusal: Error, Sendable, Hashable {
    /// Nobody said what it shows.
    case sentenceMissing
    /// No file came, or one without a byte.
    case empty
    /// It has more bytes than headquarters lets a file have.
    case tooLarge(limit: Int)
    /// Something that a machine would run.
    case program
    /// A document that brings programs along.
    case macros
    /// A page, picture or document that does something when it is opened.
    case active
    /// Nobody can look into it.
    case encrypted
    /// An archive, whose files are attached one by one.
    case archive
    /// Of a kind that isn't taken; the media type.
    case otherKind(String)
    /// What it would be attached to takes no more.
    case closed
    /// What was to be replaced or withdrawn no longer stands, or is another organisation's.
    case ended
    /// Bytes were sent that don't follow on those that are here.
    case place(received: Int)
    /// It isn't a limit: megabytes from 1 to 1,024.
    case limit
}
