import Foundation

/// The folder of one run, and where the executables lie.
struct Workbench: Sendable {
  let path: String
  private let isTemporary: Bool

  init(folder: String?) throws {
    let files = FileManager.default
    path =
      folder.map { URL(fileURLWithPath: $0).path }
      ?? files.temporaryDirectory.appendingPathComponent("accord-bench-\(UUID().uuidString)").path
    isTemporary = folder == nil
    if let content = try? files.contentsOfDirectory(atPath: path), !content.isEmpty {
      throw BenchError.incorrect("\(path) is not empty; name a new folder")
    }
    try files.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// A new folder inside.
  func folder(_ name: String) throws -> String {
    let folder = path + "/" + name
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  func removeIfTemporary() {
    if isTemporary { try? FileManager.default.removeItem(atPath: path) }
  }

  /// What goes on, on standard error: standard output has the table alone.
  func say(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }

  /// The executables lie beside this one.
  static var folderOfExecutables: String {
    let path =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: path).deletingLastPathComponent().path
  }
}
