import CloudEvents

/// What the styles of cells say of their content: numbers that are dates, and texts that are struck through.
struct CellStyles: Sendable {
  /// For each cell style, whether it shows a date.
  var styles: [Bool]
  /// For each cell style, whether it strikes its text through.
  var struck: [Bool] = []
  /// Day 0 is 1904-01-01, as old Macintosh workbooks have it, instead of 1899-12-30.
  var starts1904: Bool

  func isStruck(style: Int?) -> Bool {
    guard let style, struck.indices.contains(style) else { return false }
    return struck[style]
  }

  func isDate(style: Int?) -> Bool {
    guard let style, styles.indices.contains(style) else { return false }
    return styles[style]
  }

  /// `2016-07-01`; nil for what is no day of the calendar.
  func text(serial: Double) -> String? {
    guard serial >= 1, serial < 2_958_466 else { return nil }
    // Days from 1970-01-01 to day 0. Serials below 61 are off by one, for the 29 February 1900 that never was.
    let zero: Double = starts1904 ? -24_107 : serial < 61 ? -25_568 : -25_569
    let day = Timestamp(milliseconds: Int64((serial + zero).rounded(.down)) * 86_400_000)
    return String(day.description.prefix(10))
  }
}
