import Calendar
import Foundation
import Indicators
import Language
import Lifecycle
import Spreadsheet
import Tenancy

/// What every endpoint stands on; made once when the service starts.
package struct Site: Sendable {
    package let database: Database
    let sessions: Sessions
    /// Who lets machines in.
    let doorkeeper: Doorkeeper
    /// What forms are known by again once their session is over.
    let formSeals: FormSeals
    /// What ends requests that take too long.
    let deadlines = Deadlines()
    /// How many notices members have not read.
    let unread: UnreadNotices
    /// Whether the service mails anything.
    let mails: Bool
    /// Figures that need not be worked out anew.
    let figures = FigureMemory()
    /// What became of imports whose clients ask for it later.
    let dhis2Tasks = DHIS2Tasks()
    /// How many uploads each member has under way.
    let uploads = UploadQuota()
    /// What roles, kinds and countries may be called in a roster.
    let rosterWords: RosterWords
    /// Where it writes.
    let storage: Storage
    /// The programme that anyone who is not signed in reads of; nil in an empty database.
    let programme: Programme?
    let pages: Pages
    /// Where each country's tile lies.
    let tiles: TilePlaces
    /// In which a college counts its days where its country has only one zone and nobody says otherwise.
    let zones: CountryZones
    /// Where people reach the service; `https` makes the cookies secure.
    let address: URL
    /// Whose word on a client's address is taken.
    let forwarding: Forwarding
    /// The moment, so that tests can choose it.
    let now: @Sendable () -> Date

    /// A site over a database, with the texts and templates that its pages are made of.
    ///
    /// - Parameters:
    ///   - dataFolder: where the private database is; nil where it is elsewhere.
    ///   - mails: whether there is a mail server, so that members are asked for an address.
    package init(
        database: Database,
        programme: Programme?,
        catalogues: Catalogues,
        tiles: TilePlaces = TilePlaces(),
        zones: CountryZones = CountryZones(),
        address: URL,
        trustedProxies: [NetworkRange] = [],
        dataFolder: URL? = nil,
        mails: Bool = false,
        now: @escaping @Sendable () -> Date = { Date() }
    ) throws {
        self.database = database
        self.programme = programme
        storage = Storage(folders: [SpooledFile.folder] + [dataFolder].compactMap(\.self))
        sessions = Sessions(database: database)
        formSeals = FormSeals(database: database)
        unread = UnreadNotices(database: database)
        self.mails = mails
        doorkeeper = Doorkeeper(sessions: sessions)
        pages = try Pages(catalogues: catalogues, address: address)
        rosterWords = RosterWords(catalogues)
        self.tiles = tiles
        self.zones = zones
        self.address = address
        forwarding = Forwarding(trusted: trustedProxies)
        self.now = now
    }
}
