import Support
import Tenancy

extension FreshProgramme {
    /// The partner's member, another tenant's, who reads what headquarters published.
    var foreigner: Member { member(.partner, of: partner) }
}
