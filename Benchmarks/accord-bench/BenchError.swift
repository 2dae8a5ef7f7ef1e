/// Something is incorrect, or cannot be measured here.
enum BenchError: Error, CustomStringConvertible {
  case executableMissing(String)
  case processEnded(String, log: String)
  case notInTime(String)
  case incorrect(String)

  var description: String {
    switch self {
    case .executableMissing(let path): "\(path) is not there; build everything first: swift build -c release"
    case .processEnded(let name, let log): "\(name) ended by itself; its log is \(log)"
    case .notInTime(let what): "\(what) did not happen in time"
    case .incorrect(let what): what
    }
  }
}
