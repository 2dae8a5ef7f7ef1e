/// How the career text stands to the declared field.
package enum FieldRelation: String, Code {
  /// It speaks of works that the declared field's scopes list.
  case agrees
  /// All that it speaks of is listed by the declared field and by others too.
  case overlaps
  /// It speaks of works that only other fields list.
  case disagrees
}
