import Foundation
import GRPCCore
import Kafka

extension Metadata {
  /// GRPCCore's own keys that stand for something that the envelope carries itself, or that must not leave the process:
  /// a relative timeout loses its meaning on the way, and GRPCCore cannot read back all those that it writes.
  private static let local: Set<String> = ["grpc-timeout", "traceparent"]

  /// One record header for each value, in order.
  func headers(prefix: String) -> [KafkaHeader] {
    compactMap { key, value in
      let key = key.lowercased()
      guard !Self.local.contains(key) else { return nil }
      return switch value {
      // Text under a binary key is base64, as it is over HTTP/2.
      case .string(let text) where key.hasSuffix("-bin"):
        KafkaHeader(prefix + key, Data(base64Encoded: text).map { [UInt8]($0) } ?? Array(text.utf8))
      case .string(let text): KafkaHeader(prefix + key, text)
      case .binary(let bytes): KafkaHeader(prefix + key, bytes)
      }
    }
  }

  /// Reads back what `headers(prefix:)` wrote. As in gRPC, keys that end in `-bin` are binary and all others text;
  /// a text that is not UTF-8 is left out.
  init(headers: [KafkaHeader], prefix: String) {
    self.init()
    for header in headers where header.name.hasPrefix(prefix) {
      let key = String(header.name.dropFirst(prefix.count))
      guard !key.isEmpty, !Self.local.contains(key) else { continue }
      if key.hasSuffix("-bin") {
        addBinary(header.value, forKey: key)
      } else if let text = String(validating: header.value, as: UTF8.self) {
        addString(text, forKey: key)
      }
    }
  }
}
