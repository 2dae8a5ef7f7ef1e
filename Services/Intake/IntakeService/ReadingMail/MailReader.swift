import CGMime
import CloudEvents
import Foundation

/// Reads a mail with GMime: RFC 2047 and 2231 names, any charset, multiparts and forwarded mails at any depth.
///
/// Attachments are decoded straight into files, so that memory does not grow with them.
struct MailReader {
  /// Parts of one mail, and how deep they may be nested.
  private static let maximumParts = 200
  private static let maximumDepth = 20

  /// GMime keeps global tables: it is set up once, for the life of the process.
  static let isSetUp: Bool = {
    g_mime_init()
    return true
  }()

  private let folder: String
  private var attachments: [MailMessage.Attachment] = []
  private var parts = 0

  private init(folder: String) {
    self.folder = folder
  }

  /// - Parameters:
  ///   - path: the mail as it was received.
  ///   - folder: where the attachments are put, as files named by their number.
  static func read(_ path: String, attachmentsTo folder: String) throws(MailFault) -> MailMessage {
    precondition(isSetUp)
    guard let descriptor = descriptor(path) else { throw .broken }
    // The stream owns the descriptor, the parser a reference to the stream.
    guard let stream = g_mime_stream_fs_new(descriptor) else {
      close(descriptor)
      throw .broken
    }
    defer { g_object_unref(stream) }
    guard let parser = g_mime_parser_new_with_stream(stream) else { throw .broken }
    defer { g_object_unref(parser) }
    let options = g_mime_parser_options_new()
    defer { g_mime_parser_options_free(options) }
    setFallbackCharsets(options)
    guard let message = g_mime_parser_construct_message(parser, options) else { throw .broken }
    defer { g_object_unref(message) }

    // Anything at all parses as a mail; what has neither sender nor subject nor date is none.
    let object = UnsafeMutableRawPointer(message).assumingMemoryBound(to: GMimeObject.self)
    let subject = g_mime_message_get_subject(message).map { String(cString: $0) }
    guard header(object, "From") != nil || header(object, "Date") != nil || subject != nil else { throw .broken }
    var reader = MailReader(folder: folder)
    if let part = g_mime_message_get_mime_part(message) { try reader.visit(part, depth: 0) }
    return MailMessage(
      subject: subject ?? "", messageID: g_mime_message_get_message_id(message).map { String(cString: $0) },
      replyTo: replyTo(message, object), receivedAt: received(object) ?? date(message), attachments: reader.attachments)
  }

  private static func descriptor(_ path: String) -> Int32? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    return descriptor < 0 ? nil : descriptor
  }

  /// Names and subjects without a stated charset are UTF-8 or, from older programs, GB18030.
  private static func setFallbackCharsets(_ options: OpaquePointer?) {
    "utf-8".withCString { utf8 in
      "gb18030".withCString { gb18030 in
        var charsets: [UnsafePointer<CChar>?] = [utf8, gb18030, nil]
        g_mime_parser_options_set_fallback_charsets(options, &charsets)
      }
    }
    // Names encoded like subjects, within quotes, are against RFC 2231 and common.
    g_mime_parser_options_set_rfc2047_compliance_mode(options, GMIME_RFC_COMPLIANCE_LOOSE)
    g_mime_parser_options_set_parameter_compliance_mode(options, GMIME_RFC_COMPLIANCE_LOOSE)
  }

  // MARK: Headers

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
    for list in [g_mime_message_get_reply_to(message), g_mime_message_get_from(message)] {
      guard let list, internet_address_list_length(list) > 0, let first = internet_address_list_get_address(list, 0)
      else { continue }
      let raw = UnsafeMutableRawPointer(first)
      guard isKind(raw, internet_address_mailbox_get_type()),
        let address = internet_address_mailbox_get_addr(raw.assumingMemoryBound(to: InternetAddressMailbox.self))
      else { continue }
      let text = String(cString: address)
      if text.contains("@"), !text.contains(where: { $0.isWhitespace || $0 == "<" || $0 == ">" }) { return text }
    }
    return nil
  }

  /// The topmost `Received` header was written by our own server.
  private static func received(_ object: UnsafeMutablePointer<GMimeObject>) -> Timestamp? {
    guard let value = header(object, "Received"), let semicolon = value.lastIndex(of: ";") else { return nil }
    let text = value[value.index(after: semicolon)...].trimmingCharacters(in: .whitespacesAndNewlines)
    guard let date = g_mime_utils_header_decode_date(text) else { return nil }
    defer { g_date_time_unref(date) }
    return Timestamp(milliseconds: Int64(g_date_time_to_unix(date)) * 1000)
  }

  private static func date(_ message: UnsafeMutablePointer<GMimeMessage>) -> Timestamp? {
    guard let date = g_mime_message_get_date(message) else { return nil }
    return Timestamp(milliseconds: Int64(g_date_time_to_unix(date)) * 1000)
  }

  // MARK: Parts

  private mutating func visit(_ object: UnsafeMutablePointer<GMimeObject>, depth: Int) throws(MailFault) {
    parts += 1
    guard parts <= Self.maximumParts, depth <= Self.maximumDepth else { throw .tooManyParts(limit: Self.maximumParts) }
    let raw = UnsafeMutableRawPointer(object)
    if Self.isKind(raw, g_mime_multipart_get_type()) {
      let multipart = raw.assumingMemoryBound(to: GMimeMultipart.self)
      for index in 0..<g_mime_multipart_get_count(multipart) {
        if let part = g_mime_multipart_get_part(multipart, index) { try visit(part, depth: depth + 1) }
      }
    } else if Self.isKind(raw, g_mime_message_part_get_type()) {
      let forwarded = g_mime_message_part_get_message(raw.assumingMemoryBound(to: GMimeMessagePart.self))
      if let part = forwarded.flatMap({ g_mime_message_get_mime_part($0) }) { try visit(part, depth: depth + 1) }
    } else if Self.isKind(raw, g_mime_part_get_type()) {
      try keep(object, raw.assumingMemoryBound(to: GMimePart.self))
    }
  }

  private static func isKind(_ object: UnsafeMutableRawPointer, _ type: GType) -> Bool {
    g_type_check_instance_is_a(object.assumingMemoryBound(to: GTypeInstance.self), type) != 0
  }

  /// Decodes a part into a file of its own; the mail's own text is left where it is.
  private mutating func keep(
    _ object: UnsafeMutablePointer<GMimeObject>, _ part: UnsafeMutablePointer<GMimePart>
  )
    throws(MailFault)
  {
    let type = g_mime_object_get_content_type(object)
    let contentType = g_mime_content_type_get_mime_type(type).map { text in
      defer { g_free(text) }
      return String(cString: text).lowercased()
    }
    let name = g_mime_part_get_filename(part).map { String(cString: $0) }
    let isText = contentType?.hasPrefix("text/") ?? true
    guard name != nil || !isText, let content = g_mime_part_get_content(part) else { return }
    let path = "\(folder)/\(attachments.count)"
    guard let stream = g_mime_stream_fs_open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600, nil) else {
      throw .attachmentNotKept
    }
    defer { g_object_unref(stream) }
    guard g_mime_data_wrapper_write_to_stream(content, stream) >= 0, g_mime_stream_flush(stream) == 0 else {
      throw .attachmentNotKept
    }
    let disposition = g_mime_object_get_disposition(object).map { String(cString: $0).lowercased() }
    let isInline = disposition == "inline" || (disposition == nil && g_mime_object_get_content_id(object) != nil)
    attachments.append(
      MailMessage.Attachment(
        name: Self.plainName(name) ?? "附件\(attachments.count + 1)", contentType: contentType ?? "", isInline: isInline,
        path: path))
  }

  /// A name without folders and control characters; it is shown, and never a path.
  static func plainName(_ name: String?) -> String? {
    guard let name, let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last else { return nil }
    let plain = String(String.UnicodeScalarView(last.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    let trimmed = FormText.trimmed(plain)
    return trimmed.isEmpty || trimmed == ".." || trimmed == "." ? nil : String(trimmed.prefix(200))
  }
}
