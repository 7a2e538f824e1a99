import Collection
import HTTPTypes
import Hummingbird
import Indicators
import Tenancy

/// Values of a client of DHIS2 on their way in: by our codes, each lead college's by itself.
struct ValueHandover {
    let site: Site
    let context: Context
    let directory: Directory
    let schemes: Schemes
    var options = HandingOptions()

    /// What a client sent that came to nothing, before anything was asked of the database.
    struct Outcome {
        var handing = Handing()
        /// Which of them had no value at all.
        var empty: [Int] = []
    }

    /// Writes the values, or tells what would become of them.
    func hand(_ set: DataValueSet, named name: String) async throws -> Outcome {
        var outcome = Outcome()
        var values: [Identifier<Organisation>: [HandedValue]] = [:]
        let (elements, units) = (directory.elements(by: schemes.element), directory.units(by: schemes.unit))
        let own = try context.requireMember(with: .move(.prepare)).organisation
        for (index, sent) in set.values.enumerated() {
            let text = sent.value ?? ""
            guard !text.isEmpty || sent.isDeleted || options.strategy == .delete else {
                outcome.empty.append(index)
                continue
            }
            let place = sent.unit.isEmpty ? set.said["orgUnit"] ?? "" : sent.unit
            let college = units[place]?.college
            // What no college of theirs is called is looked for among their own, where it isn't found.
            values[college?.tenant ?? own, default: []].append(
                HandedValue(
                    index: index,
                    college: college?.code ?? place,
                    element: elements[sent.element]?.code ?? sent.element,
                    category: sent.category,
                    period: sent.period.isEmpty ? set.said["period"] ?? "" : sent.period,
                    value: sent.isDeleted ? nil : text
                )
            )
        }
        let importing = ValueImport(database: site.database, by: try context.act(at: site.now()))
        for (tenant, values) in values.sorted(by: { "\($0.key)" < "\($1.key)" }) {
            outcome.handing = outcome.handing + (try await importing.hand(values, of: tenant, named: name, options))
        }
        return outcome
    }
}
