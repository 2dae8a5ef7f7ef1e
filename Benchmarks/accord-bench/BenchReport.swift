import Foundation

/// What was measured, as a table for a terminal.
struct BenchReport: CustomStringConvertible {
  struct Section {
    /// Sections of ratios come first.
    var isRatio = false
    var title: String
    var figures: [(name: String, value: String)]
    /// What exactly is compared, and what was asserted.
    var notes: [String] = []
  }

  let candidates: Int
  var sections: [Section] = []
  private let loadAtStart = Self.load

  init(candidates: Int) {
    self.candidates = candidates
  }

  var description: String {
    var text = """

      accord-bench: \(candidates) generated candidates, \(ProcessInfo.processInfo.activeProcessorCount) cores, \
      load average \(loadAtStart) before and \(Self.load) after

      """
    let width = sections.flatMap(\.figures).map(\.name.count).max() ?? 0
    for section in sections.filter(\.isRatio) + sections.filter({ !$0.isRatio }) {
      text += "\n\(section.title)\n"
      for figure in section.figures {
        text += "  \(figure.name.padding(toLength: width + 2, withPad: " ", startingAt: 0))\(figure.value)\n"
      }
      for note in section.notes { text += "  · \(note)\n" }
    }
    return text
  }

  private static var load: String {
    var averages = [0.0, 0, 0]
    return getloadavg(&averages, 3) == 3 ? averages[0].formatted(decimals: 1) : "unknown"
  }
}

extension Double {
  func formatted(decimals: Int) -> String { String(format: "%.\(decimals)f", self) }
}
