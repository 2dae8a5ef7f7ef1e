import ArgumentParser

/// How a list is printed.
struct TableOptions: ParsableArguments {
  @Flag(help: "Print CSV (RFC 4180, UTF-8 with BOM) instead of a table, for a spreadsheet.") var csv = false

  func show(_ table: TextTable) {
    if csv {
      print(table.csv, terminator: "")
    } else {
      print(table)
    }
  }
}
