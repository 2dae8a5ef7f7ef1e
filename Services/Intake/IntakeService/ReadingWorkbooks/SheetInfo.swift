/// One worksheet as the workbook lists it.
struct SheetInfo: Sendable, Hashable {
  var name: String
  var isHidden: Bool
  /// The part of the archive that holds it.
  var path: String
  /// A draft (初稿) beside the final version (定稿).
  var isSuperseded = false
}
