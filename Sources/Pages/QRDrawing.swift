/// A QR code: rows of squares, dark or not.
package struct QRSquares: Hashable, Sendable {
  /// Squares of each side, the quiet zone left out.
  package var side: Int
  /// Row by row.
  package var isDark: [Bool]

  /// Nil unless there are `side` × `side` of them.
  package init?(side: Int, isDark: [Bool]) {
    guard side > 0, isDark.count == side * side else { return nil }
    self.side = side
    self.isDark = isDark
  }

  /// A drawing with a quiet zone of four squares, black on white whatever surrounds it.
  package var svg: String {
    let size = side + 8
    var path = ""
    for row in 0..<side {
      var column = 0
      while column < side {
        guard isDark[row * side + column] else {
          column += 1
          continue
        }
        let start = column
        while column < side, isDark[row * side + column] { column += 1 }
        path += "M\(start + 4) \(row + 4)h\(column - start)v1h-\(column - start)z"
      }
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size) \(size)" \
      shape-rendering="crispEdges"><path fill="#fff" d="M0 0h\(size)v\(size)H0z"/>\
      <path d="\(path)"/></svg>
      """
  }
}
