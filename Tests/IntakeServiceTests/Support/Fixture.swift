import Foundation
import Testing

/// The files in `Fixtures`.
enum Fixture {
  static func path(_ name: String) throws -> String {
    let url = try #require(Bundle.module.resourceURL).appendingPathComponent("Fixtures").appendingPathComponent(name)
    return url.path
  }
}
