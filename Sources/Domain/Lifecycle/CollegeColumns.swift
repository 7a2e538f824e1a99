import Postgres

extension College.State: PostgresCodable {}
extension College.Step: PostgresCodable {}
extension Document.Kind: PostgresCodable {}
extension Finding.Severity: PostgresCodable {}
extension Veto.Ground: PostgresCodable {}
