import ServiceRuntime

/// What intake is told, besides what every service is.
///
/// - `maildir`: the mailbox's folder; without it no mail is read.
/// - `maildir.poll.milliseconds`: how often its `new` is looked through.
/// - `upload.maximum.megabytes`: of one request, and of one mail.
/// - `workbook.maximum.megabytes`: of one workbook.
/// - `convert.command`, `convert.sandbox`: what makes an .xlsx of other workbooks, and what it runs in.
/// - `receipts.command`, `receipts.from`: how receipts are sent by mail, and from whom.
/// - `supplement.mail.hour`, `supplement.reminder.days`, `supplement.expiry.days`: when units are asked for what is missing of
///   their people, reminded, and waited for no longer.
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

  static let convertKey = ConfigurationKey(
    "convert.command", default: "soffice",
    "LibreOffice, which makes an .xlsx of .xls, .et, .ods and .xlsb; none: the receipt asks for an .xlsx. Where it is not installed, "
      + "none.")
  static let sandboxKey = ConfigurationKey(
    "convert.sandbox", default: "auto",
    "What LibreOffice runs in: bubblewrap, namespaces, none (limits only), or auto, the stronger of the first two that works, else "
      + "nothing is converted.")

  static let mailCommandKey = ConfigurationKey(
    "receipts.command",
    "What receipts are handed to on standard input, e.g. `/usr/sbin/sendmail -t -i`; none: they are kept and not sent.")
  static let mailSenderKey = ConfigurationKey(
    "receipts.from", "The address that receipts come from; needed where they are sent.")

  static let supplementHourKey = ConfigurationKey(
    "supplement.mail.hour", default: "9",
    "Hour (campaign's time zone) at which units are mailed what is missing of their people: one mail a day at most.")
  static let supplementReminderKey = ConfigurationKey(
    "supplement.reminder.days", default: "10", "Days after which a unit is reminded of what is missing.")
  static let supplementExpiryKey = ConfigurationKey(
    "supplement.expiry.days", default: "30",
    "Days after which an officer decides without what is missing; an answer is still taken.")

  static let keys = [
    maildirKey, pollKey, uploadKey, workbookKey, convertKey, sandboxKey, mailCommandKey, mailSenderKey,
    supplementHourKey,
    supplementReminderKey, supplementExpiryKey,
  ]

  var maildir: String?
  var pollInterval: Duration
  /// Bytes.
  var maximumUpload: Int
  var limits: WorkbookLimits
  /// Where the blobs are kept.
  var blobDirectory: String
  var conversion = WorkbookConverter.Wish(command: "none")
  /// Absent: receipts are kept and not sent.
  var mailCommand: MailCommand?
  /// The address that receipts come from.
  var mailSender: String?
  var supplements = SupplementPlan()

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
    let words = (source.string(Self.mailCommandKey) ?? "").split(separator: " ").map(String.init)
    let sender = source.string(Self.mailSenderKey)
    if !words.isEmpty, sender == nil {
      source.fault(Self.mailSenderKey, "is required where receipts.command is given: whom do receipts come from?")
    }
    self.init(
      maildir: source.string(Self.maildirKey),
      pollInterval: .milliseconds(source.int(Self.pollKey, in: 10...600_000) ?? 500),
      maximumUpload: (source.int(Self.uploadKey, in: 1...1024) ?? 40) << 20, limits: limits,
      blobDirectory: runtime.dataDirectory + "/blobs")
    let sandbox = source.string(Self.sandboxKey) ?? "auto"
    if sandbox != "auto", Sandbox(rawValue: sandbox) == nil {
      source.fault(
        Self.sandboxKey, "takes auto, \(Sandbox.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    conversion = WorkbookConverter.Wish(
      command: source.string(Self.convertKey) ?? "soffice", sandbox: Sandbox(rawValue: sandbox))
    mailCommand = words.isEmpty ? nil : MailCommand(words: words)
    mailSender = sender
    supplements = SupplementPlan(
      mailHour: source.int(Self.supplementHourKey, in: 0...23) ?? 9,
      reminderDays: source.int(Self.supplementReminderKey, in: 1...365) ?? 10,
      expiryDays: source.int(Self.supplementExpiryKey, in: 1...365) ?? 30)
  }
}
