import CGMime
import CloudEvents
import Foundation

extension MailReader {
  /// Anything at all parses as a mail; what has neither sender nor subject nor date is none.
  static func headers(_ message: UnsafeMutablePointer<GMimeMessage>) throws(MailFault) -> MailMessage {
    let object = UnsafeMutableRawPointer(message).assumingMemoryBound(to: GMimeObject.self)
    let subject = subject(message)
    guard header(object, "From") != nil || header(object, "Date") != nil || subject != nil else { throw .broken }
    var mail = MailMessage(subject: subject ?? "")
    mail.messageID = g_mime_message_get_message_id(message).map { String(cString: $0) }
    mail.sender = address(g_mime_message_get_from(message))?.lowercased()
    mail.replyTo = replyTo(message, object)
    mail.isAutomatic = isAutomatic(object, sender: mail.sender)
    mail.isReply = header(object, "In-Reply-To") != nil
    mail.receivedAt = received(object)
    if let date = g_mime_message_get_date(message) {
      mail.writtenAt = Timestamp(milliseconds: Int64(g_date_time_to_unix(date)) * 1000)
    }
    return mail
  }

  /// Decoded by GMime, after what programs cut in two is joined.
  static func subject(_ message: UnsafeMutablePointer<GMimeMessage>) -> String? {
    guard let decoded = g_mime_message_get_subject(message).map({ String(cString: $0) }) else { return nil }
    let object = UnsafeMutableRawPointer(message).assumingMemoryBound(to: GMimeObject.self)
    let field = g_mime_header_list_get_header(g_mime_object_get_header_list(object), "Subject")
    // Raw bytes of other charsets are GMime's to guess.
    guard let bytes = field.flatMap({ g_mime_header_get_raw_value($0) }), let raw = String(validatingCString: bytes),
      raw.utf8.allSatisfy({ $0 < 0x80 })
    else { return decoded }
    let joined = EncodedWords.joined(raw)
    guard joined != raw, let options = g_mime_parser_options_new() else { return decoded }
    defer { g_mime_parser_options_free(options) }
    g_mime_parser_options_set_rfc2047_compliance_mode(options, GMIME_RFC_COMPLIANCE_LOOSE)
    guard let text = g_mime_utils_header_decode_text(options, joined) else { return decoded }
    defer { g_free(text) }
    return String(cString: text)
  }

  private static func header(_ object: UnsafeMutablePointer<GMimeObject>, _ name: String) -> String? {
    g_mime_object_get_header(object, name).map { String(cString: $0) }
  }

  /// `Reply-To`, else `From`. Machines and lists are not answered.
  private static func replyTo(
    _ message: UnsafeMutablePointer<GMimeMessage>, _ object: UnsafeMutablePointer<GMimeObject>
  ) -> String? {
    if let automatic = header(object, "Auto-Submitted"), automatic.lowercased() != "no" { return nil }
    if let precedence = header(object, "Precedence"), ["bulk", "list", "junk"].contains(precedence.lowercased()) {
      return nil
    }
    if header(object, "List-Id") != nil || header(object, "Return-Path") == "<>" { return nil }
    return address(g_mime_message_get_reply_to(message)) ?? address(g_mime_message_get_from(message))
  }

  /// The first mailbox of a list, where it is an address that a mail can be sent to.
  private static func address(_ list: UnsafeMutablePointer<InternetAddressList>?) -> String? {
    guard let list, internet_address_list_length(list) > 0, let first = internet_address_list_get_address(list, 0)
    else { return nil }
    let raw = UnsafeMutableRawPointer(first)
    guard isKind(raw, internet_address_mailbox_get_type()),
      let address = internet_address_mailbox_get_addr(raw.assumingMemoryBound(to: InternetAddressMailbox.self))
    else { return nil }
    let text = String(cString: address)
    let isPlain = !text.contains { $0.isWhitespace || $0 == "<" || $0 == ">" }
    return text.contains("@") && isPlain ? text : nil
  }

  /// What a machine sends about a mail, not what a machine sends for somebody (RFC 3834).
  private static func isAutomatic(_ object: UnsafeMutablePointer<GMimeObject>, sender: String?) -> Bool {
    if header(object, "Auto-Submitted")?.lowercased().hasPrefix("auto-replied") ?? false { return true }
    if header(object, "X-Autoreply") != nil || header(object, "X-Autorespond") != nil { return true }
    let name = sender?.split(separator: "@").first ?? ""
    return ["mailer-daemon", "postmaster"].contains(name)
  }

  /// The topmost `Received` header was written by our own server.
  private static func received(_ object: UnsafeMutablePointer<GMimeObject>) -> Timestamp? {
    guard let value = header(object, "Received"), let semicolon = value.lastIndex(of: ";") else { return nil }
    let text = value[value.index(after: semicolon)...].trimmingCharacters(in: .whitespacesAndNewlines)
    guard let date = g_mime_utils_header_decode_date(text) else { return nil }
    defer { g_date_time_unref(date) }
    return Timestamp(milliseconds: Int64(g_date_time_to_unix(date)) * 1000)
  }
}
