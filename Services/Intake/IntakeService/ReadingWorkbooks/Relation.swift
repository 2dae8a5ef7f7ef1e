/// Where one part of the archive points to another.
struct Relation: Sendable, Hashable {
  /// The relationship's type, a URI; its last word is the same in the transitional and the strict form of the standard.
  var type: String
  /// Path within the archive.
  var target: String

  func isKind(_ kind: String) -> Bool {
    type.hasSuffix("/\(kind)")
  }
}

/// Reads a `.rels` part.
final class RelationsPart: XMLVisitor {
  private let folder: [String]
  private(set) var relations: [String: Relation] = [:]

  /// - Parameter folder: of the part whose relationships these are; relative targets start there.
  init(folder: [String]) {
    self.folder = folder
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(WorkbookFault) {
    guard name == "Relationship", let id = attributes["Id"], let type = attributes["Type"],
      let target = attributes["Target"], attributes["TargetMode"] != "External"
    else { return }
    relations[id] = Relation(type: type, target: resolve(target))
  }

  private func resolve(_ target: String) -> String {
    let plain = target.replacing("\\", with: "/")
    var path = plain.hasPrefix("/") ? [] : folder
    for step in plain.split(separator: "/") {
      switch step {
      case ".": continue
      case "..": _ = path.popLast()
      default: path.append(String(step))
      }
    }
    return path.joined(separator: "/")
  }
}
