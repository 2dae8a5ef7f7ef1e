import Contracts

/// A kind of work that Attachment 1 lists, and everywhere it lists it.
struct ScopeTerm: Sendable, Hashable {
  struct Scope: Sendable, Hashable {
    /// Index into the taxonomy's fields.
    var field: Int
    /// Code of the specialty; absent where only the field is told.
    var specialty: String?
    /// e.g. `A1.4.3`
    var clause: String
    /// The scope's own words, e.g. 江河堤防.
    var term: String
  }

  /// In the order of the file.
  var scopes: [Scope]

  init(scopes: [Scope]) {
    self.scopes = scopes
    fields = FieldSet(scopes.map(\.field))
  }

  let fields: FieldSet

  /// The only specialty that the field lists it in.
  func specialty(in field: Int) -> String? {
    var found: String?
    for scope in scopes where scope.field == field {
      guard let specialty = scope.specialty, found == nil || found == specialty else { return nil }
      found = specialty
    }
    return found
  }

  /// Where the field lists it.
  func scope(in field: Int) -> Scope? {
    scopes.first { $0.field == field }
  }
}
