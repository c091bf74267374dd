import Scheduling

/// *Book an appointment*: product, service, day, time, comment. One page and one address, with or
/// without scripts.
///
/// Choosing is a GET form and links, so that every state has an address; only *Book* posts. Scripts
/// ask for the same addresses and put the fragment in place.
package struct BookingPage: Sendable {
  /// The id that the new appointment will have: a double submit makes one appointment.
  package var appointment: String
  package var products: Products?
  /// The services that fit the chosen product.
  package var services: [ServiceOption]
  /// What is chosen; `month` and `day` live in the picker.
  package var query: BookingQuery
  /// The work order that is being scheduled, by its title; the product and the service are given.
  package var workTitle: String?
  /// Nil until a product (if there are any) and a service are chosen.
  package var when: WhenPicker?
  /// Asked only when neither the product nor the account has an address.
  package var address: String?
  package var comment: String
  package var errors: FieldErrors
  /// Staff book for a customer; nil: customers for themselves.
  package var desk: BookingDesk?

  package init(
    appointment: String, products: Products? = nil, services: [ServiceOption],
    query: BookingQuery, workTitle: String? = nil, when: WhenPicker? = nil,
    address: String? = nil, comment: String = "", errors: FieldErrors = [:],
    desk: BookingDesk? = nil
  ) {
    self.appointment = appointment
    self.products = products
    self.services = services
    self.query = query
    self.workTitle = workTitle
    self.when = when
    self.address = address
    self.comment = comment
    self.errors = errors
    self.desk = desk
  }

  /// The whole page.
  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let page = PageFrame(
      frame: frame, title: title(texts), hasErrors: !errors.isEmpty || wasTaken,
      place: desk == nil ? .book : .staff(.visits))
    return page.write { html in
      html.errorSummary(
        summaryErrors,
        order: ["asset", "category", "service", "slot", "address", "comment"] + OtherTime.fields,
        texts)
      html.h1(title(texts))
      if let desk { customer(&html, desk, frame) }
      html.p(workTitle.map(texts.booking.workLead) ?? texts.booking.lead, class: "soft")
      html.p(
        "", class: "heard", id: "said", .role("status"), .data("loading", texts.booking.loading),
        .data("failed", texts.booking.failed))
      choosing(&html, frame)
      html.p(texts.booking.choiceChanged, class: "flash changed")
      let path = desk == nil ? frame.site.appointments : frame.site.staffBooking
      html.postForm(path, id: "book") { html in
        html.hiddenField("appointment", appointment)
        timesPart(&html, frame)
        html.div { html in
          details(&html, texts)
          if let desk { html.otherTime(desk.other, isOpen: false, errors, texts) }
        }
        html.settle(
          when?.chosenTime.map(texts.dates.shortWhen), none: texts.booking.noSlotYet,
          line: choiceLine(texts), button: texts.booking.book)
      }
    }
  }

  /// Only what changes with a choice: for a request with the header `Doorstep-Fragment: when`.
  package func fragment(in frame: Frame) -> HTML {
    var html = HTML(capacity: 12_288)
    choosing(&html, frame)
    timesPart(&html, frame)
    return html
  }

  private func title(_ texts: Texts) -> String {
    desk == nil ? texts.booking.title : texts.desk.new
  }

  private func customer(_ html: inout HTML, _ desk: BookingDesk, _ frame: Frame) {
    let texts = frame.texts.desk
    html.p { html in
      html.strong(texts.lead(desk.contact.label.oneLine))
      if !desk.detail.isEmpty {
        html.br()
        html.span(desk.detail.oneLine, class: "soft")
      }
      html.br()
      html.a(texts.change, .href(frame.site.staffBooking))
    }
  }

  private var wasTaken: Bool { when?.wasTaken ?? false }

  /// The lost time has a box of its own, which says more than a line in the summary.
  private var summaryErrors: FieldErrors {
    wasTaken ? errors.filter { $0.key != "slot" } : errors
  }

  // MARK: Product and service

  private func choosing(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    html.form(
      id: "choose", .method("get"),
      .action(desk == nil ? frame.site.booking : frame.site.staffBooking), .novalidate
    ) { html in
      html.hiddenField("contact", desk?.contact.value)
      html.hiddenField("workOrder", query.workOrder)
      html.hiddenField("month", when?.month.iso8601)
      if let products {
        choices(&html, texts.booking.product, products.field) { html in
          for product in products.options {
            let isChosen = product.id == products.chosen(query)
            option(&html, products.field, product.id, product.name, product.detail, isChosen)
          }
        }
      }
      if services.isEmpty {
        if products.map({ $0.chosen(query) != nil }) ?? true {
          html.div(class: "card empty") { html in
            html.p(texts.booking.noServices)
            html.contactButtons(frame)
          }
        }
      } else {
        choices(&html, texts.booking.service, "service") { html in
          for service in services {
            option(
              &html, "service", service.id, service.name, service.detail(texts),
              service.id == query.service, more: service.description)
          }
        }
      }
      if let address {
        // With the choices, not with the comment: which times are free depends on the place.
        html.field(
          TextField(
            name: "address", label: texts.booking.address, value: address,
            hint: texts.booking.addressHint, autocomplete: "street-address",
            maxLength: TextLimit.address),
          errors, texts)
      }
      if let desk { html.keeperField(desk.keepers, texts) }
      html.button(texts.booking.showTimes, class: "show", .type("submit"))
    }
  }

  private func choices(
    _ html: inout HTML, _ title: String, _ field: String, _ content: HTML.Content
  ) {
    let error = errors[field]
    html.fieldset(
      class: "choices", id: field, .aria("describedby", error.map { _ in "\(field)-error" }),
      .tabIndex(-1)
    ) { html in
      html.legend(title)
      html.fieldError(error, for: field)
      html.div(content: content)
    }
  }

  private func option(
    _ html: inout HTML, _ field: String, _ id: String, _ name: String, _ detail: String?,
    _ isChosen: Bool, more: String? = nil
  ) {
    html.label(class: "option") { html in
      html.input(
        id: "\(field)-\(id)", .type("radio"), .name(field), .value(id), .checked(isChosen))
      html.span { html in
        html.strong(name)
        if let detail { html.small(detail) }
        if let more { html.small(more) }
      }
    }
  }

  // MARK: Date and time

  private func timesPart(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    // Where nothing is offered, staff may still know a time.
    let isOpen = when.map { !$0.isFullyBooked || desk != nil } ?? false
    html.section(
      id: "when", .aria("labelledby", "when-title"), .data("closed", isOpen ? nil : ""),
      .data("choice", choiceLine(texts)), .data("say", announcement(texts))
    ) { html in
      html.hiddenField("contact", desk?.contact.value)
      html.hiddenField("resource", desk?.keepers.chosen)
      html.hiddenField("asset", query.asset)
      html.hiddenField("category", query.category)
      html.hiddenField("service", query.service)
      html.hiddenField("workOrder", query.workOrder)
      html.hiddenField("address", address)
      html.h2(texts.booking.dateAndTime, id: "when-title", .tabIndex(-1))
      if let when {
        when.write(&html, errors, frame)
      } else {
        html.p(texts.booking.chooseFirst, class: "card empty soft")
      }
    }
  }

  /// What a screen reader hears when the times have been replaced.
  private func announcement(_ texts: Texts) -> String? {
    guard let when, let day = when.day else { return nil }
    return "\(texts.dates.day(day)), \(texts.booking.freeTimes(when.times.count))"
  }

  /// `Yearly service · Vitodens 200 · Vaduz time`
  private func choiceLine(_ texts: Texts) -> String {
    let service = services.first { $0.id == query.service }?.name
    let product = products.flatMap { products in
      products.options.first { $0.id == products.chosen(query) }?.name
    }
    let zone = when.map { texts.dates.zone($0.zone) }
    return [service, product, zone].compactMap { $0 }.joined(separator: " · ")
  }

  // MARK: Address and comment

  private func details(_ html: inout HTML, _ texts: Texts) {
    html.field(
      TextField(
        name: "comment", label: texts.booking.comment, value: comment,
        placeholder: texts.booking.commentHint, maxLength: 2000, isRequired: false, rows: 3),
      errors, texts)
  }
}

extension HTML {
  /// The bar that keeps the choice and the button in sight.
  ///
  /// - Parameter none: what stands there while no time is chosen.
  mutating func settle(_ choice: String?, none: String, line: String, button text: String) {
    div(class: "card settle") { html in
      html.p { html in
        html.strong(choice ?? none, id: "settled", .data("none", none))
        html.span(line, class: "soft", id: "settled-for")
      }
      html.button(text, class: "primary", .type("submit"))
    }
  }
}

// MARK: What can be chosen

/// What a booking can be about: the customer's own devices, or kinds of them.
package struct Products: Sendable {
  package enum Kind: String, Sendable { case asset, category }

  package var kind: Kind
  package var options: [ProductOption]

  package init(_ kind: Kind, _ options: [ProductOption]) {
    self.kind = kind
    self.options = options
  }

  var field: String { kind.rawValue }

  func chosen(_ query: BookingQuery) -> String? {
    kind == .asset ? query.asset : query.category
  }
}

package struct ProductOption: Hashable, Sendable {
  package var id: String
  package var name: String
  /// Where it stands: `Home, Landstrasse 12`.
  package var detail: String?

  package init(id: String, name: String, detail: String? = nil) {
    self.id = id
    self.name = name
    self.detail = detail
  }
}

package struct ServiceOption: Hashable, Sendable {
  package var id: String
  package var name: String
  package var description: String?
  /// In seconds.
  package var duration: Int
  /// Arrival windows instead of exact starts.
  package var hasWindows: Bool
  /// As the organisation wrote it: `CHF 180`.
  package var price: String?

  package init(
    id: String, name: String, description: String? = nil, duration: Int, hasWindows: Bool,
    price: String? = nil
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.duration = duration
    self.hasWindows = hasWindows
    self.price = price
  }

  /// `60 minutes · exact time · CHF 180`
  func detail(_ texts: Texts) -> String {
    let kind = hasWindows ? texts.booking.arrivalWindow : texts.booking.exactTime
    return [texts.duration(seconds: duration), kind, price].compactMap { $0 }
      .joined(separator: " · ")
  }
}
