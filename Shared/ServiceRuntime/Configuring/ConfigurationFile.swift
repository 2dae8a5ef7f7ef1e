import Foundation
import Yams

/// A configuration file, YAML or JSON (which is YAML too), flattened to dotted keys.
struct ConfigurationFile {
  /// Dotted key to its scalar, as text.
  var values: [String: String]

  init(path: String) throws(ConfigurationFault) {
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw ConfigurationFault("the file \(path) named by --config cannot be read")
    }
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch {
      throw ConfigurationFault("the file \(path) named by --config is neither YAML nor JSON")
    }
    values = [:]
    guard let node else { return }
    guard case .mapping(let mapping) = node else {
      throw ConfigurationFault("the file \(path) named by --config holds no keys at its top")
    }
    try flatten(mapping, prefix: "", path: path)
  }

  /// What a secret's own file holds, without the line break at its end.
  static func secret(at path: String) throws -> String {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    // To Swift "\r\n" is one character, of which "\n" is no suffix.
    return text.last?.isNewline == true ? String(text.dropLast()) : text
  }

  private mutating func flatten(
    _ mapping: Node.Mapping, prefix: String, path: String
  ) throws(ConfigurationFault) {
    for (key, value) in mapping {
      guard let name = key.string else {
        throw ConfigurationFault("the file \(path) has a key below \"\(prefix)\" that is no text")
      }
      let dotted = prefix + name
      switch value {
      case .scalar(let scalar): values[dotted] = scalar.string
      case .mapping(let inner): try flatten(inner, prefix: dotted + ".", path: path)
      default: throw ConfigurationFault("the key \(dotted) in \(path) takes a single value, no list")
      }
    }
  }
}
