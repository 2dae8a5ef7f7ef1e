import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

enum HTTP {
  static func get(_ url: String) async throws -> (status: Int, body: Data) {
    guard let url = URL(string: url) else { throw URLError(.badURL) }
    return try await send(URLRequest(url: url, timeoutInterval: 5))
  }

  /// `curl -F file=@PATH -F file=@scan.pdf URL`
  static func upload(
    _ content: Data, name: String, withScan scan: Data, to url: String
  ) async throws -> (status: Int, body: Data) {
    guard let url = URL(string: url) else { throw URLError(.badURL) }
    let boundary = "accord-bench-\(UUID().uuidString)"
    var body = Data("--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n".utf8)
    body += Data("Content-Type: application/octet-stream\r\n\r\n".utf8) + content + Data("\r\n--\(boundary)\r\n".utf8)
    body += Data("Content-Disposition: form-data; name=\"file\"; filename=\"scan.pdf\"\r\n\r\n".utf8)
    body += scan + Data("\r\n--\(boundary)--\r\n".utf8)
    var request = URLRequest(url: url, timeoutInterval: 120)
    request.httpMethod = "POST"
    request.setValue("multipart/form-data; boundary=\(boundary)", forHTTPHeaderField: "Content-Type")
    request.httpBody = body
    return try await send(request)
  }

  private static func send(_ request: URLRequest) async throws -> (status: Int, body: Data) {
    let (body, response) = try await URLSession.shared.data(for: request)
    return ((response as? HTTPURLResponse)?.statusCode ?? 0, body)
  }
}
