package import Scheduling

/// What came of the last change, said on the page that follows it.
package enum Done: String, Sendable, CaseIterable {
  case profileCreated, profileSaved, profileDeleted, moved, canceled, changeSaved, commentSaved,
    bookedBefore, staffSaved, staffMoved, staffBooked
  // Catalogue
  case recordSaved, recordCreated, recordRemoved, conflictsMade
  // Staff
  case saved, removed, contactDeleted, invitationRevoked, mailboxApproved
  // Administration
  case letterSent
  // Lists
  case sending
  case passwordChanged, staffDisabled, staffEnabled, keyRevoked
}

/// Short texts that routes need besides the pages' own.
package enum Notice: String, Sendable, CaseIterable {
  case malformedRequest, codeMissing, byPhone, byVideo, joinVideo
}

extension Texts {
  package func message(_ done: Done) -> String { answers.done(done) }
  package func message(_ notice: Notice) -> String { answers.notice(notice) }

  /// Why something was refused, in words for the person who asked.
  package func message(_ refusal: Refusal) -> String { answers.refusal(refusal) }

  /// What is wrong with a field.
  package func message(_ fault: FieldFault) -> String {
    switch fault.reason {
    case .missing: errors.required(label(fault.field))
    case .tooLong(let limit): errors.tooLong(limit)
    case .tooShort(let limit): errors.password(limit)
    case .tooCommon: errors.passwordCommon
    case .unknown: faults.unknown(label(fault.field))
    case .ambiguous: faults.ambiguous(label(fault.field))
    case .taken: faults.taken(label(fault.field))
    case .tooMany: faults.tooMany
    case .malformed:
      switch fault.field {
      case .email, .mailboxAddress, .recipient, .contactEmail: errors.email
      case .phone, .contactPhone: errors.phone
      case .zone: errors.zone
      default: answers.unreadable(label(fault.field))
      }
    }
  }

  /// The same for a whole form: the first fault of each field.
  package func messages(_ faults: [FieldFault]) -> FieldErrors {
    Dictionary(faults.map { ($0.field.rawValue, message($0)) }) { first, _ in first }
  }

  private func label(_ field: FieldFault.Field) -> String {
    switch field {
    case .firstName: profile.firstName
    case .lastName: profile.lastName
    case .email: profile.email
    case .phone: profile.phone
    case .language: profile.language
    case .zone: profile.zone
    case .password: profile.password
    default: faults.label(field)
    }
  }

  private var answers: Answers { language == "de" ? .german : .english }
}

/// Texts by what they answer; a case without a text doesn't compile.
struct Answers: Sendable {
  let done: @Sendable (Done) -> String
  let notice: @Sendable (Notice) -> String
  let refusal: @Sendable (Refusal) -> String
  let unreadable: @Sendable (_ label: String) -> String

  static let english = Answers(
    done: { done in
      switch done {
      case .profileCreated: "Welcome. Your profile is saved and you are signed in."
      case .profileSaved: "Your profile is saved."
      case .profileDeleted: "Your portal profile has been deleted."
      case .moved: "Your appointment has been moved. A confirmation is on its way."
      case .canceled: "Your appointment is cancelled. A confirmation is on its way."
      case .changeSaved: "Your changes are saved."
      case .commentSaved: "Your comment is saved."
      case .staffSaved: "Saved."
      case .staffMoved: "The visit has been moved."
      case .staffBooked: Texts.Desk.english.booked
      case .saved: "Saved."
      case .removed: "Removed."
      case .contactDeleted: "The contact is deleted."
      case .invitationRevoked: "The invitation is revoked: its code is void."
      case .mailboxApproved: "The mailbox is approved."
      case .passwordChanged: "Your password is changed. Your other sessions are ended."
      case .staffDisabled: "Disabled. All their sessions are ended."
      case .staffEnabled: "Enabled: they can sign in again."
      case .letterSent: "The letter is on its way."
      case .sending: "The letters are being written and sent."
      case .keyRevoked: "The key is revoked."
      case .bookedBefore: "You sent this form before: this is the appointment that was booked."
      case .recordSaved: "Saved."
      case .recordCreated: "Added."
      case .recordRemoved: "Removed."
      case .conflictsMade:
        "Saved. Visits that are booked already are now in conflict: nothing was moved."
      }
    },
    notice: { notice in
      switch notice {
      case .malformedRequest: "The form could not be read. Please go back and try again."
      case .codeMissing: "Please enter your invitation code."
      case .byPhone: "By phone"
      case .byVideo: "By video"
      case .joinVideo: "Join the video call"
      }
    },
    refusal: { refusal in
      switch refusal {
      case .notFound: "This is not to be found."
      case .notAllowed: "You are not allowed to book. Please contact us."
      case .changedMeanwhile: "The appointment has changed meanwhile. Please look at it again."
      case .wrongState: "The appointment can no longer be changed online."
      case .insideCutOff: "It is too late to change this appointment online. Please call us."
      case .reasonMissing: "Please say why you are cancelling."
      case .textTooLong: "This text is too long."
      case .timeImplausible: "This time can't be: it lies ahead, or before the step before it."
      case .serviceNotOffered: "This service can't be booked for this product. Choose another."
      case .productMissing: "Choose a product."
      case .addressMissing: "Please enter the address: street, postal code and town."
      case .addressNotLocated: "We can't find this address. Check the street and the postal code."
      case .outsideTerritories: "We don't serve this address online. Please contact us."
      case .slotInPast: "This time has passed. Choose another."
      case .insideNotice: "This time is too soon for us to prepare. Choose a later one."
      case .beyondFurthestDay: "This day is too far ahead to be booked yet."
      case .notOffered: "This time is not offered. Choose one of the free times."
      case .slotTaken: "This time has just been taken. Choose another."
      }
    },
    unreadable: { "\($0) can't be used as it is. Please check it." })

  static let german = Answers(
    done: { done in
      switch done {
      case .profileCreated: "Willkommen. Ihr Profil ist gespeichert und Sie sind angemeldet."
      case .profileSaved: "Ihr Profil ist gespeichert."
      case .profileDeleted: "Ihr Portal-Profil wurde gelöscht."
      case .moved: "Ihr Termin ist verschoben. Eine Bestätigung ist unterwegs."
      case .canceled: "Ihr Termin ist abgesagt. Eine Bestätigung ist unterwegs."
      case .changeSaved: "Ihre Änderungen sind gespeichert."
      case .commentSaved: "Ihre Bemerkung ist gespeichert."
      case .staffSaved: "Gespeichert."
      case .staffMoved: "Der Termin ist verschoben."
      case .staffBooked: Texts.Desk.german.booked
      case .saved: "Gespeichert."
      case .removed: "Entfernt."
      case .contactDeleted: "Der Kontakt ist gelöscht."
      case .invitationRevoked: "Die Einladung ist widerrufen: ihr Code gilt nicht mehr."
      case .mailboxApproved: "Das Postfach ist freigegeben."
      case .passwordChanged: "Ihr Passwort ist geändert. Ihre anderen Anmeldungen sind beendet."
      case .staffDisabled: "Gesperrt. Alle Anmeldungen sind beendet."
      case .staffEnabled: "Freigegeben: die Anmeldung ist wieder möglich."
      case .letterSent: "Der Brief ist unterwegs."
      case .sending: "Die Briefe werden geschrieben und gesendet."
      case .keyRevoked: "Der Schlüssel ist widerrufen."
      case .bookedBefore: "Dieses Formular wurde schon gesendet: das ist der gebuchte Termin."
      case .recordSaved: "Gespeichert."
      case .recordCreated: "Hinzugefügt."
      case .recordRemoved: "Entfernt."
      case .conflictsMade:
        "Gespeichert. Bereits gebuchte Termine sind jetzt im Konflikt: nichts wurde verschoben."
      }
    },
    notice: { notice in
      switch notice {
      case .malformedRequest:
        "Das Formular konnte nicht gelesen werden. Bitte gehen Sie zurück und versuchen es erneut."
      case .codeMissing: "Bitte geben Sie Ihren Einladungscode ein."
      case .byPhone: "Per Telefon"
      case .byVideo: "Per Video"
      case .joinVideo: "Am Videogespräch teilnehmen"
      }
    },
    refusal: { refusal in
      switch refusal {
      case .notFound: "Das ist nicht zu finden."
      case .notAllowed: "Sie dürfen nicht buchen. Bitte melden Sie sich bei uns."
      case .changedMeanwhile: "Der Termin hat sich inzwischen geändert. Bitte prüfen Sie ihn."
      case .wrongState: "Der Termin kann online nicht mehr geändert werden."
      case .insideCutOff:
        "Für eine Änderung online ist es zu spät. Bitte rufen Sie uns an."
      case .reasonMissing: "Bitte sagen Sie uns, warum Sie absagen."
      case .textTooLong: "Dieser Text ist zu lang."
      case .timeImplausible:
        "Diese Zeit ist nicht möglich: sie liegt voraus oder vor dem Schritt davor."
      case .serviceNotOffered: "Diese Leistung passt nicht zu diesem Gerät. Wählen Sie eine andere."
      case .productMissing: "Wählen Sie ein Gerät."
      case .addressMissing: "Bitte geben Sie die Adresse ein: Strasse, Postleitzahl und Ort."
      case .addressNotLocated:
        "Wir finden diese Adresse nicht. Prüfen Sie Strasse und Postleitzahl."
      case .outsideTerritories:
        "Diese Adresse bedienen wir online nicht. Bitte melden Sie sich bei uns."
      case .slotInPast: "Diese Zeit ist vorbei. Wählen Sie eine andere."
      case .insideNotice: "Diese Zeit ist zu bald für uns. Wählen Sie eine spätere."
      case .beyondFurthestDay: "Dieser Tag liegt zu weit in der Zukunft."
      case .notOffered: "Diese Zeit wird nicht angeboten. Wählen Sie eine der freien Zeiten."
      case .slotTaken: "Diese Zeit wurde soeben vergeben. Wählen Sie eine andere."
      }
    },
    unreadable: { "\($0) kann so nicht verwendet werden. Bitte prüfen Sie die Eingabe." })
}
