/// What is wrong with a file of panels: every fault, each with how to mend it.
struct PanelFileError: Error, Sendable, Hashable, CustomStringConvertible {
  var faults: [String]

  var description: String { "the panels: " + faults.joined(separator: "; ") }
}
