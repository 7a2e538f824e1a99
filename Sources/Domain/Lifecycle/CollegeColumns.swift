import Postgres

extension College.State: PostgresCodable {}
extension College.Step: PostgresCodable {}
extension Document.Kind: PostgresCodable {}
extension Blocker.Kind: PostgresCodable {}
extension Veto.Ground: PostgresCodable {}
