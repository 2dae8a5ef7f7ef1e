import Foundation

/// The standard `process_` metrics, read from /proc when they are asked for; empty where there is no /proc.
enum ProcessMetrics {
  static func exposition() -> String {
    guard
      let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let stat = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8)
    else { return "" }
    var text = ""
    for (field, name) in [("VmRSS:", "process_resident_memory_bytes"), ("RssAnon:", "process_anonymous_memory_bytes")] {
      guard let kibibytes = number(after: field, in: status) else { continue }
      text += "# TYPE \(name) gauge\n\(name) \(kibibytes * 1024)\n"
    }
    if let threads = number(after: "Threads:", in: status) {
      text += "# TYPE process_threads gauge\nprocess_threads \(threads)\n"
    }
    // Fields 14 and 15 of proc(5), counted behind the command's closing bracket: user and system time in clock ticks.
    let fields = stat.split(separator: ")").last.map { $0.split(separator: " ") } ?? []
    if fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) {
      let seconds = (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
      text += "# TYPE process_cpu_seconds_total counter\nprocess_cpu_seconds_total \(seconds)\n"
    }
    return text
  }

  private static func number(after field: String, in status: String) -> Int? {
    guard let range = status.range(of: field) else { return nil }
    return Int(status[range.upperBound...].drop { $0 == " " || $0 == "\t" }.prefix { $0.isNumber })
  }
}
