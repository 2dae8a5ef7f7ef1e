import Contracts
import Yams

/// Reads a society's own panels from a file, YAML or JSON:
///
///     panels:
///       - { code: structures, name: 结构评审组, scopes: [civil/structural, civil/geotechnical] }
///       - { code: civil, name: 土木综合组, scopes: [civil/*] }
///
/// A scope is a specialty of Attachment 1, `<field>/general` for cases that name none, or `<field>/*` for all that no other
/// panel has.
enum PanelFile {
  private struct Listed: Decodable {
    struct Entry: Decodable {
      var code: String
      var name: String
      var scopes: [String]
    }

    var panels: [Entry]
  }

  /// - Throws: every fault of the file at once.
  static func read(_ content: [UInt8], taxonomy: Taxonomy = .attachment1) throws(PanelFileError) -> [Panel] {
    var faults: [String] = []
    var panels: [Panel] = []
    var owners: [PanelScope: String] = [:]
    for entry in try decode(content) {
      if entry.code.wholeMatch(of: /[a-z][a-z0-9-]{0,39}/) == nil {
        faults.append("code \"\(entry.code)\": takes small letters, digits and hyphens, a letter first, at most 40")
      }
      if panels.contains(where: { $0.code == entry.code }) {
        faults.append("the code \(entry.code) stands more than once; give each panel its own")
      }
      if entry.name.nonBlank == nil { faults.append("panel \(entry.code): needs a name") }
      if entry.scopes.isEmpty { faults.append("panel \(entry.code): needs a scope, e.g. civil/structural") }
      let scopes = entry.scopes.compactMap { text -> PanelScope? in
        guard let scope = PanelScope(text), isKnown(scope, taxonomy) else {
          faults.append(
            "panel \(entry.code): \"\(text)\" is no <field>/<specialty> of Attachment 1, nor general, nor *")
          return nil
        }
        if let owner = owners.updateValue(entry.code, forKey: scope), owner != entry.code {
          faults.append("\(owner) and \(entry.code) both have \(scope); leave it to one of them")
        }
        return scope
      }
      panels.append(Panel(code: entry.code, name: entry.name, scopes: scopes))
    }
    guard faults.isEmpty else { throw PanelFileError(faults: faults) }
    return panels
  }

  private static func isKnown(_ scope: PanelScope, _ taxonomy: Taxonomy) -> Bool {
    guard let field = taxonomy.field(scope.field) else { return false }
    return scope.specialty == PanelScope.general || scope.specialty == PanelScope.every
      || field.specialties.contains { $0.code == scope.specialty }
  }

  private static func decode(_ content: [UInt8]) throws(PanelFileError) -> [Listed.Entry] {
    guard let text = String(validating: content, as: UTF8.self) else {
      throw PanelFileError(faults: ["the file is not UTF-8 text; save it as UTF-8"])
    }
    do {
      return try YAMLDecoder().decode(Listed.self, from: text).panels
    } catch {
      throw PanelFileError(faults: ["the file is neither YAML nor JSON with a list `panels` of code, name and scopes"])
    }
  }
}
