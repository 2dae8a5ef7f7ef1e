import CGMime
import CloudEvents
import Foundation

/// Writes a mail with GMime.
struct MailWriter: Sendable {
  /// The secretariat's address.
  let sender: String
  let blobs: BlobStore

  /// - Returns: nil where GMime could not make it, an attachment cannot be read, or nobody is to get it.
  func write(_ mail: OutgoingMail, at now: Timestamp) -> [UInt8]? {
    guard MailReader.isSetUp, let to = mail.to, let message = g_mime_message_new(1) else { return nil }
    defer { g_object_unref(message) }
    let object = UnsafeMutableRawPointer(message).assumingMemoryBound(to: GMimeObject.self)
    g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_FROM, nil, sender)
    g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_TO, nil, to)
    g_mime_message_set_subject(message, mail.subject.filter { !$0.isNewline }, "utf-8")
    g_mime_message_set_message_id(message, mail.id)
    if let date = g_date_time_new_from_unix_utc(Int(now.milliseconds / 1000)) {
      g_mime_message_set_date(message, date)
      g_date_time_unref(date)
    }
    // RFC 3834: no other machine is to answer this.
    g_mime_object_set_header(object, "Auto-Submitted", mail.kind == .receipt ? "auto-replied" : "auto-generated", nil)
    if let answered = mail.inReplyTo {
      g_mime_object_set_header(object, "In-Reply-To", "<\(answered)>", nil)
      g_mime_object_set_header(object, "References", "<\(answered)>", nil)
    }
    guard setContent(of: message, to: mail), let written = g_mime_object_to_string(object, nil) else { return nil }
    defer { g_free(written) }
    return Array(UnsafeRawBufferPointer(start: written, count: strlen(written)))
  }

  private func setContent(of message: UnsafeMutablePointer<GMimeMessage>, to mail: OutgoingMail) -> Bool {
    guard let text = g_mime_text_part_new() else { return false }
    defer { g_object_unref(text) }
    g_mime_text_part_set_charset(text, "utf-8")
    g_mime_text_part_set_text(text, mail.body)
    let textObject = UnsafeMutableRawPointer(text).assumingMemoryBound(to: GMimeObject.self)
    let textPart = UnsafeMutableRawPointer(text).assumingMemoryBound(to: GMimePart.self)
    g_mime_part_set_content_encoding(textPart, GMIME_CONTENT_ENCODING_BASE64)
    guard !mail.attachments.isEmpty else {
      g_mime_message_set_mime_part(message, textObject)
      return true
    }
    guard let multipart = g_mime_multipart_new_with_subtype("mixed") else { return false }
    defer { g_object_unref(multipart) }
    // Not by chance: the same mail again is the same bytes. No line of base64 begins with two dashes.
    g_mime_multipart_set_boundary(
      multipart, "=_\(mail.id.filter { $0.isLetter || $0.isNumber || $0 == "-" }.suffix(60))")
    g_mime_multipart_add(multipart, textObject)
    for attachment in mail.attachments {
      guard add(attachment, to: multipart) else { return false }
    }
    g_mime_message_set_mime_part(message, UnsafeMutableRawPointer(multipart).assumingMemoryBound(to: GMimeObject.self))
    return true
  }

  private func add(_ attachment: MailAttachment, to multipart: UnsafeMutablePointer<GMimeMultipart>) -> Bool {
    let words = attachment.contentType.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    let type = (words.first ?? "").split(separator: "/", maxSplits: 1).map(String.init)
    guard type.count == 2, let part = g_mime_part_new_with_type(type[0], type[1]) else { return false }
    defer { g_object_unref(part) }
    let object = UnsafeMutableRawPointer(part).assumingMemoryBound(to: GMimeObject.self)
    for word in words.dropFirst() {
      let pair = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard pair.count == 2 else { return false }
      g_mime_object_set_content_type_parameter(object, pair[0], pair[1])
    }
    guard let stream = g_mime_stream_fs_open(blobs.path(attachment.blob.sha256), O_RDONLY, 0, nil) else { return false }
    defer { g_object_unref(stream) }
    guard let content = g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT) else {
      return false
    }
    defer { g_object_unref(content) }
    g_mime_part_set_content(part, content)
    g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_BASE64)
    // Sets the parameter of both headers, encoded by RFC 2231.
    g_mime_part_set_filename(part, attachment.name)
    g_mime_multipart_add(multipart, UnsafeMutableRawPointer(part).assumingMemoryBound(to: GMimeObject.self))
    return true
  }
}
