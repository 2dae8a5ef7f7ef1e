import Foundation
import FoundationNetworking

/// The two requests that the demo makes, as `curl` would.
enum HTTPRequest {
  struct Answer: Sendable {
    var status: Int
    var body: Data
  }

  static func get(_ url: String) async throws -> Answer {
    guard let url = URL(string: url) else { throw URLError(.badURL) }
    return try await send(URLRequest(url: url, timeoutInterval: 5))
  }

  /// `curl -F file=@PATH … URL`
  static func upload(_ paths: String..., to url: String) async throws -> Answer {
    guard let url = URL(string: url) else { throw URLError(.badURL) }
    let boundary = "accord-\(UUID().uuidString)"
    var body = Data()
    for path in paths {
      let file = URL(fileURLWithPath: path)
      body += Data("--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; ".utf8)
      body += Data("filename=\"\(file.lastPathComponent)\"\r\nContent-Type: application/octet-stream\r\n\r\n".utf8)
      body += try Data(contentsOf: file) + Data("\r\n".utf8)
    }
    body += Data("--\(boundary)--\r\n".utf8)
    var request = URLRequest(url: url, timeoutInterval: 60)
    request.httpMethod = "POST"
    request.setValue("multipart/form-data; boundary=\(boundary)", forHTTPHeaderField: "Content-Type")
    request.httpBody = body
    return try await send(request)
  }

  private static func send(_ request: URLRequest) async throws -> Answer {
    let (body, response) = try await URLSession.shared.data(for: request)
    return Answer(status: (response as? HTTPURLResponse)?.statusCode ?? 0, body: body)
  }
}
