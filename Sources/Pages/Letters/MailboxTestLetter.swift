package import Scheduling

extension LetterWriter {
  /// What *Test & enable* sends: nothing but that it got through.
  package func test(of mailbox: Mailbox, language: String) -> Letter {
    let texts = Texts.language(language).mail
    let text = texts.testLetter(mailbox.address)
    return frame(subject: texts.testSubject(mailbox.name), text: text, language: language)
  }
}
