import Foundation

/// The headers of one part of a form.
struct PartHead: Sendable, Hashable {
  var name: String
  /// Absent for a plain field.
  var fileName: String?
  var contentType: String

  init?(_ text: String) {
    var name: String?
    var fileName: String?
    var contentType = ""
    for line in text.components(separatedBy: "\r\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      switch line[..<colon].lowercased() {
      case "content-disposition":
        name = Self.parameter("name", value)
        fileName = Self.extended("filename", value) ?? Self.parameter("filename", value)
      case "content-type": contentType = value.lowercased()
      default: continue
      }
    }
    guard let name else { return nil }
    self.name = name
    self.fileName = fileName.map { MailReader.plainName($0) ?? "" }
    self.contentType = contentType
  }

  /// `name="value"`; browsers and curl write `%22` or `\"` for a quote.
  private static func parameter(_ key: String, _ value: String) -> String? {
    guard let mark = value.range(of: "; \(key)=\"") ?? value.range(of: ";\(key)=\"") else {
      guard let mark = value.range(of: "; \(key)=") ?? value.range(of: ";\(key)=") else { return nil }
      return String(value[mark.upperBound...].prefix { $0 != ";" })
    }
    var result = ""
    var isEscaped = false
    for character in value[mark.upperBound...] {
      if isEscaped {
        result.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        break
      } else {
        result.append(character)
      }
    }
    return result.replacing("%22", with: "\"")
  }

  /// `filename*=UTF-8''%E9%99%84.xlsx` (RFC 5987)
  private static func extended(_ key: String, _ value: String) -> String? {
    guard let mark = value.range(of: "\(key)*=utf-8''", options: .caseInsensitive) else { return nil }
    return String(value[mark.upperBound...].prefix { $0 != ";" && $0 != " " }).removingPercentEncoding
  }
}
