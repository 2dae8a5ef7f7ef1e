import Foundation
import ServiceRuntime

/// What intake is told, besides what every service is.
///
/// - `maildir`: the mailbox's folder; without it no mail is read.
/// - `maildir.poll.milliseconds`: how often its `new` is looked through.
/// - `upload.maximum.megabytes`: of one request, and of one mail.
/// - `workbook.maximum.megabytes`: of one workbook.
/// - `convert.command`, `convert.sandbox`: what makes an .xlsx of other workbooks, and what it runs in.
/// - `receipts.command` or `receipts.smtp.…`, `receipts.from`: how mails to units are sent, and from whom.
/// - `receipts.attachments.maximum.megabytes`: of all files that go with one mail.
/// - `supplement.mail.hour`, `supplement.reminder.days`, `supplement.expiry.days`: when units are asked for what is missing of
///   their people, reminded, and waited for no longer.
/// - `briefing.reminder.days`, `briefing.least.hours`: when units are reminded of a briefing, and told at once of what the next mail
///   would tell too late.
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

  static let smtpHostKey = ConfigurationKey(
    "receipts.smtp.host", "SMTP server that receipts are handed to, in place of receipts.command.")
  static let smtpPortKey = ConfigurationKey(
    "receipts.smtp.port", "Its port; 587, 465 or 25, by receipts.smtp.tls, where absent.")
  static let smtpTLSKey = ConfigurationKey(
    "receipts.smtp.tls", default: "starttls", "`starttls`, `implicit`, or `none` for a server on the same host.")
  static let smtpUserKey = ConfigurationKey("receipts.smtp.user", "Whom the server knows intake as; none: no login.")
  static let smtpPasswordKey = ConfigurationKey("receipts.smtp.password", secret: true, "The password of that user.")
  static let smtpAuthoritiesKey = ConfigurationKey(
    "receipts.smtp.ca", "File with the certificates (PEM) that the server's is checked against; none: the system's.")
  static let attachmentsKey = ConfigurationKey(
    "receipts.attachments.maximum.megabytes", default: "10",
    "Size of all files of one mail; a workbook that exceeds it is not returned by mail.")

  private static let briefingReminderKey = ConfigurationKey(
    "briefing.reminder.days", default: "2", "Days before a briefing at which a unit is reminded of it.")
  private static let briefingLeastKey = ConfigurationKey(
    "briefing.least.hours", default: "24",
    "What the unit's mail of the day would tell later than so many hours before a briefing is mailed at once.")

  static let keys = [
    maildirKey, pollKey, uploadKey, workbookKey, convertKey, sandboxKey, mailCommandKey, mailSenderKey, smtpHostKey,
    smtpPortKey, smtpTLSKey,
    smtpUserKey, smtpPasswordKey, smtpAuthoritiesKey, attachmentsKey, supplementHourKey, supplementReminderKey,
    supplementExpiryKey, briefingReminderKey, briefingLeastKey,
  ]

  var maildir: String?
  var pollInterval: Duration
  /// Bytes.
  var maximumUpload: Int
  var limits: WorkbookLimits
  /// Where the blobs are kept.
  var blobDirectory: String
  var conversion = WorkbookConverter.Wish(command: "none")
  /// Absent: mails are kept and not sent.
  var mailTransport: MailTransport?
  /// The address that receipts come from.
  var mailSender: String?
  var supplements = SupplementPlan()
  var briefings = BriefingPlan()
  /// Bytes of the files of one mail.
  var maximumAttachments = 10 << 20

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
    let transport = Self.transport(source)
    let sender = source.string(Self.mailSenderKey)
    if transport != nil, sender == nil {
      source.fault(Self.mailSenderKey, "is required where receipts are sent: whom do they come from?")
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
    mailTransport = transport
    mailSender = sender
    supplements = SupplementPlan(
      mailHour: source.int(Self.supplementHourKey, in: 0...23) ?? 9,
      reminderDays: source.int(Self.supplementReminderKey, in: 1...365) ?? 10,
      expiryDays: source.int(Self.supplementExpiryKey, in: 1...365) ?? 30)
    briefings = BriefingPlan(
      reminderDays: source.int(Self.briefingReminderKey, in: 1...60) ?? 2,
      leastHours: source.int(Self.briefingLeastKey, in: 0...240) ?? 24)
    maximumAttachments = (source.int(Self.attachmentsKey, in: 0...100) ?? 10) << 20
  }

  private static func transport(_ source: ConfigurationSource) -> MailTransport? {
    let words = (source.string(mailCommandKey) ?? "").split(separator: " ").map(String.init)
    let encryption =
      source.choice(smtpTLSKey, of: SMTPServer.Encryption.allCases.map(\.rawValue))
      .flatMap(SMTPServer.Encryption.init) ?? .startTLS
    let port = source.int(smtpPortKey, in: 1...65_535)
    let (user, password) = (source.string(smtpUserKey), source.string(smtpPasswordKey))
    if user != nil, password == nil { source.fault(smtpPasswordKey, "is required where receipts.smtp.user is given") }
    let authorities = source.string(smtpAuthoritiesKey)
    if let authorities, !FileManager.default.isReadableFile(atPath: authorities) {
      source.fault(smtpAuthoritiesKey, "names a file that cannot be read: \(authorities)")
    }
    guard let host = source.string(smtpHostKey) else {
      return words.isEmpty ? nil : .command(MailCommand(words: words))
    }
    if !words.isEmpty { source.fault(mailCommandKey, "and receipts.smtp.host are both given: keep one of them") }
    if encryption == .none, user != nil, !["localhost", "127.0.0.1", "::1"].contains(host) {
      source.fault(smtpTLSKey, "cannot be none with a password on its way to another host")
    }
    var login: SMTPLogin?
    if let user, let password { login = SMTPLogin(user: user, password: password) }
    return .smtp(SMTPServer(host: host, port: port, encryption: encryption, login: login, authorities: authorities))
  }
}
