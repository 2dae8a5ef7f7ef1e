import ServiceRuntime

/// What intake is told, besides what every service is.
///
/// - `maildir`: the mailbox's folder; without it no mail is read.
/// - `maildir.poll.milliseconds`: how often its `new` is looked through.
/// - `upload.maximum.megabytes`: of one request, and of one mail.
/// - `workbook.maximum.megabytes`: of one workbook.
struct Configuration: Sendable, Hashable {
  static let maildirKey = ConfigurationKey(
    "maildir", "Maildir (with new, cur and tmp; made where missing) that mails with workbooks arrive in; none: no mail."
  )
  static let pollKey = ConfigurationKey(
    "maildir.poll.milliseconds", default: "500", "How often the Maildir is looked through for new mails.")
  static let uploadKey = ConfigurationKey(
    "upload.maximum.megabytes", default: "40", "Size of one upload or mail with all its attachments.")
  static let workbookKey = ConfigurationKey(
    "workbook.maximum.megabytes", default: "20", "Size of one workbook.")

  static let keys = [maildirKey, pollKey, uploadKey, workbookKey]

  var maildir: String?
  var pollInterval: Duration
  /// Bytes.
  var maximumUpload: Int
  var limits: WorkbookLimits
  /// Where the blobs are kept.
  var blobDirectory: String

  init(
    maildir: String? = nil, pollInterval: Duration = .milliseconds(500), maximumUpload: Int = 40 << 20,
    limits: WorkbookLimits = WorkbookLimits(), blobDirectory: String
  ) {
    self.maildir = maildir
    self.pollInterval = pollInterval
    self.maximumUpload = maximumUpload
    self.limits = limits
    self.blobDirectory = blobDirectory
  }

  init(from source: ConfigurationSource, runtime: RuntimeConfiguration) {
    var limits = WorkbookLimits()
    limits.fileBytes = (source.int(Self.workbookKey, in: 1...200) ?? 20) << 20
    self.init(
      maildir: source.string(Self.maildirKey),
      pollInterval: .milliseconds(source.int(Self.pollKey, in: 10...600_000) ?? 500),
      maximumUpload: (source.int(Self.uploadKey, in: 1...1024) ?? 40) << 20, limits: limits,
      blobDirectory: runtime.dataDirectory + "/blobs")
  }
}
