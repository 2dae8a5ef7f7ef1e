import Foundation

/// What one file took and how it was answered, as its process tells on standard output.
struct CheckResult: Codable {
  var engineers: Int
  /// Codes.
  var faults: [String]
  var processorSeconds: Double
  /// Of the whole process, at its highest.
  var peakKilobytes: Int

  /// Of this process.
  static var peakKilobytes: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }?.split(separator: " ").dropFirst().first
    return peak.flatMap { Int($0) } ?? 0
  }
}
