/// How much of a file is taken in before it is refused. A list of 50,000 engineers stays well below all of them.
struct WorkbookLimits: Sendable, Hashable {
  /// Bytes of the file as it was sent.
  var fileBytes = 20 << 20
  /// Parts within the archive.
  var entries = 2_000
  /// Bytes of all parts together, as declared and as found while unpacking.
  var unpackedBytes = 200 << 20
  /// A part larger than `ratioFloor` may be at most so many times larger than its packed form.
  var ratio = 200
  var ratioFloor = 1 << 20
  var sheets = 64
  /// Rows with content on one sheet.
  var rows = 100_000
  /// The rightmost column with content, from 1.
  var columns = 512
  /// Merged areas on one sheet.
  var merges = 200_000
  /// Cells with content of all sheets together, and shared strings.
  var cells = 3_000_000
  /// Bytes of one cell: Excel's 32,767 characters.
  var cellBytes = 32_767 * 4

  /// Bytes of parts that say how the workbook is made up; a list of 50,000 engineers makes none of them larger.
  static let smallPart = 8 << 20
  /// No table reaches further to the right.
  static let widest = 1024
}
