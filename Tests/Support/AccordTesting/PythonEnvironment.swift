import Foundation

/// The Python with the independent readers and validators of `Tests/Support/requirements.txt`, made on demand below `.build`.
package actor PythonEnvironment {
  package static let shared = PythonEnvironment()

  private var making: Task<URL, any Error>?

  /// The interpreter. The first call after a change of the requirements takes the packages from PyPI.
  package func python() async throws -> URL {
    if let making { return try await making.value }
    let task = Task { try await Self.make() }
    making = task
    return try await task.value
  }

  private static let script = """
    set -eu
    exec 9>"$1.lock"
    flock 9
    cmp -s "$2" "$1/requirements.txt" && exit 0
    rm -rf "$1"
    python3 -m venv "$1"
    "$1/bin/python" -m pip install --quiet --disable-pip-version-check -r "$2"
    cp "$2" "$1/requirements.txt"
    """

  /// Another process may be at it: one makes it, the others wait at the lock.
  private static func make() async throws -> URL {
    let folder = ProjectFolder.root.appending(path: ".build/tests-python")
    try FileManager.default.createDirectory(
      at: folder.deletingLastPathComponent(), withIntermediateDirectories: true)
    let requirements = ProjectFolder.root.appending(path: "Tests/Support/requirements.txt")
    let run = try await CommandRun.run(
      URL(filePath: "/bin/sh"), ["-c", script, "sh", folder.path(), requirements.path()])
    guard run.status == 0 else {
      throw PythonUnavailable(
        description: "the tests' Python cannot be made (deploy/bootstrap --tests installs python3-venv): \(run.errors)")
    }
    return folder.appending(path: "bin/python")
  }
}

package struct PythonUnavailable: Error, CustomStringConvertible {
  package let description: String
}
