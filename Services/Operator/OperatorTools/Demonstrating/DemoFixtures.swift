/// The invented submissions that a demo sends unless it is given files, compiled in. Mails come first, so that the
/// workbooks, which the mails hold too, show that a second sending makes no second candidate.
enum DemoFixtures {
  static let all: [(name: String, bytes: [UInt8])] = [
    ("01-complete.eml", PackageResources._1_complete_eml),
    ("02-late.eml", PackageResources._2_late_eml),
    ("03-no-scan-gb18030.eml", PackageResources._3_no_scan_gb18030_eml),
    ("01-one-sheet.xlsx", PackageResources._1_one_sheet_xlsx),
    ("02-attached-table.xlsx", PackageResources._2_attached_table_xlsx),
    ("03-with-errors.xlsx", PackageResources._3_with_errors_xlsx),
  ]
}
