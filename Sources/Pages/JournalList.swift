package import Scheduling

extension HTML {
  /// Lines of the journal: what, who and when; what was changed opens below.
  ///
  /// - Parameter record: a link to the record that the line is about; nil: it is the page's own.
  mutating func journal(
    _ lines: [JournalLine], zone: Zone, _ frame: Frame, record: ((String) -> String?)? = nil
  ) {
    let texts = frame.texts
    ol(class: "list plain-list") { html in
      for line in lines {
        let entry = line.record.entry
        html.li(class: "plain") { html in
          html.div { html in
            html.strong(texts.journal.event(entry.event))
            if let record {
              html.text(" ")
              html.subject(entry.subject, record(entry.subject))
            }
            html.p(class: "soft small") { html in
              html.text(texts.journal.actor(line.actor) + " · ")
              html.time(
                texts.dates.moment(line.record.at, in: zone), .dateTime(line.record.at.iso8601))
            }
            html.changes(entry, texts)
          }
        }
      }
    }
  }

  private mutating func subject(_ id: String, _ path: String?) {
    if let path {
      a(id.oneLine, .href(path))
    } else {
      span(id.oneLine, class: "soft")
    }
  }

  private mutating func changes(_ entry: JournalEntry, _ texts: Texts) {
    let changes = entry.changes
    guard !changes.isEmpty else { return }
    details { html in
      html.summary(texts.journal.changes(changes.count))
      html.dl(class: "facts small") { html in
        for change in changes {
          html.div { html in
            html.dt(change.name.oneLine)
            html.dd { html in
              if let before = change.before {
                html.span(before.oneLine, class: "soft")
                html.span(" → ", .aria("hidden", "true"))
                html.span(texts.journal.becomes, class: "heard")
                html.text(" ")
              }
              html.text(change.after?.oneLine ?? "–")
            }
          }
        }
      }
    }
  }
}

extension JournalEntry {
  struct Change {
    var name: String
    var before: String?
    var after: String?
  }

  /// What differs, by name; texts that were empty and still are say nothing.
  var changes: [Change] {
    Set(before.keys).union(after.keys).sorted().compactMap { name in
      let (old, new) = (before[name], after[name])
      guard old != new, !((old ?? "").isEmpty && (new ?? "").isEmpty) else { return nil }
      return Change(name: name, before: before.isEmpty ? nil : old ?? "–", after: new)
    }
  }
}

extension DateTexts {
  /// `Thu 26 November 2026, 8:30`
  package func moment(_ instant: Instant, in zone: Zone) -> String {
    let date = zone.date(of: instant)
    return "\(shortDay(date)) \(date.year), \(time(instant, in: zone))"
  }
}
