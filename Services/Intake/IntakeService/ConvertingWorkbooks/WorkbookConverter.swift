import Foundation

/// Makes an .xlsx of an older or foreign workbook with LibreOffice, which sees nothing but the file. Rows and columns stay where
/// they are, so what is told of a row is told of the unit's own file.
///
/// Macros never run, links are never followed and formulas keep their stored values: the profile that LibreOffice starts with
/// says so, and is made anew for each file.
struct WorkbookConverter: Sendable {
  /// LibreOffice's `soffice`.
  let program: String
  let sandbox: Sandbox
  var limits = ConversionLimits()

  /// What a workbook is read from: itself, or what was made of it.
  ///
  /// - Parameters:
  ///   - folder: a private folder for the while.
  ///   - number: tells the workbooks of one submission apart.
  func readable(
    _ path: String, in folder: String, number: Int, _ workbookLimits: WorkbookLimits,
    recall: ConfinedCommand.Recall = ConfinedCommand.Recall()
  ) throws(WorkbookFault) -> String {
    guard let format = LegacyFormat(path: path, limits: workbookLimits) else { return path }
    return try convert(path, format, in: "\(folder)/\(number)", recall)
  }

  private func convert(
    _ path: String, _ format: LegacyFormat, in work: String, _ recall: ConfinedCommand.Recall
  ) throws(WorkbookFault) -> String {
    let source = "\(work)/in.\(format.rawValue)"
    do {
      try FileManager.default.createDirectory(
        atPath: "\(work)/profile/user", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try FileManager.default.copyItem(atPath: path, toPath: source)
      try Data(Self.profile.utf8).write(to: URL(fileURLWithPath: "\(work)/profile/user/registrymodifications.xcu"))
    } catch {
      throw .unreadable
    }
    let end = ConfinedCommand(sandbox: sandbox, limits: limits).run(
      [
        program, "-env:UserInstallation=file://\(work)/profile", "--headless", "--norestore", "--nologo", "--nodefault",
        "--nolockcheck", "--infilter=\(format.filter)", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir",
        "\(work)/out", source,
      ], work: work, recall: recall)
    // It is nothing that the file did, and the file comes again.
    guard end != .recalled, end != .notStarted else { throw .unreadable }
    let made = "\(work)/out/in.xlsx"
    // A file that was cut off by a limit is no conversion.
    guard end == .exited(0), FileManager.default.fileExists(atPath: made) else {
      throw .notConverted(".\(format.rawValue)")
    }
    return made
  }

  private static let profile: String = {
    func item(_ path: String, _ name: String, _ value: String) -> String {
      """
      <item oor:path="\(path)"><prop oor:name="\(name)" oor:op="fuse"><value>\(value)</value></prop></item>

      """
    }
    let scripting = "/org.openoffice.Office.Common/Security/Scripting"
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">

      """ + item(scripting, "MacroSecurityLevel", "3") + item(scripting, "DisableMacrosExecution", "true")
        + item(scripting, "DisableActiveContent", "true") + item(scripting, "BlockUntrustedRefererLinks", "true")
        + item("/org.openoffice.Office.Calc/Content/Update", "Link", "2")
        + item("/org.openoffice.Office.Calc/Formula/Load", "OOXMLRecalcMode", "1")
        + item("/org.openoffice.Office.Calc/Formula/Load", "ODFRecalcMode", "1") + "</oor:items>\n"
  }()
}
