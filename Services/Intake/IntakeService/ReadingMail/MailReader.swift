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
  /// Of a mail's own text that is looked through for pictures.
  private static let maximumText = 1 << 20
  /// Of a mail that is too large, so much is looked at for its headers.
  private static let maximumHead = 1 << 20

  /// GMime keeps global tables: it is set up once, for the life of the process.
  static let isSetUp: Bool = {
    g_mime_init()
    return true
  }()

  private let folder: String
  private var message: MailMessage
  private var contentIDs: [String?] = []
  private var html = ""
  private var parts = 0

  private init(folder: String, message: MailMessage) {
    self.folder = folder
    self.message = message
  }

  /// - Parameters:
  ///   - path: the mail as it was received.
  ///   - folder: where the attachments are put, as files named by their number.
  static func read(_ path: String, attachmentsTo folder: String) throws(MailFault) -> MailMessage {
    try withMessage(path, bytes: -1) { (message) throws(MailFault) in
      var reader = MailReader(folder: folder, message: try headers(message))
      if let part = g_mime_message_get_mime_part(message) { try reader.visit(part, depth: 0) }
      return reader.finished()
    }
  }

  /// Only who sent a mail, and about what, without its parts.
  static func head(_ path: String) throws(MailFault) -> MailMessage {
    try withMessage(path, bytes: maximumHead) { (message) throws(MailFault) in try headers(message) }
  }

  /// - Parameter bytes: how far the file is read; -1 for all of it.
  private static func withMessage<Result>(
    _ path: String, bytes: Int, _ body: (UnsafeMutablePointer<GMimeMessage>) throws(MailFault) -> Result
  ) throws(MailFault) -> Result {
    precondition(isSetUp)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .broken }
    // The stream owns the descriptor, the parser a reference to the stream.
    guard let stream = g_mime_stream_fs_new_with_bounds(descriptor, 0, bytes) else {
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
    return try body(message)
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

  // MARK: Parts

  private mutating func visit(_ object: UnsafeMutablePointer<GMimeObject>, depth: Int) throws(MailFault) {
    parts += 1
    guard parts <= Self.maximumParts, depth <= Self.maximumDepth else { throw .tooManyParts(limit: Self.maximumParts) }
    let raw = UnsafeMutableRawPointer(object)
    if Self.isKind(raw, g_mime_multipart_get_type()) {
      let type = Self.contentType(object)
      if type == "multipart/report", depth == 0 { message.isAutomatic = true }
      if type == "multipart/encrypted" { message.isSealed = true }
      let multipart = raw.assumingMemoryBound(to: GMimeMultipart.self)
      for index in 0..<g_mime_multipart_get_count(multipart) {
        if let part = g_mime_multipart_get_part(multipart, index) { try visit(part, depth: depth + 1) }
      }
    } else if Self.isKind(raw, g_mime_message_part_get_type()) {
      let forwarded = g_mime_message_part_get_message(raw.assumingMemoryBound(to: GMimeMessagePart.self))
      guard let forwarded else { return }
      if let subject = Self.subject(forwarded) { message.forwardedSubjects.append(subject) }
      if let part = g_mime_message_get_mime_part(forwarded) { try visit(part, depth: depth + 1) }
    } else if Self.isKind(raw, g_mime_part_get_type()) {
      try keep(object, raw.assumingMemoryBound(to: GMimePart.self))
    }
  }

  static func isKind(_ object: UnsafeMutableRawPointer, _ type: GType) -> Bool {
    g_type_check_instance_is_a(object.assumingMemoryBound(to: GTypeInstance.self), type) != 0
  }

  private static func contentType(_ object: UnsafeMutablePointer<GMimeObject>) -> String? {
    g_mime_content_type_get_mime_type(g_mime_object_get_content_type(object)).map { text in
      defer { g_free(text) }
      return String(cString: text).lowercased()
    }
  }

  /// Decodes a part into a file of its own. The mail's own text is left where it is, but for what it says of its pictures.
  private mutating func keep(
    _ object: UnsafeMutablePointer<GMimeObject>, _ part: UnsafeMutablePointer<GMimePart>
  ) throws(MailFault) {
    let contentType = Self.contentType(object)
    let name = g_mime_part_get_filename(part).map { String(cString: $0) }
    let isText = contentType?.hasPrefix("text/") ?? true
    guard let content = g_mime_part_get_content(part) else { return }
    if name == nil, isText {
      if contentType == "text/html" { read(content) }
      return
    }
    if contentType == "application/pkcs7-mime" || contentType == "application/x-pkcs7-mime" { message.isSealed = true }
    let path = "\(folder)/\(message.attachments.count)"
    guard let stream = g_mime_stream_fs_open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600, nil) else {
      throw .attachmentNotKept
    }
    defer { g_object_unref(stream) }
    guard g_mime_data_wrapper_write_to_stream(content, stream) >= 0, g_mime_stream_flush(stream) == 0 else {
      throw .attachmentNotKept
    }
    let disposition = g_mime_object_get_disposition(object).map { String(cString: $0).lowercased() }
    let id = g_mime_object_get_content_id(object).map { String(cString: $0) }
    contentIDs.append(id)
    message.attachments.append(
      MailMessage.Attachment(
        name: distinct(Self.plainName(name) ?? "附件\(message.attachments.count + 1)"), contentType: contentType ?? "",
        isInline: disposition == "inline" || (disposition == nil && id != nil), path: path))
  }

  private mutating func read(_ content: UnsafeMutablePointer<GMimeDataWrapper>) {
    guard html.utf8.count < Self.maximumText, let stream = g_mime_stream_mem_new() else { return }
    defer { g_object_unref(stream) }
    let memory = UnsafeMutableRawPointer(stream).assumingMemoryBound(to: GMimeStreamMem.self)
    guard g_mime_data_wrapper_write_to_stream(content, stream) > 0,
      let bytes = g_mime_stream_mem_get_byte_array(memory), let data = bytes.pointee.data
    else { return }
    let count = min(Int(bytes.pointee.len), Self.maximumText)
    // References are ASCII in any charset.
    html += String(decoding: UnsafeBufferPointer(start: data, count: count), as: UTF8.self)
  }

  /// A picture that the text shows is part of the text, whatever its disposition says.
  private func finished() -> MailMessage {
    var message = message
    for (index, id) in contentIDs.enumerated() {
      if let id, html.contains("cid:\(id)") { message.attachments[index].isInline = true }
    }
    return message
  }

  // MARK: Names

  /// A name without folders and control characters; it is shown, and never a path.
  static func plainName(_ name: String?) -> String? {
    guard let name, let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last else { return nil }
    let plain = String(String.UnicodeScalarView(last.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    let trimmed = FormText.trimmed(plain)
    return trimmed.isEmpty || trimmed == ".." || trimmed == "." ? nil : shortened(trimmed)
  }

  /// At most 120 characters, with the ending, which tells what it is.
  private static func shortened(_ name: String) -> String {
    guard name.count > 120 else { return name }
    guard let dot = name.lastIndex(of: "."), name.distance(from: dot, to: name.endIndex) <= 8 else {
      return String(name.prefix(120))
    }
    return name.prefix(110) + "…" + name[dot...]
  }

  /// Two files of one name are told apart: `附件3.xlsx`, `附件3（2）.xlsx`.
  private func distinct(_ name: String) -> String {
    let taken = Set(message.attachments.map(\.name))
    guard taken.contains(name) else { return name }
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    for number in 2... {
      let other = "\(name[..<dot])（\(number)）\(name[dot...])"
      if !taken.contains(other) { return other }
    }
    return name
  }
}
