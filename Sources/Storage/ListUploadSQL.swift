package import Scheduling

extension SQLLedger {
  package func insert(_ upload: ListUpload) throws {
    try connection.insert(
      "list_uploads",
      [
        ("organization_id", organization), ("id", upload.id), ("list_id", upload.list),
        ("made_by", upload.madeBy), ("created_at", upload.createdAt), ("file", upload.file),
      ])
  }

  package func upload(_ id: ListUploadID) throws -> ListUpload? {
    try connection.row(
      """
      SELECT list_id, made_by, created_at, file FROM list_uploads
      WHERE organization_id = ? AND id = ?
      """, organization, id
    ) { row in
      ListUpload(
        id: id, list: try row.id(), madeBy: try row.text(), createdAt: try row.instant(),
        file: try row.bytes())
    }
  }

  package func deleteUpload(_ id: ListUploadID) throws {
    try connection.run(
      "DELETE FROM list_uploads WHERE organization_id = ? AND id = ?", organization, id)
  }

  package func deleteUploads(by maker: String, of list: ActionableListID) throws {
    try connection.run(
      "DELETE FROM list_uploads WHERE organization_id = ? AND made_by = ? AND list_id = ?",
      organization, maker, list)
  }
}
