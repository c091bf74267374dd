/// One attribute of an element. Only the attributes that our pages use can be made.
package struct Attribute: Sendable {
  let prefix: StaticString
  let name: StaticString
  /// `nil` writes the bare name: a boolean attribute.
  let value: String?
  let isPresent: Bool

  init(
    prefix: StaticString = "", _ name: StaticString, _ value: String?, isPresent: Bool = true
  ) {
    self.prefix = prefix
    self.name = name
    self.value = value
    self.isPresent = isPresent
  }

  /// An attribute that is left out when it has no value.
  private static func optional(_ name: StaticString, _ value: String?) -> Attribute {
    Attribute(name, value, isPresent: value != nil)
  }

  /// A boolean attribute, written without a value when it holds.
  private static func flag(_ name: StaticString, _ isPresent: Bool) -> Attribute {
    Attribute(name, nil, isPresent: isPresent)
  }
}

// MARK: Addresses

extension Attribute {
  /// Where a link leads. An address whose scheme we don't write ourselves (`javascript:`) is
  /// replaced by `#`.
  package static func href(_ address: String) -> Attribute {
    Attribute("href", safeAddress(address))
  }

  package static func src(_ address: String) -> Attribute {
    Attribute("src", safeAddress(address))
  }

  package static func action(_ path: String) -> Attribute {
    Attribute("action", safeAddress(path))
  }
  /// Where one button of a form leads instead.
  package static func formAction(_ path: String) -> Attribute {
    Attribute("formaction", safeAddress(path))
  }

  private static let schemes = ["https://", "http://", "mailto:", "tel:", "sms:"]

  private static func safeAddress(_ address: String) -> String {
    let isLocal =
      address.isEmpty || address.hasPrefix("#") || address.hasPrefix("?")
      || (address.hasPrefix("/") && !address.hasPrefix("//") && !address.hasPrefix("/\\"))
    return isLocal || schemes.contains(where: address.hasPrefix) ? address : "#"
  }
}

// MARK: Everywhere

extension Attribute {
  package static func lang(_ tag: String) -> Attribute { Attribute("lang", tag) }
  package static func role(_ role: String) -> Attribute { Attribute("role", role) }
  package static func title(_ text: String) -> Attribute { Attribute("title", text) }
  package static func nonce(_ nonce: String) -> Attribute { Attribute("nonce", nonce) }
  package static func tabIndex(_ index: Int) -> Attribute { Attribute("tabindex", String(index)) }
  package static var hidden: Attribute { flag("hidden", true) }
  /// Of a `details` element.
  package static func autofocus(_ isPresent: Bool) -> Attribute { flag("autofocus", isPresent) }

  /// `aria("label", …)`; left out when `value` is nil.
  package static func aria(_ name: StaticString, _ value: String?) -> Attribute {
    Attribute(prefix: "aria-", name, value, isPresent: value != nil)
  }

  /// `data("summary", …)`; left out when `value` is nil.
  package static func data(_ name: StaticString, _ value: String?) -> Attribute {
    Attribute(prefix: "data-", name, value, isPresent: value != nil)
  }
}

// MARK: Forms

extension Attribute {
  package static func method(_ method: String) -> Attribute { Attribute("method", method) }
  package static var novalidate: Attribute { flag("novalidate", true) }
  package static func name(_ name: String) -> Attribute { Attribute("name", name) }
  package static func value(_ value: String) -> Attribute { Attribute("value", value) }
  package static func type(_ type: String) -> Attribute { Attribute("type", type) }
  package static func `for`(_ id: String) -> Attribute { Attribute("for", id) }
  package static func form(_ id: String) -> Attribute { Attribute("form", id) }
  package static func checked(_ isPresent: Bool) -> Attribute { flag("checked", isPresent) }
  package static func selected(_ isPresent: Bool) -> Attribute { flag("selected", isPresent) }
  package static func disabled(_ isPresent: Bool) -> Attribute { flag("disabled", isPresent) }
  package static func open(_ isPresent: Bool) -> Attribute { flag("open", isPresent) }
  package static func required(_ isPresent: Bool) -> Attribute { flag("required", isPresent) }
  package static var readOnly: Attribute { flag("readonly", true) }
  package static var multipart: Attribute { Attribute("enctype", "multipart/form-data") }
  package static func accept(_ types: String) -> Attribute { Attribute("accept", types) }
  package static func rows(_ rows: Int) -> Attribute { Attribute("rows", String(rows)) }
  package static func placeholder(_ text: String?) -> Attribute { optional("placeholder", text) }
  package static func autocomplete(_ hint: String?) -> Attribute { optional("autocomplete", hint) }
  package static func inputMode(_ mode: String?) -> Attribute { optional("inputmode", mode) }
  package static func spellcheck(_ isOn: Bool) -> Attribute { Attribute("spellcheck", "\(isOn)") }
  package static func autocapitalize(_ mode: String) -> Attribute {
    Attribute("autocapitalize", mode)
  }
  package static func encodingType(_ type: String) -> Attribute { Attribute("enctype", type) }
  package static func maxLength(_ characters: Int?) -> Attribute {
    optional("maxlength", characters.map(String.init))
  }
}

// MARK: Documents

extension Attribute {
  package static func charset(_ name: String) -> Attribute { Attribute("charset", name) }
  package static func content(_ text: String) -> Attribute { Attribute("content", text) }
  /// A link out of a frame.
  package static func opensWindow(_ isPresent: Bool) -> Attribute {
    Attribute("target", "_blank", isPresent: isPresent)
  }
  package static func rel(_ relation: String) -> Attribute { Attribute("rel", relation) }
  package static func alt(_ text: String) -> Attribute { Attribute("alt", text) }
  package static func width(_ pixels: Int) -> Attribute { Attribute("width", String(pixels)) }
  package static func height(_ pixels: Int) -> Attribute { Attribute("height", String(pixels)) }
  package static func dateTime(_ text: String) -> Attribute { Attribute("datetime", text) }
  package static func scope(_ scope: String) -> Attribute { Attribute("scope", scope) }
  package static func download(_ name: String) -> Attribute { Attribute("download", name) }
  package static var `defer`: Attribute { flag("defer", true) }
  package static var open: Attribute { flag("open", true) }

  /// A document for an iframe. Give it ``sandboxWithLinks`` too.
  package static func sourceDocument(_ html: String) -> Attribute { Attribute("srcdoc", html) }
  /// Nothing in the frame runs or reads anything of ours; a link that is pressed may leave it.
  package static var sandboxWithLinks: Attribute {
    Attribute("sandbox", "allow-top-navigation-by-user-activation")
  }
}
