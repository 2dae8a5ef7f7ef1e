import Foundation

/// Where the project's own files are. Tests may use nothing outside of it.
package enum ProjectFolder {
  package static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  package static let contracts = root.appending(path: "deploy/contracts")
}
