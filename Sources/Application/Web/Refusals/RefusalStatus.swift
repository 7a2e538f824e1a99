import HTTPTypes

extension RefusalCode {
    /// The status that tells of it.
    var status: HTTPResponse.Status {
        switch self {
        case .requestMalformed, .textUnkeepable, .periodUnusable, .formMalformed, .formBrokenOff: .badRequest
        case .signInNeeded, .signInOver, .tokenUnrecognised, .tokenMistyped, .tokenUnknown, .tokenRevoked,
            .tokenExpired,
            .tokenInactive, .tokenOtherName:
            .unauthorized
        case .confirmationNeeded, .roleForbidden, .tokenReadOnly, .tokenTooNarrow, .tokenByToken, .doorBrowserOnly,
            .formForeign,
            .reportRole, .milestoneCompletedByOther, .keptOfOther,
            .collegeOtherProgramme, .collegeOtherTenant, .collegeOwnTenant, .collegeWrongRole, .collegeNotAssigned,
            .findingOwnTenant:
            .forbidden
        case .addressNotFound, .keptGone: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .formSubmitted, .formChanged, .collegeChangedMeanwhile, .findingVerified, .findingChangedMeanwhile,
            .findingExtensionDecided, .milestoneCompleted, .warningNotOpen, .warningNotDismissed, .targetDecided,
            .targetProposedAlready,
            .milestoneNotCompleted, .reportMoved, .libraryKeptElsewhere,
            .libraryPublishedVersion, .libraryPublishedAdoption, .programmeCodeTaken, .adoptionWithdrawn,
            .changeReliedOn,
            .changeFiled, .changeSubmitted, .evidenceClosed, .evidenceEnded, .evidencePlace:
            .conflict
        case .formTooLarge, .formFieldTooLarge, .formTooManyParts, .evidenceTooLarge: .contentTooLarge
        case .formOtherType: .unsupportedMediaType
        case .rateExceeded, .signInWait, .uploadTooMany, .mailTooMany: .tooManyRequests
        case .serviceFault: .internalServerError
        case .serviceUnavailable, .serviceTooSlow, .serviceStopping, .serviceDiskFull: .serviceUnavailable
        default: .unprocessableContent
        }
    }

    /// The words of the catalogue under `refusal` that a page tells it in: its title, what it means, how to mend it.
    var words: String {
        switch self {
        case .signInNeeded, .signInOver: "signIn"
        case .tokenUnrecognised, .tokenMistyped, .tokenUnknown, .tokenRevoked, .tokenExpired, .tokenInactive,
            .tokenOtherName:
            "token"
        case .confirmationNeeded, .confirmationWrong: "unconfirmed"
        case .tokenReadOnly: "tokenReadOnly"
        case .tokenTooNarrow: "tokenTooNarrow"
        case .doorBrowserOnly: "otherDoor"
        case .rateExceeded, .signInWait: "tooMany"
        case .roleForbidden, .reportRole, .milestoneCompletedByOther, .collegeOtherProgramme, .collegeOtherTenant,
            .collegeOwnTenant, .collegeWrongRole, .collegeNotAssigned, .findingOwnTenant:
            "forbidden"
        case .addressNotFound: "notFound"
        case .methodNotAllowed: "otherVerb"
        case .textUnkeepable: "unreadable"
        case .formForeign: "expiredForm"
        case .formSubmitted: "submitted"
        case .keptGone: "keptGone"
        case .keptOfOther: "keptOfOther"
        case .formOtherType: "otherType"
        case .formBrokenOff: "brokenOff"
        case .formTooLarge: "tooLarge"
        case .formFieldTooLarge: "fieldTooLarge"
        case .formTooManyParts: "tooManyParts"
        case .uploadTooMany: "tooManyUploads"
        case .requestMalformed, .formMalformed, .periodUnusable: "badRequest"
        case .formChanged, .collegeChangedMeanwhile, .findingVerified, .findingChangedMeanwhile,
            .findingExtensionDecided, .milestoneCompleted, .milestoneNotCompleted, .reportMoved, .evidenceClosed,
            .evidenceEnded, .evidencePlace:
            "conflict"
        case .serviceUnavailable, .serviceTooSlow: "unavailable"
        case .serviceStopping: "stopped"
        case .serviceDiskFull: "diskFull"
        case .serviceFault: "failed"
        default: "unprocessable"
        }
    }
}
