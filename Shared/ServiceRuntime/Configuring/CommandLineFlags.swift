/// The flags of a command line: `--key value` or `--key=value`, each at most once.
///
/// Read here and not by a library: those at hand part values at commas, and say nothing where a value is missing or a flag
/// is not known.
struct CommandLineFlags {
  /// Flag (`--http-port`) to its value as it was given.
  private(set) var values: [String: String] = [:]
  /// What cannot be understood, in the order of the line. The value of a flag never appears: it may be a secret.
  private(set) var faults: [String] = []
  private var seen: Set<String> = []

  /// - Parameters:
  ///   - arguments: without the program's name.
  ///   - known: the flags that there are.
  ///   - secrets: flags that are refused, since every process can read the arguments of another.
  init(_ arguments: some Sequence<String>, known: Set<String>, secrets: Set<String>) {
    var rest = Array(arguments)[...]
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("--") else {
        faults.append("\"\(argument)\" is no flag and belongs to none; see --help")
        continue
      }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let flag = String(parts[0])
      var value = parts.count > 1 ? String(parts[1]) : nil
      if value == nil, let next = rest.first, !next.hasPrefix("--") {
        value = next
        rest.removeFirst()
      }
      take(flag, value, known: known, secrets: secrets)
    }
  }

  private mutating func take(_ flag: String, _ value: String?, known: Set<String>, secrets: Set<String>) {
    if secrets.contains(flag) {
      faults.append("\(flag) is a secret: give it by environment, by file, or by \(flag)-file PATH")
    } else if !known.contains(flag) {
      faults.append("\(flag) is not known; see --help")
    } else if !seen.insert(flag).inserted {
      faults.append("\(flag) is given twice; give it once")
    } else if let value, !value.isEmpty {
      values[flag] = value
    } else {
      faults.append("\(flag) has no value; write \(flag) VALUE, or \(flag)=VALUE where the value begins with --")
    }
  }
}
