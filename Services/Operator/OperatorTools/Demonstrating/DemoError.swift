/// Why a demo ended without a report.
enum DemoError: Error, CustomStringConvertible {
  case interrupted
  case foreignFolder(String)
  case executableMissing(String)
  case serviceNotReady(String, log: String)
  case serviceEnded(String, status: Int32, log: String)
  case uploadFailed(file: String, status: Int, answer: String)
  case mailNotTaken(file: String)
  case mailSetAside(file: String, reason: String)

  var description: String {
    switch self {
    case .interrupted:
      "interrupted"
    case .foreignFolder(let path):
      "\(path) holds something that no demo left there; choose an empty folder with --state"
    case .executableMissing(let path):
      "\(path) is not there; build all products first: swift build"
    case .serviceNotReady(let name, let log):
      "\(name) did not become ready; its log is \(log)"
    case .serviceEnded(let name, let status, let log):
      "\(name) ended with status \(status); its log is \(log)"
    case .uploadFailed(let file, let status, let answer):
      "intake answered \(status) to \(file): \(answer)"
    case .mailNotTaken(let file):
      "intake did not take the mail \(file) out of its Maildir"
    case .mailSetAside(let file, let reason):
      "intake set the mail \(file) aside as no submission (\(reason)): attach a workbook, or name the unit in its subject"
    }
  }
}
