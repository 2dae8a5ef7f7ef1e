import Foundation
import ServiceRuntime
import Testing

@testable import ScreeningService

@Suite struct ConfigurationTests {
  private func read(_ societiesFile: String?) -> (configuration: ScreeningService.Configuration, faults: [String]) {
    let source = ConfigurationSource(file: societiesFile.map { ["societies.file": $0] } ?? [:])
    return (ScreeningService.Configuration(from: source), source.faults)
  }

  @Test("Without a registry, or with one that is not there, the service does not start")
  func missing() {
    #expect(read(nil).faults.count == 1)
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
}
