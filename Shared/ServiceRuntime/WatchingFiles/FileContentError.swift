/// Why a file that a service was pointed at could not be read.
package enum FileContentError: Error, Sendable, Hashable, CustomStringConvertible {
  case missing(path: String)
  case unreadable(path: String)
  case tooLarge(path: String, limit: Int)

  package var description: String {
    switch self {
    case .missing(let path): "there is no file \(path); create it, or correct the path"
    case .unreadable(let path): "\(path) cannot be read; let the service's user read it, and see that it is a file"
    case .tooLarge(let path, let limit): "\(path) is larger than \(limit) bytes; see that it is the file that was meant"
    }
  }
}
