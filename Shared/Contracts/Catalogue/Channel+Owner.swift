extension Channel {
  /// Whose topic of this kind it is: the code of the society or partner, empty for a kind of one topic.
  ///
  /// - Returns: nil where the topic is of another kind.
  package func owner(of topic: String) -> String? {
    guard let open = address.firstIndex(of: "{"), let close = address.firstIndex(of: "}") else {
      return topic == address ? "" : nil
    }
    let (prefix, suffix) = (address[..<open], address[address.index(after: close)...])
    guard topic.hasPrefix(prefix), topic.hasSuffix(suffix), topic.utf8.count > prefix.utf8.count + suffix.utf8.count
    else { return nil }
    let code = topic.dropFirst(prefix.count).dropLast(suffix.count)
    return code.contains(".") ? nil : String(code)
  }
}
