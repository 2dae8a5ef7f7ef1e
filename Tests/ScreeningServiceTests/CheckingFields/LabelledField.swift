import Foundation
import Testing

@testable import ScreeningService

/// One line of Corpus/field-texts.txt: a career text with what a careful officer reads in it of field and specialty.
struct LabelledField: Sendable, CustomTestStringConvertible {
  struct Fault: Error, CustomStringConvertible {
    var file: String
    var line: Int
    var what: String
    var description: String { "\(file), line \(line): \(what)" }
  }

  var file: String
  var line: Int
  var text: String
  var project: String?
  var field: String
  var declaredSpecialty: String?
  /// The fields that the text speaks of instead of the declared one.
  var instead: [String] = []
  /// The fields that list all of it as well, where that has to be said.
  var overlapping: [String] = []
  /// The same, where it may be said.
  var mayOverlap: [String] = []
  /// To be suggested within the declared field.
  var specialty: String?

  var testDescription: String { "\(file) line \(line): \(text)" }

  static let files = ["field-texts", "field-texts-held-out"]

  static func corpus(_ file: String) throws -> [LabelledField] {
    let url = try #require(Bundle.module.url(forResource: "Corpus/\(file)", withExtension: "txt"))
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    return try lines.enumerated().compactMap { index, line in
      line.isEmpty || line.hasPrefix("#") ? nil : try LabelledField(String(line), file: file, line: index + 1)
    }
  }

  init(_ written: String, file: String, line: Int) throws {
    let columns = written.components(separatedBy: " | ")
    guard columns.count == 5 else { throw Fault(file: file, line: line, what: "it takes five columns") }
    self.file = file
    self.line = line
    text = columns[0]
    project = columns[1] == "-" ? nil : columns[1]
    let declared = columns[2].split(separator: "/").map(String.init)
    field = declared[0]
    declaredSpecialty = declared.count > 1 ? declared[1] : nil
    let fields = { (list: Substring) in list.split(separator: ",").map(String.init) }
    switch columns[3].first {
    case "+": overlapping = fields(columns[3].dropFirst())
    case "~": mayOverlap = fields(columns[3].dropFirst())
    case "-": break
    default: instead = fields(columns[3][...])
    }
    specialty = columns[4] == "-" ? nil : columns[4]
    let codes = AttachmentTerms.attachment1.taxonomy.fields.map(\.code)
    for code in [field] + instead + overlapping + mayOverlap where !codes.contains(code) {
      throw Fault(file: file, line: line, what: "Attachment 1 has no field \(code)")
    }
  }
}
