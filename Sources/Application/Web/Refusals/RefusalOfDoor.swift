import Collection
import Hummingbird
import Indicators
import Language
import Postgres
import Spreadsheet
import Tenancy

extension Refusal {
    /// Who asks, by which door, for what.
    static func ofDoor(_ error: any Error, _ texts: Texts) -> Refusal? {
        switch error {
        case is SignInNeeded: return Refusal(.signInNeeded, texts)
        case is OtherDoor: return Refusal(.doorBrowserOnly, texts)
        case let refusal as TokenTooNarrow:
            return Refusal(refusal.token.scope.writes ? .tokenTooNarrow : .tokenReadOnly, texts)
        case let refusal as TokenRefusal:
            return Refusal(RefusalCode(refusal), texts, reasons: [texts.words(of: refusal)])
        case let refusal as TooManyRequests: return Refusal(.rateExceeded, texts, wait: refusal.seconds)
        case let forbidden as Forbidden where forbidden.isNarrowed: return Refusal(.tokenTooNarrow, texts)
        case let forbidden as Forbidden:
            return Refusal(.roleForbidden, texts, reasons: forbidden.roles.map { texts("roles.\($0)") })
        case is NotFound: return Refusal(.addressNotFound, texts)
        case let refusal as OtherVerb:
            var told = Refusal(.methodNotAllowed, texts)
            told.headers[.allow] = Verbs.list(refusal.allowed)
            return told
        case let error as HTTPError where error.status == .notFound: return Refusal(.addressNotFound, texts)
        case let error as HTTPError where error.status.code < 500:
            var told = Refusal(.requestMalformed, texts)
            told.status = error.status
            return told
        case let refusal as FigurePeriodRefusal:
            let sentence = texts(refusal.messageKey, refusal.arguments.mapValues { .text($0) })
            return Refusal(.periodUnusable, at: "period", sentence, texts)
        default: return nil
        }
    }

    /// What is sent, before anybody asks what it means.
    static func ofForm(_ error: any Error, _ texts: Texts) -> Refusal? {
        switch error {
        case let refusal as FormRefusal: Refusal(refusal, texts)
        case let refusal as InputRefusal: Refusal(refusal, texts)
        case let before as SubmittedBefore: Refusal(before, texts)
        case is KeyReused: Refusal(.formKeyReused, texts, reasons: [texts("problems.form.keyReused")])
        case let change as ChangedSince: Refusal(.formChanged, texts, reasons: [texts.words(of: change)])
        case KeptFormRefusal.gone: Refusal(.keptGone, texts)
        case KeptFormRefusal.ofOther: Refusal(.keptOfOther, texts)
        case let refusal as FormFaults: Refusal(refusal.faults, status: refusal.status, texts)
        case let refusal as TextTooLong: Refusal(.textTooLong, texts, reasons: [texts.words(of: refusal)])
        case is UnsendableParameter: Refusal(.textUnkeepable, texts)
        case let error as PostgresError where error.state == .untranslatableCharacter: Refusal(.textUnkeepable, texts)
        case let fault as SheetFault: Refusal(.fileUnreadable, at: "file", fault.sentence(in: texts.catalogue), texts)
        default: nil
        }
    }

    private init(_ refusal: FormRefusal, _ texts: Texts) {
        switch refusal {
        case .foreign: self.init(.formForeign, texts)
        case .otherType: self.init(.formOtherType, texts)
        case .malformed, .headersTooLarge: self.init(.formMalformed, texts)
        case .brokenOff: self.init(.formBrokenOff, texts)
        case .tooLarge(let limit): self.init(.formTooLarge, texts, arguments: ["limit": .text(Self.size(limit))])
        case .fieldTooLarge(let limit):
            self.init(.formFieldTooLarge, texts, arguments: ["limit": .text(Self.size(limit))])
        case .tooManyParts(let limit): self.init(.formTooManyParts, texts, arguments: ["limit": .text("\(limit)")])
        case .tooManyUploads(let limit):
            self.init(.uploadTooMany, texts, arguments: ["limit": .text("\(limit)")], wait: 5)
        }
    }

    private init(_ before: SubmittedBefore, _ texts: Texts) {
        self.init(.formSubmitted, texts)
        headers[.location] = before.place
    }

    private init(_ refusal: InputRefusal, _ texts: Texts) {
        let faults = refusal.faults.sorted { $0.key < $1.key }
        self.init(.formInvalid, texts, reasons: faults.map { "\($0.key): \(texts.words(of: $0.value))" })
        places = faults.map { Place($0.key, texts.words(of: $0.value)) }
    }

    /// 64 kB, 20 MB.
    private static func size(_ bytes: Int) -> String {
        bytes < 1 << 20 ? "\(bytes >> 10) kB" : "\(bytes >> 20) MB"
    }

    /// What the service can't do now.
    static func ofService(_ error: any Error, _ texts: Texts) -> Refusal? {
        switch error {
        case is PoolTimeout, is PoolClosed, is ConnectFailed, is ConnectionLost:
            // A private database that died is back by then.
            Refusal(.serviceUnavailable, texts, wait: 10)
        case _ where DiskFull(error) != nil: Refusal(.serviceDiskFull, texts, wait: 60)
        case is TimeExceeded: Refusal(.serviceTooSlow, texts, wait: 60)
        case is ServiceStopped, is CancellationError: Refusal(.serviceStopping, texts, wait: 60)
        default: nil
        }
    }
}

extension Texts {
    /// What is wrong with a field that a program sent.
    fileprivate func words(of fault: InputRefusal.Fault) -> String {
        switch fault {
        case .unknown: self("refusal.inputs.unknown")
        case .missing: self("refusal.inputs.missing")
        case .noText: self("refusal.inputs.noText")
        case .noNumber: self("refusal.inputs.noNumber")
        case .noTruth: self("refusal.inputs.noTruth")
        case .noChoice(let choices): self("refusal.inputs.noChoice", ["choices": .text(list(choices))])
        }
    }
}

extension RefusalCode {
    /// Why a token opens nothing.
    init(_ refusal: TokenRefusal) {
        switch refusal {
        case .unrecognised: self = .tokenUnrecognised
        case .mistyped: self = .tokenMistyped
        case .unknown: self = .tokenUnknown
        case .revoked: self = .tokenRevoked
        case .expired: self = .tokenExpired
        case .inactive: self = .tokenInactive
        case .otherName: self = .tokenOtherName
        }
    }
}
