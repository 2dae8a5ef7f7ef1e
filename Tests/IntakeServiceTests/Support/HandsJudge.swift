import Contracts
import Foundation

@testable import IntakeService

/// Reads forms that somebody else wrote, and holds what is read against what a careful clerk makes of each person.
struct HandsJudge {
  struct Outcome {
    var right = 0
    var doubted = 0
    var reported = 0
    var silent: Set<String> = []
    var lost: [String] = []
    var invented: [String] = []
    /// Reported though clear.
    var over: [String] = []
    /// What became of those who are silently otherwise.
    var details: [String] = []

    var summary: String {
      "\(right) right, \(doubted) with a doubt noted, \(reported) reported rightly, \(over.count) reported though clear, "
        + "\(silent.count) silently otherwise, \(lost.count) lost"
    }
  }

  /// - Parameter corpus: a folder of fixtures with an `expected.json`.
  static func judge(_ corpus: String) throws -> (forms: Int, outcome: Outcome) {
    let folder = try Fixture.path(corpus)
    let forms = try JSONDecoder().decode(
      [ExpectedForm].self, from: Data(contentsOf: URL(fileURLWithPath: folder + "/expected.json")))
    var outcome = Outcome()
    for form in forms { try HandsJudge().judge(form, in: folder, &outcome) }
    return (forms.count, outcome)
  }

  private func judge(_ form: ExpectedForm, in folder: String, _ outcome: inout Outcome) throws {
    let files = ([form.file] + [form.second].compactMap { $0 }).map { (file: $0, path: folder + "/" + $0) }
    let reading = FormReader.read(files)
    var engineers: [RecommendedEngineer] = []
    var list = reading.engineers.reader()
    while let engineer = try list.next() { engineers.append(engineer) }
    let places = rows(of: files, naming: form.people.map(\.name))

    for person in form.people {
      let names = [person.name] + (person.alt ?? [])
      let index =
        engineers.firstIndex { names.contains($0.person.name) && $0.person.phone == person.phone }
        ?? engineers.firstIndex { $0.person.phone == person.phone }
        ?? engineers.firstIndex { names.contains($0.person.name) }
      let own = index.map { engineers[$0].origin }.map { Place(file: $0.file, sheet: $0.sheet, row: $0.row) }
      let doubts = reading.rowErrors.contains { error in
        ((places[person.name] ?? []) + [own].compactMap { $0 }).contains {
          $0.isPlace(of: error, amongFiles: files.count)
        }
          || error.message.contains(person.name)
      }
      let label = "\(form.file) \(person.name)"
      guard let index else {
        switch (person.must, doubts || !reading.faults.isEmpty) {
        case (_, false): outcome.lost.append(label)
        case (.take, true): outcome.over.append(label)
        case (_, true): outcome.reported += 1
        }
        continue
      }
      let engineer = engineers.remove(at: index)
      let isOtherwise = !isRight(engineer, person) || person.must == .report
      let isUnnoted = person.must == .either && !doubts && person.silentIsFine != true
      if isOtherwise || isUnnoted {
        if doubts { outcome.doubted += 1 } else { note(engineer, person, label, &outcome) }
      } else {
        outcome.right += 1
      }
    }
    // The same person on two rows is found out when the submission is recorded.
    let expected = Set(form.people.map { $0.name + $0.phone })
    outcome.invented += engineers.filter { !expected.contains($0.person.name + $0.person.phone) }
      .map { "\(form.file) \($0.person.name)" }
  }

  private func note(
    _ engineer: RecommendedEngineer, _ person: ExpectedForm.Person, _ label: String, _ outcome: inout Outcome
  ) {
    outcome.silent.insert(label)
    outcome.details.append(
      "\(label): \(person.must) \(person.phone) \(person.ent) \(person.field) \(person.level) \(person.disp); read "
        + "\(engineer.person.name) \(engineer.person.phone) \(engineer.enterprise.name) \(engineer.field) "
        + "\(engineer.level) \(engineer.dispatch) \(person.why ?? "")")
  }

  private func isRight(_ engineer: RecommendedEngineer, _ person: ExpectedForm.Person) -> Bool {
    ([person.name] + (person.alt ?? [])).contains(engineer.person.name) && engineer.person.phone == person.phone
      && ([person.ent] + (person.entalt ?? [])).contains(engineer.enterprise.name)
      && ([person.field] + (person.fieldalt ?? [])).contains(engineer.field) && engineer.level.rawValue == person.level
      && engineer.dispatch.rawValue == person.disp
      && (person.years?.relevantYears).map { $0 == engineer.qualifications.relevantYears } ?? true
      && (person.years?.significantYears).map { $0 == engineer.qualifications.significantYears } ?? true
      && (person.experience ?? []).allSatisfy { engineer.experience?.contains($0) ?? false }
  }

  private struct Place {
    var file: String
    var sheet: String
    var row: Int

    func isPlace(of error: RowError, amongFiles count: Int) -> Bool {
      error.row == row && error.sheet == (count > 1 ? "\(file)：\(sheet)" : sheet)
    }
  }

  /// Where the people stand, found without the form reader.
  private func rows(of files: [(file: String, path: String)], naming names: [String]) -> [String: [Place]] {
    var places: [String: [Place]] = [:]
    for (file, path) in files {
      guard let workbook = try? WorkbookReader(path: path) else { continue }
      for sheet in workbook.sheets {
        try? workbook.rows(of: sheet) { row in
          let text = row.cells.map { $0.text.filter { !$0.isWhitespace } }.joined(separator: "\n")
          for name in names where text.contains(name) {
            places[name, default: []].append(Place(file: file, sheet: sheet.name, row: row.number))
          }
        }
      }
    }
    return places
  }
}
