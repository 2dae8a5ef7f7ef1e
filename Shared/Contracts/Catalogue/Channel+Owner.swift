extension Channel {
  /// Whose topics those of one kind are, with the name taken apart once.
  package struct Owners: Sendable {
    let address: String
    private let prefix: String
    /// Absent for a kind of one topic.
    private let suffix: String?

    package init(_ channel: Channel) {
      address = channel.address
      if let open = address.firstIndex(of: "{"), let close = address.firstIndex(of: "}") {
        prefix = String(address[..<open])
        suffix = String(address[address.index(after: close)...])
      } else {
        prefix = address
        suffix = nil
      }
    }

    /// Whose topic of this kind it is: the code of the society or partner, empty for a kind of one topic.
    ///
    /// - Returns: nil where the topic is of another kind.
    package func owner(of topic: String) -> String? {
      guard let suffix else { return topic == prefix ? "" : nil }
      guard topic.hasPrefix(prefix), topic.hasSuffix(suffix), topic.utf8.count > prefix.utf8.count + suffix.utf8.count
      else { return nil }
      let code = topic.dropFirst(prefix.count).dropLast(suffix.count)
      return code.contains(".") ? nil : String(code)
    }
  }

  /// As `Owners.owner(of:)`, for a single question.
  package func owner(of topic: String) -> String? { Owners(self).owner(of: topic) }
}
