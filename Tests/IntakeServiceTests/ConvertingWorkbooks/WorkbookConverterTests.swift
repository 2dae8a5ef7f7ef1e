import AccordTesting
import Contracts
import Foundation
import Testing

@testable import IntakeService

/// Older and foreign workbooks, made and read by a real LibreOffice in a real sandbox.
@Suite(.serialized)
struct WorkbookConverterTests {
  private func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("accord-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
  }

  private func converter(_ sandbox: Sandbox? = nil) throws -> WorkbookConverter {
    try #require(
      WorkbookConverter.detect(.init(sandbox: sandbox), logger: nil),
      "deploy/bootstrap --tests installs LibreOffice and bubblewrap")
  }

  /// What LibreOffice itself makes of a fixture.
  private func save(_ fixture: String, as format: String, in folder: String) async throws -> String {
    let source = URL(fileURLWithPath: try Fixture.path(fixture))
    let run = try await CommandRun.run(
      URL(fileURLWithPath: "/usr/bin/env"),
      [
        "soffice", "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to", format, "--outdir",
        folder, source.path,
      ])
    try #require(run.status == 0, "\(run.errors)")
    return "\(folder)/\(source.deletingPathExtension().lastPathComponent).\(format)"
  }

  private func read(_ path: String) -> FormReading { FormReader.read([(file: "f", path: path)]) }

  private func engineers(_ reading: FormReading) throws -> [RecommendedEngineer] {
    var all: [RecommendedEngineer] = []
    var list = reading.engineers.reader()
    while let next = try list.next() { all.append(next) }
    return all
  }

  @Test(.timeLimit(.minutes(3)), arguments: ["xls", "ods"])
  func theSamePeopleAndPlacesAreReadInEveryFormat(format: String) async throws {
    try await withFolder { folder in
      let converter = try converter()
      for fixture in ["01-one-sheet.xlsx", "03-with-errors.xlsx"] {
        var path = try await save(fixture, as: format, in: folder)
        #expect(read(path).faults.map(\.code) == ["legacyFormat"], "without LibreOffice the receipt asks for an .xlsx")
        if format == "xls", fixture.hasPrefix("03") {
          // WPS' own format is the same under another name.
          try FileManager.default.moveItem(atPath: path, toPath: folder + "/表.et")
          path = folder + "/表.et"
        }
        let scratch = "\(folder)/work-\(fixture)"
        let readable = try converter.readable(path, in: scratch, number: 0, WorkbookLimits())
        #expect(readable != path)
        let (made, original) = (read(readable), read(try Fixture.path(fixture)))
        #expect(try engineers(made) == engineers(original))
        #expect(made.rowErrors == original.rowErrors && made.unit == original.unit && made.faults.isEmpty)
      }
    }
  }

  @Test func whatIsNoOlderWorkbookIsLeftAlone() async throws {
    try await withFolder { folder in
      let converter = try converter()
      for fixture in ["01-one-sheet.xlsx", "BadInput/encrypted.xlsx", "BadInput/word-97.doc", "BadInput/scan.xlsx"] {
        let path = try Fixture.path(fixture)
        #expect(try converter.readable(path, in: folder, number: 0, WorkbookLimits()) == path)
      }
      #expect(throws: WorkbookFault.notConverted(".xls")) {
        try converter.readable(try Fixture.path("BadInput/excel-97.xls"), in: folder, number: 1, WorkbookLimits())
      }
    }
  }

  /// A sheet that says a million rows of 16,384 columns in a few hundred bytes, and one with a macro for when it is opened.
  /// LibreOffice runs none while it converts, and its profile forbids it.
  @Test(.timeLimit(.minutes(2)))
  func hostileSpreadsheetsDoNoHarm() async throws {
    try await withFolder { folder in
      var converter = try converter()
      converter.limits.patience = .seconds(20)
      converter.limits.memoryBytes = 1 << 30
      let cell =
        "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell>"
      let huge = Self.spreadsheet("<table:table-row table:number-rows-repeated=\"1048576\">\(cell)</table:table-row>")
      try huge.write(to: URL(fileURLWithPath: folder + "/huge.ods"))
      #expect(throws: WorkbookFault.self) {
        let path = try converter.readable(folder + "/huge.ods", in: folder + "/huge", number: 0, WorkbookLimits())
        try WorkbookReader(path: path).rows(of: WorkbookReader(path: path).sheets[0]) { _ in }
      }

      let macro = """
        <script:module xmlns:script="http://openoffice.org/2000/script" script:name="M" script:language="StarBasic">
        Sub Go
          Open Environ("HOME") &amp; "/ran" For Output As #1
          Print #1, "x"
          Close #1
        End Sub
        </script:module>
        """
      let open = """
        <office:scripts><office:event-listeners><script:event-listener script:language="ooo:script" \
        script:event-name="dom:load" xlink:href="vnd.sun.star.script:Standard.M.Go?language=Basic&amp;location=document"/>\
        </office:event-listeners></office:scripts>
        """
      let file = Self.spreadsheet(
        "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>表</text:p></table:table-cell></table:table-row>",
        scripts: open, macro: macro)
      try file.write(to: URL(fileURLWithPath: folder + "/macro.ods"))
      _ = try converter.readable(folder + "/macro.ods", in: folder + "/macro", number: 0, WorkbookLimits())
      let left = try FileManager.default.subpathsOfDirectory(atPath: folder + "/macro")
      #expect(!left.contains { $0.hasSuffix("/ran") })
    }
  }

  // MARK: The sandbox

  /// By limits of memory, file size and time; and nothing of the machine is seen.
  @Test(arguments: [Sandbox.bubblewrap, .namespaces])
  func whatRunsInASandboxIsConfined(sandbox: Sandbox) async throws {
    try await withFolder { folder in
      var limits = ConversionLimits()
      limits.memoryBytes = 256 << 20
      limits.fileBytes = 1 << 20
      let command = ConfinedCommand(sandbox: sandbox, limits: limits)
      func run(_ script: String) -> ConfinedCommand.End { command.run(["/bin/sh", "-c", script], work: folder) }
      #expect(run("true") == .exited(0))
      #expect(run("echo x >'\(folder)'/written") == .exited(0))
      #expect(FileManager.default.fileExists(atPath: folder + "/written"))
      #expect(run("perl -e '$x = \"a\" x (1 << 30)'") != .exited(0), "memory")
      #expect(run("head -c 4000000 /dev/zero >'\(folder)'/large") != .exited(0), "a file's size")
      #expect(run("test $(grep -c : /proc/net/dev) = 1 && grep -q lo: /proc/net/dev") == .exited(0), "no network")
      #expect(run("test -z \"$ACCORD_SECRET$KAFKA_BOOTSTRAP_SERVERS\" && test \"$HOME\" = '\(folder)'") == .exited(0))
      if sandbox == .bubblewrap {
        let secret = FileManager.default.temporaryDirectory.appendingPathComponent("accord-\(UUID().uuidString)").path
        try Data("x".utf8).write(to: URL(fileURLWithPath: secret))
        defer { try? FileManager.default.removeItem(atPath: secret) }
        #expect(run("test -e '\(secret)'") == .exited(1), "nobody's files")
        #expect(run("test -e /etc/passwd || test -e /root || test -e /home") == .exited(1))
        #expect(run("touch /usr/accord-test") != .exited(0), "read-only")
      }
    }
  }

  @Test(arguments: Sandbox.allCases)
  func whatHangsIsEndedWithAllThatItStarted(sandbox: Sandbox) async throws {
    try await withFolder { folder in
      var limits = ConversionLimits()
      limits.patience = .milliseconds(500)
      let seconds = Int.random(in: 100_000...999_999)
      let end = ConfinedCommand(sandbox: sandbox, limits: limits)
        .run(["/bin/sh", "-c", "sleep \(seconds) & sleep \(seconds)"], work: folder)
      #expect(end == .tookTooLong)
      _ = try await eventually { try Self.runs("sleep\0\(seconds)") ? nil : true }
    }
  }

  @Test func aStopOfTheServiceEndsAConversion() async throws {
    try await withFolder { folder in
      let command = ConfinedCommand(sandbox: .none, limits: ConversionLimits())
      let recall = ConfinedCommand.Recall()
      recall.raise()
      #expect(command.run(["/bin/sleep", "600"], work: folder, recall: recall) == .recalled)
    }
  }

  private static func runs(_ words: String) throws -> Bool {
    try FileManager.default.contentsOfDirectory(atPath: "/proc").contains { name in
      guard Int(name) != nil, let line = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") else {
        return false
      }
      return line.range(of: Data(words.utf8)) != nil
    }
  }

  private static func spreadsheet(_ rows: String, scripts: String = "", macro: String? = nil) -> Data {
    let spaces = [
      "office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"",
      "table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"",
      "text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"",
      "script=\"urn:oasis:names:tc:opendocument:xmlns:script:1.0\"", "xlink=\"http://www.w3.org/1999/xlink\"",
      "dom=\"http://www.w3.org/2001/xml-events\"",
    ].map { "xmlns:\($0)" }.joined(separator: " ")
    let content =
      "<office:document-content \(spaces) office:version=\"1.2\">\(scripts)<office:body><office:spreadsheet>"
      + "<table:table table:name=\"S\">\(rows)</table:table></office:spreadsheet></office:body></office:document-content>"
    let type = "application/vnd.oasis.opendocument.spreadsheet"
    let library = "xmlns:library=\"http://openoffice.org/2000/library\""
    var entries = [("mimetype", type), ("content.xml", content)]
    var manifest = [("/", type), ("content.xml", "text/xml")]
    if let macro {
      entries += [
        ("Basic/Standard/M.xml", macro),
        (
          "Basic/Standard/script-lb.xml",
          "<library:library \(library) library:name=\"Standard\" library:readonly=\"false\" library:passwordprotected=\"false\"><library:element library:name=\"M\"/></library:library>"
        ),
        (
          "Basic/script-lc.xml",
          "<library:libraries \(library) xmlns:xlink=\"http://www.w3.org/1999/xlink\"><library:library library:name=\"Standard\" library:link=\"false\"/></library:libraries>"
        ),
      ]
      manifest += entries.suffix(3).map { ($0.0, "text/xml") }
    }
    let list = manifest.map {
      "<manifest:file-entry manifest:full-path=\"\($0.0)\" manifest:media-type=\"\($0.1)\"/>"
    }.joined()
    entries.append(
      (
        "META-INF/manifest.xml",
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\(list)</manifest:manifest>"
      ))
    return StoredZip.bytes(entries.map { ($0.0, Data($0.1.utf8)) })
  }
}
