import Foundation
import ServiceRuntime
import Testing

@testable import ScreeningService

@Suite struct ConfigurationTests {
  private func read(
    _ societiesFile: String?, rules: String? = nil, workingDays: String? = nil
  ) -> (configuration: ScreeningService.Configuration, faults: [String]) {
    var values: [String: String] = [:]
    if let societiesFile { values["societies.file"] = societiesFile }
    if let rules { values["rules.file"] = rules }
    if let workingDays { values["working-days.file"] = workingDays }
    let source = ConfigurationSource(file: values)
    return (ScreeningService.Configuration(from: source), source.faults)
  }

  @Test("Without a file the registry is what officers make it; with one that is not there the service does not start")
  func missing() {
    #expect(read(nil).faults.isEmpty)
    #expect(read("/nowhere/societies.yaml").faults.contains { $0.contains("/nowhere/societies.yaml") })
  }

  @Test("Every fault of the registry is a fault of the configuration")
  func faulty() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "societies-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("societies: [{code: Civil, name: 甲, fields: [aerospace]}]".utf8).write(to: file)
    let faults = read(file.path(percentEncoded: false)).faults
    #expect(faults.count == 2)
    #expect(faults.allSatisfy { $0.contains("societies.file") && $0.contains("line 1") })
  }

  @Test("A registry that is right is used")
  func right() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "societies-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("societies: [{code: civil, name: 甲, fields: [civil]}]".utf8).write(to: file)
    let (configuration, faults) = read(file.path(percentEncoded: false))
    #expect(faults.isEmpty)
    #expect(configuration.registry.societies.map(\.code) == ["civil"])
  }

  @Test(
    "Years of holidays that are told come to those that are built in; every fault of them is one of the configuration")
  func workingDays() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "working-days-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    let path = file.path(percentEncoded: false)
    let holidays = #"[{"name": "国庆节", "from": "2030-10-01", "to": "2030-10-07"}]"#
    for (makeUpDays, faults) in [("", 0), ("\"2030-10-07\"", 2), ("\"2030-02-30\"", 1)] {
      let text = #"[{"year": 2030, "announcement": "示例", "holidays": \#(holidays), "makeUpDays": [\#(makeUpDays)]}]"#
      try Data(text.utf8).write(to: file)
      let (configuration, found) = read(nil, workingDays: path)
      #expect(found.count == faults && found.filter { $0.contains(path) }.count == faults, "\(found)")
      #expect(configuration.term.calendar.years.contains(2030) == (faults == 0))
      #expect(configuration.term.calendar.years.contains(2025))
    }
  }

  @Test("Without a rule set of its own, the 2025 notice holds")
  func noRules() {
    #expect(read(nil).configuration.rules.versions == ["2025-1"])
  }

  @Test(
    "A rule set comes to the built-in one, under a version of its own; every fault of it is one of the configuration")
  func rules() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    let path = file.path(percentEncoded: false)
    let notice = try #require(String(bytes: PackageResources.notice_2025_yaml, encoding: .utf8))
    for (version, from, faults) in [
      ("2025-2", "2025-07-01", 0), ("2025-1", "2025-07-01", 1), ("2025-2", "soon", 1), ("_", "soon", 2),
    ] {
      let text = notice.replacing("version: 2025-1", with: "version: \(version)").replacing("2025-01-01", with: from)
      try Data(text.utf8).write(to: file)
      let found = read(nil, rules: path)
      let own = found.faults.filter { $0.contains("rules.file") }
      #expect(own.count == faults, "\(own)")
      #expect(found.configuration.rules.versions == (faults == 0 ? ["2025-1", version] : ["2025-1"]))
    }
  }
}
