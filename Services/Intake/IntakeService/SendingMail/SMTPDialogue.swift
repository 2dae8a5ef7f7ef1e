import CCurl

/// What is said in one delivery: the mail that goes out, and how far the server followed.
final class SMTPDialogue {
  private let mail: [UInt8]
  private var sent = 0
  /// The recipient or the mail itself was the last that the server was told.
  private(set) var isAboutMail = false
  /// The server's last line that was no consent. It may name the recipient.
  private(set) var answer = ""

  init(_ mail: [UInt8]) {
    // Lines of a mail end in CR LF on the way (RFC 5321); the dots at their beginnings are libcurl's to double.
    var lines: [UInt8] = []
    lines.reserveCapacity(mail.count + mail.count / 64)
    var last: UInt8 = 0
    for byte in mail {
      if byte == 0x0A, last != 0x0D { lines.append(0x0D) }
      lines.append(byte)
      last = byte
    }
    self.mail = lines
  }

  func read(_ buffer: UnsafeMutablePointer<CChar>, _ room: Int) -> Int {
    let count = min(room, mail.count - sent)
    guard count > 0 else { return 0 }
    mail[sent..<sent + count].withUnsafeBytes {
      UnsafeMutableRawBufferPointer(start: buffer, count: room).copyMemory(from: $0)
    }
    sent += count
    return count
  }

  /// Commands and answers as they go by; what is said for a login is not looked at.
  func hear(_ kind: curl_infotype, _ text: UnsafeRawBufferPointer) {
    let line = String(decoding: text.prefix(500), as: UTF8.self)
    if kind == CURLINFO_HEADER_OUT {
      if line.hasPrefix("RCPT TO") || line.hasPrefix("DATA") { isAboutMail = true }
      if line.hasPrefix("MAIL FROM") { isAboutMail = false }
    } else if kind == CURLINFO_HEADER_IN, line.hasPrefix("4") || line.hasPrefix("5") {
      answer = line.filter { !$0.isNewline }
    }
  }
}
