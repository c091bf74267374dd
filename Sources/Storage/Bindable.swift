package import Scheduling

/// What both databases can hold in a column.
package enum ColumnValue {
  case integer(Int)
  case real(Double)
  case text(String)
  case bytes([UInt8])
}

/// What can be an argument of a statement: times as seconds, dates as days since 1970, truth as 0
/// or 1, identifiers and cases as texts.
package protocol Bindable {
  var columnValue: ColumnValue { get }
}

extension Int: Bindable {
  package var columnValue: ColumnValue { .integer(self) }
}

extension Bool: Bindable {
  package var columnValue: ColumnValue { .integer(self ? 1 : 0) }
}

extension Double: Bindable {
  package var columnValue: ColumnValue { .real(self) }
}

extension String: Bindable {
  package var columnValue: ColumnValue { .text(self) }
}

extension [UInt8]: Bindable {
  package var columnValue: ColumnValue { .bytes(self) }
}

extension Instant: Bindable {
  package var columnValue: ColumnValue { .integer(seconds) }
}

extension LocalDate: Bindable {
  package var columnValue: ColumnValue { .integer(days) }
}

extension Identifier: Bindable {
  package var columnValue: ColumnValue { .text(rawValue) }
}

extension Hash: Bindable {
  package var columnValue: ColumnValue { .bytes(bytes) }
}

extension RawRepresentable where RawValue == String, Self: Bindable {
  package var columnValue: ColumnValue { .text(rawValue) }
}

extension AppointmentState: Bindable {}
extension WorkOrderState: Bindable {}
extension Venue: Bindable {}
extension AssignmentRule: Bindable {}
extension Resource.Kind: Bindable {}
extension PortalInvitation.Kind: Bindable {}
extension Message.Kind: Bindable {}

/// How addresses are looked up: without regard to case, the same on every database.
func emailKey(_ email: String) -> String { email.lowercased() }
