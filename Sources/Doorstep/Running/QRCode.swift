import CQREncode
import Pages

/// Draws texts as QR codes, with libqrencode.
enum QRCode {
  /// Level M: readable with 15 % of it lost, as on a printed card. Nil: too long for one.
  static func squares(_ text: String) -> QRSquares? {
    guard let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else { return nil }
    defer { QRcode_free(code) }
    let side = Int(code.pointee.width)
    guard let data = code.pointee.data else { return nil }
    // The lowest bit of each byte says whether the square is dark.
    return QRSquares(side: side, isDark: (0..<side * side).map { data[$0] & 1 == 1 })
  }
}
