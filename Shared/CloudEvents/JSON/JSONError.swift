/// Why a text could not be read or a value could not be written. It names the place by member names, never by what stands there.
package enum JSONError: Error, Sendable, Hashable {
  /// The bytes are no JSON text that Accord accepts.
  case malformed(Fault)
  /// The text is JSON and does not fit the type, or the value does not fit JSON.
  /// - Parameter path: e.g. `candidate.findings[2].clause`, empty for the whole.
  case unfit(path: String, reason: String)

  package enum Fault: String, Sendable, Hashable {
    case empty = "it is empty"
    case notUTF8 = "it is not UTF-8"
    case syntax = "it is not JSON"
    case number = "it holds a number that JSON or 64 bits cannot hold"
    case tooDeep = "its arrays and objects stand too deep in each other"
    case tooLarge = "it is too large"
    case duplicateName = "an object in it holds the same name twice"
    case noMemory = "there was not enough memory to read it"
  }
}

extension JSONError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .malformed(let fault): "the JSON text cannot be read: \(fault.rawValue)"
    case .unfit("", let reason): "the JSON value does not fit: \(reason)"
    case .unfit(let path, let reason): "\(path) does not fit: \(reason)"
    }
  }
}
