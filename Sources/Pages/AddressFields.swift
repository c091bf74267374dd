package import Scheduling

/// An address as staff type it.
package struct AddressFields: Hashable, Sendable {
  package var street: String
  package var postalCode: String
  package var city: String
  package var country: String

  package init(
    street: String = "", postalCode: String = "", city: String = "", country: String = ""
  ) {
    self.street = street
    self.postalCode = postalCode
    self.city = city
    self.country = country
  }

  package init(_ address: Address?) {
    self.init(
      street: address?.street ?? "", postalCode: address?.postalCode ?? "",
      city: address?.city ?? "", country: address?.country ?? "")
  }

  static let order = ["street", "postalCode", "city", "country"]

  func write(_ html: inout HTML, _ errors: FieldErrors, _ texts: Texts) {
    func field(_ name: String, _ label: String, _ value: String, _ limit: Int) -> TextField {
      TextField(
        name: name, label: label, value: value, autocomplete: "off", maxLength: limit,
        isRequired: false)
    }
    html.field(field("street", texts.faults.street, street, 200), errors, texts)
    html.div(class: "two") { html in
      html.field(field("postalCode", texts.faults.postalCode, postalCode, 20), errors, texts)
      html.field(field("city", texts.faults.city, city, 100), errors, texts)
    }
    html.field(field("country", texts.faults.country, country, 2), errors, texts)
  }
}
