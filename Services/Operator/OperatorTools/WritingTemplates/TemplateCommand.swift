import ArgumentParser
import Foundation
import Workbooks

/// `accordctl template`: Attachment 3 to be filled in.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract:
      "Writes Attachment 3 as a workbook with drop-downs, examples and guidance, for recommending units to fill in.")

  @Option(help: "The file to write.") var out = "附件3.xlsx"
  @Option(help: "The recommending unit, filled in beforehand.") var unit: String?

  func run() throws {
    try FormTemplate(unit: unit).workbook(createdAt: Int(Date().timeIntervalSince1970)).write(to: out)
    print(out)
  }
}
