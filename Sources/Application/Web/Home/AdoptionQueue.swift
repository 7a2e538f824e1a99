import Calendar
import Standards

extension Queue {
    /// The adoptions that headquarters has to confirm or withdraw; nil where none waits.
    init?(adoptions: [AdoptionEntry], in zone: Zone) {
        self.init(
            .adoptions,
            adoptions.map { WaitingTask(subject: .adoption($0, zone), since: $0.standing.proposed?.at) },
            more: Routes.standards()
        )
    }
}
