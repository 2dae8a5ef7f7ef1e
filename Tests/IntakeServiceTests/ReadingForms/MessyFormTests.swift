import Contracts
import Testing

@testable import IntakeService

struct MessyFormTests {
  /// Nobody is lost and nobody is invented: taken and reported are all rows that name somebody, and who is taken is who
  /// was written, with their enterprise, field, level and dispatch.
  @Test func takenAndReportedAreAllRows() throws {
    var workbooks = 0
    var rows = 0
    var taken = 0
    var counts: [Mess: Int] = [:]
    for seed in UInt64(1)...1000 {
      let form = MessyForm(seed: seed)
      let reading = try read(form)
      compare(form, reading, seed)
      workbooks += form.files.count
      rows += form.people.count
      taken += reading.engineers.count
      for mess in form.used { counts[mess, default: 0] += 1 }
    }
    print("\(workbooks) workbooks of 1000 forms, \(rows) rows of people: \(taken) taken, \(rows - taken) reported")
    for mess in Mess.allCases {
      print("  \(mess.rawValue): \(counts[mess] ?? 0) forms")
      #expect((counts[mess] ?? 0) > 0, "\(mess) was never made")
    }
  }

  private func read(_ form: MessyForm) throws -> FormReading {
    try withFiles(form.files[...], []) { FormReader.read($0) }
  }

  private func withFiles(
    _ files: ArraySlice<TinyWorkbook>, _ paths: [(file: String, path: String)],
    _ body: ([(file: String, path: String)]) -> FormReading
  ) throws -> FormReading {
    guard let first = files.first else { return body(paths) }
    return try first.withFile { try withFiles(files.dropFirst(), paths + [("\(paths.count).xlsx", $0)], body) }
  }

  private func compare(_ form: MessyForm, _ reading: FormReading, _ seed: UInt64) {
    #expect(reading.faults.isEmpty, "seed \(seed)")
    #expect(reading.unit == MessyForm.unit, "seed \(seed)")
    let good = form.people.filter { $0.fault == nil }
    let bad = form.people.filter { $0.fault != nil }
    #expect(reading.engineers.map(\.person.name) == good.map(\.name), "seed \(seed)")
    #expect(reading.engineers.map(\.person.phone) == good.map(\.phone), "seed \(seed)")
    #expect(reading.engineers.map(\.person.email) == good.map(\.email), "seed \(seed)")
    #expect(reading.engineers.map(\.enterprise.name) == good.map(\.enterprise), "seed \(seed)")
    #expect(reading.engineers.map(\.dispatch) == good.map(\.dispatch), "seed \(seed)")
    #expect(reading.engineers.map(\.field) == good.map(\.field.code), "seed \(seed)")
    #expect(reading.engineers.map(\.level) == good.map(\.level.level), "seed \(seed)")
    #expect(reading.engineers.map(\.location) == good.map(\.place.code), "seed \(seed)")
    #expect(reading.engineers.allSatisfy { $0.project.country == "MM" }, "seed \(seed)")
    for (engineer, person) in zip(reading.engineers, good) {
      if let more = person.continuation { #expect(engineer.experience?.hasSuffix(more) ?? false, "seed \(seed)") }
    }
    #expect(reading.rejectedRows == bad.count, "seed \(seed)")
    // Every rejected row has an entry that says where and why, and no other row has one.
    let codes = Set(Mess.faults.compactMap(\.code)).union(["missingEnterprise", "unknownDispatch", "undividedCell"])
    let reported = Set(reading.rowErrors.filter { codes.contains($0.code) }.map { "\($0.sheet) \($0.row)" })
    let several = form.files.count > 1
    let wrong = Set(bad.map { "\(several ? "\($0.file).xlsx：" : "")\($0.sheet) \($0.row)" })
    #expect(reported == wrong, "seed \(seed)")
    for person in bad where !person.isByPlace {
      let place = "\(several ? "\(person.file).xlsx：" : "")\(person.sheet)"
      let found = reading.rowErrors.contains {
        $0.sheet == place && $0.row == person.row && $0.code == person.fault?.code
      }
      #expect(found, "seed \(seed): \(person.fault?.rawValue ?? "") in row \(person.row)")
    }
  }
}
