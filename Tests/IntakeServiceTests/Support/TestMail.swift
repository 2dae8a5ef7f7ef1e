import Foundation

/// Writes mails byte by byte, without the library that reads them.
enum TestMail {
  static let pdf = Data("%PDF-1.4\n% stamped\n".utf8)
  static let jpegHead = Data([0xFF, 0xD8, 0xFF, 0xE0, 0, 16])

  static func jpeg(bytes: Int) -> Data { jpegHead + Data(repeating: 7, count: max(0, bytes - jpegHead.count)) }

  /// - Parameters:
  ///   - headers: after From, To and MIME-Version.
  ///   - entity: its own headers and its body.
  static func mail(
    _ subject: String, headers: [String] = [], from: String = "office@jianghai.example.org", _ entity: Data
  ) -> Data {
    mail(
      rawSubject: Data("=?utf-8?B?\(Data(subject.utf8).base64EncodedString())?=".utf8), headers: headers, from: from,
      entity)
  }

  static func mail(
    rawSubject: Data, headers: [String] = [], from: String = "office@jianghai.example.org", _ entity: Data
  ) -> Data {
    var mail = Data("From: <\(from)>\r\nTo: eca@example.org\r\nMIME-Version: 1.0\r\nSubject: ".utf8) + rawSubject
    mail += Data("\r\n".utf8)
    for header in headers { mail += Data("\(header)\r\n".utf8) }
    return mail + entity
  }

  static func multipart(_ parts: [Data], isClosed: Bool = true) -> Data {
    multipart("mixed", parts, isClosed: isClosed)
  }

  static func multipart(
    _ kind: String, _ parts: [Data], isClosed: Bool = true, parameters: String = ""
  ) -> Data {
    let boundary = "b-\(UUID().uuidString)"
    var entity = Data("Content-Type: multipart/\(kind); boundary=\"\(boundary)\"\(parameters)\r\n\r\npreamble\r\n".utf8)
    for part in parts { entity += Data("--\(boundary)\r\n".utf8) + part + Data("\r\n".utf8) }
    return isClosed ? entity + Data("--\(boundary)--\r\n".utf8) : entity
  }

  static func text(_ text: String, type: String = "text/plain") -> Data {
    Data("Content-Type: \(type); charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\(text)\r\n".utf8)
  }

  /// - Parameter headers: what stands in place of the usual type and disposition.
  static func part(_ headers: [String], _ content: Data) -> Data {
    Data((headers + ["Content-Transfer-Encoding: base64", "", base64(content), ""]).joined(separator: "\r\n").utf8)
  }

  static func attachment(_ name: String, _ content: Data, type: String = "application/octet-stream") -> Data {
    let word = "=?utf-8?B?\(Data(name.utf8).base64EncodedString())?="
    return part(
      ["Content-Type: \(type); name=\"\(word)\"", "Content-Disposition: attachment; filename=\"\(word)\""], content)
  }

  static func base64(_ content: Data) -> String {
    content.base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
  }

  static func bytes(hex: String) -> Data {
    var digits = Substring(hex)
    var data = Data()
    while let byte = UInt8(digits.prefix(2), radix: 16), digits.count >= 2 {
      data.append(byte)
      digits = digits.dropFirst(2)
    }
    return data
  }
}
