/// How an address became known for a recommending unit.
package enum AddressOrigin: String, Code {
  /// The first submission that named the unit came from it: nobody has looked.
  case firstSubmission
  /// An officer settled that a submission from it was the unit's.
  case settled
  /// An officer set it.
  case set
}
