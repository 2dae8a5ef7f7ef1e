/// How one reader fared with one workbook, as its process tells on standard output.
struct ReadingResult: Codable {
  /// Engineers for Accord, rows for the others.
  var count: Int
  var seconds: Double
  /// Of the whole process, at its highest.
  var peakKilobytes: Int
}
