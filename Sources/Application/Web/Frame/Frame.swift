import Foundation
import Language
import Tenancy

/// What stands round every page: title, navigation, reader, languages, notices.
struct Frame: Sendable {
    /// A link with its words.
    struct Link: Sendable {
        let address: Address
        let label: String
        var current = false
        var count: String?
    }

    /// A fault with the field it is at.
    struct Fault: Sendable {
        let address: String
        let text: String

        /// The field's name.
        var field: String { String(address.drop { $0 == "#" }) }
    }

    /// A message above the page: `right`, `wrong` or `plain`.
    struct Notice: Sendable {
        let tone: String
        let title: String
        var text: String?
    }

    /// The reader.
    struct Reader: Sendable {
        let fullName: Said
        let role: String
        let organisation: String
        /// How many notices they have not read; nil where there are none.
        let unread: String?
    }

    /// A language to choose.
    struct Choice: Sendable {
        let tag: String
        let name: String
        let current: Bool
    }

    let language: String
    let direction: String
    let title: String
    let programme: String
    let stylesheet: Address
    let icon: Address
    let member: Reader?
    let atSignIn: Bool
    /// Whether whoever decides is to confirm with their password that it is they.
    let asksPassword: Bool
    let csrf: String
    /// For whom the page is made, sealed; nil where nobody is signed in.
    let owner: String?
    /// The address of the page that its forms stand on, whatever was sent to get it.
    let typedAt: String
    /// Another one for each form.
    let key = FormKey()
    let address: String
    /// With the host, for paper.
    let wholeAddress: String
    let languages: [Choice]
    let navigation: [Link]
    let demonstration: Bool
    let running: String
    let asOf: String?
    let data: [Link]
    let notice: Notice?
    let faults: [Fault]
    let trail: [Link]
}

/// What a page says of itself to its frame.
struct Heading: Sendable {
    let title: String
    /// The period that the page's figures are of, in words.
    var period: String?
    /// When the newest value behind the figures was written.
    var asOf: String?
    var trail: [Frame.Link] = []
    var notice: Frame.Notice?
    var faults: [Frame.Fault] = []
    /// Whether the page shows a secret that nobody may keep a copy of.
    var isOnce = false
}
