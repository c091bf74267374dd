/// What a new password must be: 8 to 256 characters and none that everybody tries first. No rules of
/// composition (NIST SP 800-63B).
enum PasswordRules {
  static let minimum = 8

  static func fault(of password: String, email: String) -> FieldFault? {
    if password.isEmpty { return FieldFault(field: .password, reason: .missing) }
    if password.count < minimum {
      return FieldFault(field: .password, reason: .tooShort(minimum))
    }
    if password.count > TextLimit.password {
      return FieldFault(field: .password, reason: .tooLong(TextLimit.password))
    }
    let plain = password.lowercased()
    if isCommon(plain) || plain == email.lowercased() || plain.hasPrefix("doorstep1") {
      return FieldFault(field: .password, reason: .tooCommon)
    }
    return nil
  }

  /// A known one, one character over and over, or a run along the keyboard or the alphabet.
  private static func isCommon(_ password: String) -> Bool {
    if common.contains(password) || Set(password).count <= 2 { return true }
    let runs = ["abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiop", "qwertzuiop"]
    return runs.contains { $0.contains(password) || String($0.reversed()).contains(password) }
  }

  private static let common: Set<String> = Set(
    """
    password passwort password1 password12 password123 passw0rd p@ssw0rd p@ssword passwort1 \
    passwort123 iloveyou princess sunshine football baseball superman trustno1 starwars welcome1 \
    welcome123 whatever qwerty123 qwerty12 qwertyuiop qwertz123 1q2w3e4r 1q2w3e4r5t 1qaz2wsx \
    zaq12wsx qazwsxedc asdfghjkl asdfasdf zxcvbnm123 abcd1234 abc12345 a1b2c3d4 letmein1 \
    letmein123 changeme changeme1 computer internet samsung1 michelle jennifer jordan23 liverpool \
    charlie1 computer1 michael1 shadow12 master123 monkey123 dragon123 hello123 hellohello \
    hallo123 hallohallo ichliebedich schatz123 sommer123 winter123 fussball schalke04 bayern123 \
    dortmund geheim123 geheim12 willkommen willkommen1 administrator admin123 admin1234 root1234 \
    test1234 testtest test12345 guest123 default1 login123 access14 mustang1 corvette mercedes \
    ferrari1 porsche911 maverick yankees1 butterfly chocolate elephant scorpion victoria veronica \
    alexander christian september november december saturday thursday 12341234 11223344 12344321 \
    123123123 987654321 1234567890 0987654321 123456789a 1234qwer qwer1234 asdf1234 zxcv1234 \
    pokemon1 minecraft google123 facebook linkedin dropbox1 swordfish blink182 metallica slipknot \
    heizung1 heizung123 rheintal liechtenstein vaduz1234
    """.split(separator: " ").map(String.init))
}
