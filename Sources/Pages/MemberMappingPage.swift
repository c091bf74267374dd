package import Scheduling

/// *What is which column?* With the rows that can't be taken in, once that is said.
package struct MemberMappingPage: Sendable {
  package var list: ActionableList
  package var upload: String
  package var table: CSVTable
  package var state: FormState
  /// What would be left out; nil: nobody has asked yet.
  package var report: MemberImportReport?

  package init(
    list: ActionableList, upload: String, table: CSVTable, state: FormState,
    report: MemberImportReport? = nil
  ) {
    self.list = list
    self.upload = upload
    self.table = table
    self.state = state
    self.report = report
  }

  private static let sample = 3
  private static let longestSample = 60

  package func html(in frame: Frame) -> HTML {
    let words = frame.texts.lists
    let page = PageFrame(
      frame: frame, title: words.mapping, hasErrors: !state.errors.isEmpty || report != nil,
      place: frame.sharingPlace)
    let hasHeader = state.isOn("header")
    let names = table.names(hasHeader: hasHeader)
    return page.write { html in
      html.errorSummary(state.errors, order: names.indices.map(MappingForm.name), frame.texts)
      html.backLink(words.add, to: frame.site.staffListMembers(list.id.rawValue))
      html.h1(words.mapping)
      html.p(words.mappingLead(table.body(hasHeader: hasHeader).count), class: "soft")
      if table.encoding == .windows1252 {
        html.div(class: "flash problem") { $0.p(words.windows) }
      }
      html.postForm(frame.site.staffListUpload(list.id.rawValue, upload)) { html in
        if let report { left(report, &html, frame) }
        html.checkbox("header", label: words.hasHeader, isOn: hasHeader)
        columns(names, hasHeader, &html, frame)
        html.div(class: "row actions") { html in
          html.button(words.take, class: report == nil ? "primary" : nil, .type("submit"))
        }
      }
    }
  }

  private func columns(
    _ names: [String], _ hasHeader: Bool, _ html: inout HTML, _ frame: Frame
  ) {
    let words = frame.texts.lists
    let rows = table.body(hasHeader: hasHeader).prefix(Self.sample)
    let choices = MemberField.allCases.map {
      Choice(value: $0.rawValue, label: words.fields($0))
    }
    html.sheet(
      words.mapping, [words.columnHead, words.firstValues, words.meaning]
    ) { html in
      for (column, name) in names.enumerated() {
        let label = words.column(column + 1, name.oneLine)
        let field = MappingForm.name(column)
        html.tr { html in
          html.th(label, .scope("row"))
          html.cell(words.firstValues) { html in
            let values = rows.map { table.cell($0, column).oneLine }.filter { !$0.isEmpty }
            html.span(
              values.map { String($0.prefix(Self.longestSample)) }.joined(separator: ", "))
          }
          html.cell(words.meaning) { html in
            html.fieldError(state.errors[field], for: field)
            html.select(
              id: field, .name(field), .aria("label", "\(words.meaning): \(label)"),
              .aria("invalid", state.errors[field] == nil ? nil : "true")
            ) { html in
              for choice in choices {
                html.option(
                  choice.label, .value(choice.value), .selected(choice.value == state[field]))
              }
            }
          }
        }
      }
    }
  }

  /// Rows that would not come onto the list, line by line.
  private func left(_ report: MemberImportReport, _ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.lists
    html.div(
      class: "flash problem", id: "errors", .role("alert"), .tabIndex(-1), .autofocus(true)
    ) { html in
      if report.faultCount > 0 {
        html.h2(words.faults(report.faultCount))
        html.ul { html in
          for fault in report.faults {
            html.li("\(words.line(fault.line)): \(words.reason(fault.reason).oneLine)")
          }
          if report.faultCount > report.faults.count {
            html.li(words.others(report.faultCount - report.faults.count))
          }
        }
      }
      if report.duplicateCount > 0 {
        html.h2(words.duplicates(report.duplicateCount))
        html.ul { html in
          for row in report.duplicates {
            html.li(
              "\(words.line(row.line)): \(words.duplicate(row.email.oneLine, row.first))")
          }
          if report.duplicateCount > report.duplicates.count {
            html.li(words.others(report.duplicateCount - report.duplicates.count))
          }
        }
      }
      if report.good == 0 { html.p(words.nothingLeft) }
    }
    if report.duplicateCount > 0 {
      html.checkbox(
        "duplicates", label: words.takeDuplicates, isOn: state.isOn("duplicates"))
    }
    guard report.good > 0 else { return }
    html.div(class: "row actions") { html in
      html.button(
        words.takeRest(report.good), class: "primary", .type("submit"), .name("confirmed"),
        .value("true"))
    }
  }
}
