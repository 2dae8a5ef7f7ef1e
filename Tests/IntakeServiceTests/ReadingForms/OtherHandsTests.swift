import Contracts
import Foundation
import Testing

@testable import IntakeService

/// 91 workbooks that were written and damaged, with several programs, by somebody who had read the notice and not the reader, with
/// what is to come of each of their 755 people written down before.
struct OtherHandsTests {
  /// Who is taken although the clerk would have asked, or with another value than the clerk's, without a word to the unit: mostly
  /// remarks that are not read, and fields that the notice's everyday words settle. A new one fails the test.
  private static let known = Set(
    [
      "09-several-phones.xlsx": ["昌建国"],
      "10-odd-names.xlsx": ["刘洋", "孙立人"],
      "13-company-fields.xlsx": ["凤晓东", "李雪梅", "赵立新", "郎晓燕", "陈文博", "韦德胜"],
      "27-attached-second-file.xlsx": ["严雨桐", "何立新", "郑丽华"],
      "28-repeated-people.xlsx": ["卫振宇", "昌德胜", "蒋永康"],
      "42-dispatch-column-mixed.xlsx": ["周海波"],
      "52-remark-withdrawn.xlsx": ["陶晓燕"],
      "59-field-writings.xlsx": ["冯嘉铭", "周宏图", "陶永康"],
      "61-stale-copies.xlsx": ["潘嘉铭", "秦立新"],
      "66-damaged-phones.xlsx": ["任振宇", "褚振宇"],
      "78-field-like-headings.xlsx": ["金振宇"],
      "79-dispatch-contradiction.xlsx": ["凤嘉铭", "谢晓燕", "郑思远"],
      "82-trigger-words.xlsx": ["周文博", "邹承志"],
      "86-merged-phone-and-ditto.xlsx": ["何永康", "周慧敏"],
      "90-name-annotations.xlsx": ["姜嘉铭", "李俊峰", "苗文博", "鲁伟强"],
      "93-no-series-one-person-each.xlsx": ["秦德胜"],
    ].flatMap { file, names in names.map { "\(file) \($0)" } })

  private struct Outcome {
    var right = 0
    var doubted = 0
    var reported = 0
    var overReported = 0
    var silent: Set<String> = []
    var lost: [String] = []
    var invented: [String] = []
  }

  @Test func nobodyIsLostOrInventedAndNothingIsGuessedInSilence() throws {
    let folder = try Fixture.path("OtherHands")
    let forms = try JSONDecoder().decode(
      [ExpectedForm].self, from: Data(contentsOf: URL(fileURLWithPath: folder + "/expected.json")))
    #expect(forms.count == 91)
    var outcome = Outcome()
    for form in forms { try judge(form, in: folder, &outcome) }
    print(
      "other hands: \(outcome.right) right, \(outcome.doubted) with a doubt noted, \(outcome.reported) reported rightly, "
        + "\(outcome.overReported) reported though clear, \(outcome.silent.count) silently otherwise, \(outcome.lost.count) lost"
    )
    #expect(outcome.lost.isEmpty, "\(outcome.lost)")
    #expect(outcome.invented.isEmpty, "\(outcome.invented)")
    #expect(outcome.silent.subtracting(Self.known).isEmpty, "\(outcome.silent.subtracting(Self.known).sorted())")
    #expect(
      Self.known.subtracting(outcome.silent).isEmpty, "mended: \(Self.known.subtracting(outcome.silent).sorted())")
    #expect(outcome.right >= 565 && outcome.overReported <= 36)
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
        case (.take, true): outcome.overReported += 1
        case (_, true): outcome.reported += 1
        }
        continue
      }
      let engineer = engineers.remove(at: index)
      let isOtherwise = !isRight(engineer, person) || person.must == .report
      let isUnnoted = person.must == .either && !doubts && person.silentIsFine != true
      if isOtherwise || isUnnoted {
        if doubts { outcome.doubted += 1 } else { outcome.silent.insert(label) }
      } else {
        outcome.right += 1
      }
    }
    // The same person on two rows is found out when the submission is recorded.
    let expected = Set(form.people.map { $0.name + $0.phone })
    outcome.invented += engineers.filter { !expected.contains($0.person.name + $0.person.phone) }
      .map { "\(form.file) \($0.person.name)" }
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
