/// Host names in lower case, without port.
public enum HostName {
  public static func isPlausible(_ text: String) -> Bool {
    guard text.utf8.count <= 253, text == text.lowercased() else { return false }
    return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
        && label.utf8.allSatisfy { $0.isDigit || (97...122).contains($0) || $0 == 45 }
    }
  }
}

/// Web addresses that a customer may be sent to: `https` only.
public enum WebLink {
  public static func isPlausible(_ text: String) -> Bool {
    guard text.utf8.count <= 500, text.hasPrefix("https://"), text.utf8.count > 8,
      text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"\"<>\\^`|".utf8.contains($0) }),
      let name = text.dropFirst(8).split(separator: "/", omittingEmptySubsequences: false).first,
      let domain = name.split(separator: ":", omittingEmptySubsequences: false).first
    else { return false }
    return HostName.isPlausible(domain.lowercased())
  }
}
