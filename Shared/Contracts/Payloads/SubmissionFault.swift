/// Why a submission as a whole, or one file of it, could not be read: what and how to mend it, in Chinese, for the unit.
package struct SubmissionFault: Codable, Sendable, Hashable {
  /// e.g. `notAWorkbook`, `brokenArchive`, `archiveTooLarge`, `encrypted`, `legacyFormat`, `forbiddenXML`, `formNotFound`, `unitUnknown`.
  package var code: String
  package var file: String?
  package var message: String

  package init(code: String, file: String? = nil, message: String) {
    self.code = code
    self.file = file
    self.message = message
  }
}
