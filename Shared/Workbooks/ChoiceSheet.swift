/// The hidden sheet of the lists that are too long for a cell's own rule: a column a list.
struct ChoiceSheet {
  private let name: String
  private var columns: [[String]: Int] = [:]
  private var lists: [[String]] = []

  /// - Parameter taken: the names of the other sheets.
  init(taken: [String]) {
    var name = "选项"
    while taken.contains(name) { name += "_" }
    self.name = name
  }

  /// The range of a list, as a formula.
  mutating func formula(_ list: [String]) -> String {
    let column = columns[list] ?? lists.count + 1
    if columns[list] == nil {
      columns[list] = column
      lists.append(list)
    }
    let letters = CellPlace.letters(column)
    return "='\(name)'!$\(letters)$1:$\(letters)$\(max(list.count, 1))"
  }

  /// Absent where no list needed it.
  var sheet: SheetDraft? {
    guard !lists.isEmpty else { return nil }
    var sheet = SheetDraft(name, isHidden: true)
    for (index, list) in lists.enumerated() {
      for (row, text) in list.enumerated() { sheet[row + 1, index + 1] = CellDraft(text) }
    }
    return sheet
  }

  /// A cell's own rule holds 255 characters with commas between the entries; counted in bytes, to be on the safe side.
  static func fits(_ list: [String]) -> Bool {
    list.reduce(list.count) { $0 + $1.utf8.count } <= 255 && !list.contains { $0.contains(",") || $0.contains("\"") }
  }
}
