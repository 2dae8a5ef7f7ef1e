import AccordTesting
import Foundation

/// Accord's workbook reader beside openpyxl (read-only mode) and python-calamine, in turn, each as a process of its own.
///
/// Accord reads to the very engineers, with all checks of the form; the others hand out the values of cells.
struct ReadingComparison {
  let workbench: Workbench
  let rounds: Int

  private static let candidates = 50_000
  private static let few = 5000
  private static let scripts = ProjectFolder.root.appending(path: "Benchmarks/accord-bench/ReadingWorkbooks")

  func measure() async throws -> [BenchReport.Section] {
    let python = try await makePython()
    let folder = try workbench.folder("reading")
    var speed = BenchReport.Section(
      isRatio: true, title: "Reading a workbook of \(Self.candidates) candidates (aim: 10 times openpyxl's rate)",
      figures: [],
      notes: [
        "tables 1 and 2 with the columns of qualifications, 20 columns, careers of 150 to 300 characters; medians of "
          + "\(rounds) runs in turn",
        "Accord reads to its engineers, checked; openpyxl (read-only, values only) and calamine to rows of cells",
      ])
    var memory = BenchReport.Section(
      title: "Memory of the whole process at its highest, reading \(Self.few) and \(Self.candidates) candidates",
      figures: [])
    for texts in ["inline", "shared"] {
      let large = "\(folder)/\(texts)-large.xlsx"
      let small = "\(folder)/\(texts)-small.xlsx"
      for (path, count) in [(small, Self.few), (large, Self.candidates)] {
        _ = try await run(python, [Self.scripts.appending(path: "write-workbook.py").path(), path, "\(count)", texts])
      }
      var results: [String: [ReadingResult]] = [:]
      for _ in 0..<rounds {
        for reader in ["Accord", "openpyxl", "calamine"] {
          results[reader, default: []].append(try await read(large, with: reader, python))
        }
      }
      guard results["Accord"]?.allSatisfy({ $0.count == Self.candidates }) ?? false else {
        throw BenchError.incorrect(
          "Accord read \(results["Accord"]?.first?.count ?? 0) of \(Self.candidates) engineers")
      }
      let seconds = results.mapValues { Percentiles($0.map(\.seconds)).median }
      let accord = seconds["Accord"] ?? .nan
      for reader in ["openpyxl", "calamine"] {
        speed.figures.append(
          (
            "\(texts) strings, Accord's rate by \(reader)'s",
            ((seconds[reader] ?? .nan) / accord).formatted(decimals: 1)
          ))
      }
      for reader in ["Accord", "openpyxl", "calamine"] {
        let time = seconds[reader] ?? .nan
        let rate = (Double(Self.candidates) / time).formatted(decimals: 0)
        speed.figures.append(("\(texts) strings, \(reader)", "\(time.formatted(decimals: 2)) s, \(rate) candidates/s"))
        let few = try await read(small, with: reader, python)
        let many = results[reader]?.map(\.peakKilobytes).max() ?? 0
        memory.figures.append(
          ("\(texts) strings, \(reader)", "\(few.peakKilobytes / 1024) MB and \(many / 1024) MB"))
      }
    }
    return [speed, memory]
  }

  private func read(_ path: String, with reader: String, _ python: URL) async throws -> ReadingResult {
    let output =
      if reader == "Accord" {
        try await run(
          URL(filePath: Workbench.folderOfExecutables + "/accord-bench"), ["read-workbook", path])
      } else {
        try await run(python, [Self.scripts.appending(path: "read-workbook.py").path(), reader, path])
      }
    return try JSONDecoder().decode(ReadingResult.self, from: Data(output.utf8))
  }

  private func run(_ executable: URL, _ arguments: [String]) async throws -> String {
    let run = try await CommandRun.run(executable, arguments)
    guard run.status == 0 else {
      throw BenchError.incorrect("\(executable.lastPathComponent) \(arguments) failed: \(run.errors)")
    }
    return run.output
  }

  /// The Python with the other readers, made once below `.build`; takes them from PyPI.
  private func makePython() async throws -> URL {
    let folder = ProjectFolder.root.appending(path: ".build/bench-python")
    let requirements = Self.scripts.appending(path: "requirements.txt")
    let script = """
      set -eu
      cmp -s "$2" "$1/requirements.txt" && exit 0
      rm -rf "$1"
      python3 -m venv "$1"
      "$1/bin/python" -m pip install --quiet --disable-pip-version-check -r "$2"
      cp "$2" "$1/requirements.txt"
      """
    _ = try await run(URL(filePath: "/bin/sh"), ["-c", script, "sh", folder.path(), requirements.path()])
    return folder.appending(path: "bin/python")
  }
}
