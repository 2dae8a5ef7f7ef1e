/// Who acts and why: an officer's commands carry both.
enum OfficerAct {
  static func read(_ officer: String, _ reason: String) throws(IntakeError) -> (officer: String, reason: String) {
    guard let officer = nonBlank(officer) else {
      throw .invalidArgument(name: "officer", message: "name the officer who acts")
    }
    guard let reason = nonBlank(reason) else {
      throw .invalidArgument(name: "reason", message: "say why; it is kept in the history")
    }
    return (officer, reason)
  }

  static func nonBlank(_ text: String) -> String? {
    let line = FormText.line(text)
    return line.isEmpty ? nil : line
  }
}
