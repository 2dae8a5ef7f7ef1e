/// Printed options of which one is ticked: `☑专业 □资深`, `专业（√） 资深（ ）`, `□对外投资 ☑承包工程`.
enum TickedChoice {
  private static let ticks: Set<Character> = ["☑", "√", "✓", "✔", "■", "☒", "▣", "●"]
  private static let boxes: Set<Character> = ["□", "☐", "○"]

  /// - Returns: the text of the only ticked option, without its marks; nil where none is ticked or several are.
  static func chosen(_ text: String) -> String? {
    guard text.utf8.count <= 300, text.contains(where: ticks.contains) else { return nil }
    let written = FormText.fold(text).replacing("( )", with: "□").replacing("()", with: "□")
    let options = written.split { $0.isWhitespace || "/、,;|".contains($0) }
    // Each has a box of its own; a lone tick between two options may belong to either.
    guard options.count > 1,
      options.allSatisfy({ $0.contains(where: ticks.contains) != $0.contains(where: boxes.contains) })
    else { return nil }
    let ticked = options.filter { $0.contains(where: ticks.contains) && $0.contains { $0.isLetter } }
    guard ticked.count == 1 else { return nil }
    return String(ticked[0].filter { !ticks.contains($0) && !"()".contains($0) })
  }
}
