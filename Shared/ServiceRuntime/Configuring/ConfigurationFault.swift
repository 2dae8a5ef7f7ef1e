/// Why a configuration source as a whole cannot be read.
struct ConfigurationFault: Error, Sendable, CustomStringConvertible {
  var message: String

  init(_ message: String) {
    self.message = message
  }

  var description: String { message }
}
