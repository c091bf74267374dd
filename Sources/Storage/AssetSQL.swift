package import Scheduling

extension SQLLedger {
  package func asset(_ id: AssetID) throws -> Asset? {
    try connection.row(
      "SELECT \(Self.assetColumns) FROM assets WHERE organization_id = ? AND id = ?",
      organization, id, read: Self.readAsset)
  }

  package func assets(_ ids: Set<AssetID>) throws -> [AssetID: Asset] {
    let found = try connection.rows(in: ids.sorted()) { marks, chunk in
      try connection.rows(
        """
        SELECT \(Self.assetColumns) FROM assets WHERE organization_id = ? AND id IN (\(marks))
        """, [organization] + chunk, Self.readAsset)
    }
    return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
  }

  package func assets(of contact: ContactID, account: AccountID?) throws -> [Asset] {
    let scope = Scope.owned("assets", by: contact, or: account, in: organization)
    return try connection.rows(
      """
      SELECT \(Self.assetColumns) FROM assets
      WHERE organization_id = ? AND \(scope.condition) ORDER BY name, id
      """, [organization] + scope.arguments, Self.readAsset)
  }

  package func save(_ asset: Asset) throws {
    try connection.upsert(
      "assets", key: [("organization_id", organization), ("id", asset.id)],
      columns(asset))
  }

  func columns(_ asset: Asset) -> [(String, (any Bindable)?)] {
    [
      ("name", asset.name), ("category_id", asset.category), ("contact_id", asset.contact),
      ("account_id", asset.account),
    ] + AddressColumns.pairs(asset.address)
  }

  static let assetColumns =
    "id, name, category_id, contact_id, account_id, \(AddressColumns.names)"

  static func readAsset(_ row: inout RowReader) throws -> Asset {
    Asset(
      id: try row.id(), name: try row.text(), category: try row.optionalID(),
      contact: try row.optionalID(), account: try row.optionalID(),
      address: try row.optionalAddress())
  }
}
