/// What became of a mail that was set aside.
package enum AsideState: String, Code {
  case aside
  /// An officer says that it is a submission; it is taken in next.
  case requested
  case taken
}
