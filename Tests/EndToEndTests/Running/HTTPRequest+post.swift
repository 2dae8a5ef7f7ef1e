import Foundation
import FoundationNetworking

@testable import OperatorTools

extension HTTPRequest {
  /// `curl -H 'content-type: TYPE' --data-binary BODY URL`
  static func post(_ body: String, type: String, to url: String) async throws -> Answer {
    guard let url = URL(string: url) else { throw URLError(.badURL) }
    var request = URLRequest(url: url, timeoutInterval: 30)
    request.httpMethod = "POST"
    request.setValue(type, forHTTPHeaderField: "Content-Type")
    request.httpBody = Data(body.utf8)
    let (answer, response) = try await URLSession.shared.data(for: request)
    return Answer(status: (response as? HTTPURLResponse)?.statusCode ?? 0, body: answer)
  }
}
