import CGMime
import CloudEvents
import Foundation

/// Writes a receipt as a mail, with GMime.
enum MailWriter {
  /// - Parameter sender: the secretariat's address.
  /// - Returns: nil where GMime could not make it, or nobody is to get it.
  static func mail(_ receipt: Receipt, from sender: String, at now: Timestamp) -> [UInt8]? {
    guard MailReader.isSetUp, let to = receipt.view.to, let message = g_mime_message_new(1) else { return nil }
    defer { g_object_unref(message) }
    let object = UnsafeMutableRawPointer(message).assumingMemoryBound(to: GMimeObject.self)
    g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_FROM, nil, sender)
    g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_TO, nil, to)
    g_mime_message_set_subject(message, receipt.view.subject.filter { !$0.isNewline }, "utf-8")
    g_mime_message_set_message_id(message, receipt.view.id)
    if let date = g_date_time_new_from_unix_utc(Int(now.milliseconds / 1000)) {
      g_mime_message_set_date(message, date)
      g_date_time_unref(date)
    }
    // RFC 3834: no other machine is to answer this.
    g_mime_object_set_header(object, "Auto-Submitted", "auto-replied", nil)
    if let answered = receipt.inReplyTo {
      g_mime_object_set_header(object, "In-Reply-To", "<\(answered)>", nil)
      g_mime_object_set_header(object, "References", "<\(answered)>", nil)
    }
    guard let text = g_mime_text_part_new() else { return nil }
    defer { g_object_unref(text) }
    g_mime_text_part_set_charset(text, "utf-8")
    g_mime_text_part_set_text(text, receipt.view.body)
    let raw = UnsafeMutableRawPointer(text)
    g_mime_part_set_content_encoding(raw.assumingMemoryBound(to: GMimePart.self), GMIME_CONTENT_ENCODING_BASE64)
    g_mime_message_set_mime_part(message, raw.assumingMemoryBound(to: GMimeObject.self))
    guard let written = g_mime_object_to_string(object, nil) else { return nil }
    defer { g_free(written) }
    return Array(String(cString: written).utf8)
  }
}
