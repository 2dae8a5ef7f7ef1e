/// Who sends. The password is never printed.
struct SMTPLogin: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  var user: String
  var password: String

  var description: String { "SMTP login" }
  var debugDescription: String { description }
  var customMirror: Mirror { Mirror(self, children: []) }
}
