/// The demo company's mark: a flame over the river, drawn as paths.
enum DemoLogo {
  static var drawing: String {
    element(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 64 64"), ("role", "img"),
        ("aria-label", "Rheintal Heizung"),
      ],
      [
        element("rect", [("width", "64"), ("height", "64"), ("rx", "15"), ("fill", "#b3400f")]),
        element(
          "path",
          [
            ("fill", "#fff"),
            (
              "d",
              "M33 9c2 7 11 12 11 22a12 12 0 0 1-24 0c0-5 3-8 5-11 1 3 2 5 4 5 3 0 0-8 4-16z"
            ),
          ]),
        element(
          "path",
          [
            ("fill", "#b3400f"),
            ("d", "M33 27c1 4 5 6 5 10a6 6 0 0 1-12 0c0-2 1-4 2-5 1 2 2 2 3 1 1-2 0-4 2-6z"),
          ]),
        element(
          "path",
          [
            ("fill", "none"), ("stroke", "#fff"), ("stroke-width", "4"),
            ("stroke-linecap", "round"),
            ("d", "M10 52c6-5 10-5 15 0s9 5 15 0 9-5 14 0"),
          ]),
      ])
  }

  private static func element(
    _ name: String, _ attributes: [(String, String)], _ children: [String] = []
  ) -> String {
    let written = attributes.map { " \($0.0)=\"\($0.1)\"" }.joined()
    return "<\(name)\(written)>" + children.joined() + "</\(name)>"
  }
}
