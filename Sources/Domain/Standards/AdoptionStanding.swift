import Calendar
import Foundation
import Language
import Tenancy

/// How far an adoption has come, and by whom.
package struct AdoptionStanding: Sendable, Hashable, Encodable {
    /// Everybody reads an adoption, and it counts, only while it is confirmed.
    package enum State: String, Codable, Sendable, CaseIterable {
        case proposed, confirmed, withdrawn
    }

    /// Who did something, as they were called then; the name is empty for readers whose business it is not.
    package struct Hand: Sendable, Hashable, Codable {
        package let name: String
        package let at: Date
    }

    /// The organisation whose proposal it is.
    package let tenant: Identifier<Organisation>
    package let organisationZh: String
    package let organisationEn: String
    /// The member who proposed it, who doesn't confirm it.
    let proposer: Identifier<Member>?
    package let proposed: Hand?
    package let confirmed: Hand?
    package let withdrawn: Hand?
    /// Why it was withdrawn.
    package let reason: String?

    /// Withdrawn ends it, whatever came before.
    package var state: State {
        withdrawn != nil ? .withdrawn : confirmed != nil ? .confirmed : .proposed
    }
}

/// An adoption with how far it has come.
package struct AdoptionEntry: Sendable, Hashable {
    package let adoption: Adoption
    package let standing: AdoptionStanding
}

/// Why an adoption was not proposed, changed, confirmed or withdrawn.
package enum AdoptionRefusal: Error, Sendable, Hashable {
    /// Nobody can check one without the decision's title and number, or its day.
    case documentMissing
    case dateMissing
    case reasonMissing
    /// Whoever proposed it doesn't confirm it.
    case proposedBySame
    /// Headquarters has confirmed it, so that it only withdraws it and takes a new proposal.
    case confirmed
    case withdrawn
}

extension AdoptionEntry {
    /// What of it can be changed or decided on.
    package var fields: [String: String] {
        func said(_ text: LocalizedText?) -> String {
            text.map { text in text.languages.map { "\($0): \(text[$0]?.text ?? "")" }.joined(separator: "\n") } ?? ""
        }
        return [
            "version": "\(adoption.standardVersion)", "country": adoption.country,
            "authority": said(adoption.authority),
            "level": adoption.level.rawValue, "document": said(adoption.document),
            "date": adoption.date?.description ?? "", "state": standing.state.rawValue,
        ]
    }

    /// Why it can't be changed; nil while it is free, until headquarters has decided.
    package var refusalOfChange: AdoptionRefusal? {
        switch standing.state {
        case .proposed: nil
        case .confirmed: .confirmed
        case .withdrawn: .withdrawn
        }
    }

    /// Why a member can't confirm it; nil if they can.
    package func refusalOfConfirmation(by member: Member) -> AdoptionRefusal? {
        if let refusal = refusalOfChange { return refusal }
        if adoption.document == nil { return .documentMissing }
        if adoption.date == nil { return .dateMissing }
        return standing.proposer == member.id ? .proposedBySame : nil
    }

    /// Whether a member may withdraw it: whoever proposed it until headquarters has confirmed it, then headquarters.
    package func mayBeWithdrawn(by member: Member) -> Bool {
        if member.may(.decideAdoption, at: .headquarters) { return standing.state != .withdrawn }
        return isOwn(to: member) && standing.state == .proposed
    }

    /// Whether a member may change it where nothing stands in the way.
    package func isOwn(to member: Member) -> Bool {
        standing.tenant == member.organisation && member.may(.adoptStandard, at: .own)
    }
}
