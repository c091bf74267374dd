/// A narrow page with one form: of a record that is changed, or of a new one.
struct RecordFormPage {
  var title: String
  var place: MenuPlace
  /// The list that leads here.
  var back: (text: String, path: String)
  /// Where the form goes.
  var path: String
  var state: FormState
  /// The form's fields from top to bottom.
  var order: [String]

  /// - Parameters:
  ///   - fields: everything within the form, its buttons too.
  ///   - below: what follows the form.
  func html(
    in frame: Frame, fields: (inout HTML, FieldWriter) -> Void, below: HTML.Content = { _ in }
  ) -> HTML {
    let page = PageFrame(
      frame: frame, title: title, hasErrors: !state.errors.isEmpty, place: place, isNarrow: true)
    let writer = FieldWriter(state: state, texts: frame.texts)
    return page.write { html in
      html.errorSummary(state.errors, order: order, frame.texts)
      html.backLink(back.text, to: back.path)
      html.h1(title)
      html.postForm(path) { html in
        writer.stamp(&html)
        fields(&html, writer)
      }
      below(&html)
    }
  }
}
