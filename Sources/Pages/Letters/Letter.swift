/// A letter, ready to be sent: the same in words, in HTML and, for visits, for calendars.
package struct Letter: Hashable, Sendable {
  /// One line.
  package var subject: String
  package var text: String
  package var html: String
  package var calendar: CalendarPart?

  package init(subject: String, text: String, html: String, calendar: CalendarPart? = nil) {
    self.subject = subject
    self.text = text
    self.html = html
    self.calendar = calendar
  }
}

/// Whose letters these are and where their links lead.
package struct Letterhead: Hashable, Sendable {
  package var theme: Theme
  /// With the whole origin as its prefix, such as `https://visits.example.com/s/alpenblick`.
  package var site: SitePath
  /// The organiser of visits: the address that letters come from.
  package var sender: String
  /// Makes the UIDs of visits unique in the world; never changed once letters were sent.
  package var host: String

  package init(theme: Theme, site: SitePath, sender: String, host: String) {
    self.theme = theme
    self.site = site
    self.sender = sender
    self.host = host
  }
}
