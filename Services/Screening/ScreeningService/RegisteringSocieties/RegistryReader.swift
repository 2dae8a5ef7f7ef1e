import Contracts
import Yams

/// Walks the nodes of a registry file and keeps every fault that it meets.
struct RegistryReader {
  let taxonomy: Taxonomy
  private(set) var faults: [String] = []

  init(taxonomy: Taxonomy) {
    self.taxonomy = taxonomy
  }

  mutating func societies(in root: Node?) -> [Society] {
    guard let root, let mapping = root.mapping else {
      fault(root, "the file has to begin with `societies:` and a list below it")
      return []
    }
    refuseUnknown(mapping, known: ["societies"])
    guard let list = mapping["societies"]?.sequence else {
      fault(root, "`societies` has to be a list; write `societies: []` where there is none yet")
      return []
    }
    var societies: [Society] = []
    for node in list {
      guard let society = society(node) else { continue }
      if societies.contains(where: { $0.code == society.code }) {
        fault(node, "the code `\(society.code)` is used twice; each society has its own")
      }
      societies.append(society)
    }
    return societies
  }

  private mutating func society(_ node: Node) -> Society? {
    guard let mapping = node.mapping else {
      fault(node, "a society has keys: \(Self.keys.joined(separator: ", "))")
      return nil
    }
    refuseUnknown(mapping, known: Self.keys)
    let code = mapping["code"]?.scalar?.string ?? ""
    if code.wholeMatch(of: /[a-z][a-z0-9-]{0,39}/) == nil {
      fault(mapping["code"] ?? node, "`code` takes small letters, digits and hyphens, a letter first, at most 40")
    }
    let name = mapping["name"]?.scalar?.string ?? ""
    if !name.contains(where: { !$0.isWhitespace }) {
      fault(mapping["name"] ?? node, "`name` is missing; give the society's name")
    }
    let fields = fields(mapping["fields"], of: node)
    var society = Society(
      code: code, name: name, fields: fields, specialties: specialties(mapping["specialties"], fields: fields),
      weight: weight(mapping["weight"]))
    society.capacity = capacity(mapping["capacity"])
    society.isPaused = flag(mapping["paused"])
    society.from = day(mapping["from"], "from")
    society.to = day(mapping["to"], "to")
    if let from = society.from, let to = society.to, to < from {
      fault(mapping["to"], "`to` lies before `from`; give the last day on which it gets cases")
    }
    return society
  }

  private mutating func fields(_ node: Node?, of society: Node) -> [String] {
    guard let list = node?.sequence, !list.isEmpty else {
      fault(node ?? society, "`fields` has to be a list with at least one of: \(codes)")
      return []
    }
    var fields: [String] = []
    for entry in list {
      let code = entry.scalar?.string ?? ""
      if taxonomy.field(code) == nil {
        fault(entry, "Attachment 1 has no field `\(code)`; it has: \(codes)")
      } else if fields.contains(code) {
        fault(entry, "the field `\(code)` is listed twice")
      } else {
        fields.append(code)
      }
    }
    return fields
  }

  private mutating func specialties(_ node: Node?, fields: [String]) -> [String: Set<String>] {
    guard let node else { return [:] }
    guard let list = node.sequence else {
      fault(node, "`specialties` has to be a list of field/specialty, e.g. civil/structural")
      return [:]
    }
    var specialties: [String: Set<String>] = [:]
    for entry in list {
      let text = entry.scalar?.string ?? ""
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, fields.contains(parts[0]), let field = taxonomy.field(parts[0]) else {
        fault(entry, "`\(text)` has to be field/specialty, with one of the society's own fields")
        continue
      }
      guard field.specialties.contains(where: { $0.code == parts[1] }) else {
        let known = field.specialties.map(\.code).joined(separator: ", ")
        fault(entry, "the field `\(parts[0])` has no specialty `\(parts[1])`; it has: \(known)")
        continue
      }
      specialties[parts[0], default: []].insert(parts[1])
    }
    return specialties
  }

  private mutating func weight(_ node: Node?) -> Int {
    guard let node else { return 1 }
    guard let weight = node.scalar.flatMap({ Int($0.string) }), (1...1000).contains(weight) else {
      fault(node, "`weight` takes a whole number from 1 to 1000")
      return 1
    }
    return weight
  }

  private mutating func capacity(_ node: Node?) -> Int? {
    guard let node else { return nil }
    guard let capacity = node.scalar.flatMap({ Int($0.string) }), (1...1_000_000).contains(capacity) else {
      fault(node, "`capacity` takes a whole number from 1 to 1000000; leave it out where it has no limit")
      return nil
    }
    return capacity
  }

  private mutating func flag(_ node: Node?) -> Bool {
    guard let node else { return false }
    guard let flag = node.scalar.flatMap({ Bool($0.string) }) else {
      fault(node, "`paused` takes true or false")
      return false
    }
    return flag
  }

  private mutating func day(_ node: Node?, _ name: String) -> CalendarDate? {
    guard let node else { return nil }
    guard let day = node.scalar.flatMap({ CalendarDate($0.string) }) else {
      fault(node, "`\(name)` takes a day such as 2025-03-01")
      return nil
    }
    return day
  }

  private mutating func refuseUnknown(_ mapping: Node.Mapping, known: [String]) {
    for (key, _) in mapping where !known.contains(key.scalar?.string ?? "") {
      fault(key, "there is no key `\(key.scalar?.string ?? "")` here; known are: \(known.joined(separator: ", "))")
    }
  }

  private mutating func fault(_ node: Node?, _ message: String) {
    faults.append(node?.mark.map { "line \($0.line): \(message)" } ?? message)
  }

  private var codes: String { taxonomy.fields.map(\.code).joined(separator: ", ") }

  private static let keys = [
    "code", "name", "fields", "specialties", "weight", "capacity", "paused", "from", "to",
  ]
}
