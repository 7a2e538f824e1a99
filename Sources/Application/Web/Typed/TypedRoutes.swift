import Tenancy

extension Routes {
    static let kept = Route("kept/:kept", Identifier<KeptForm>.self)
}
