import Contracts
import Foundation
import Testing

@Test func throwaway() throws {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  for (path, bytes) in try ContractExport.files() {
    let url = root.appending(path: "deploy/contracts/\(path)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }
}
