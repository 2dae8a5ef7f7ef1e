/// What a service reads: one topic, or every topic of a kind (one for each society or partner), also those that are created later.
package enum TopicPattern: Sendable, Hashable {
  case topic(Topic)
  case everySocietyEvents
  case everyPartnerAnswers

  package func matches(_ name: String) -> Bool {
    switch self {
    case .topic(let topic): topic.name == name
    case .everySocietyEvents: Self.isOne(name, prefix: "accord.society.", suffix: ".events")
    case .everyPartnerAnswers: Self.isOne(name, prefix: "accord.partner.", suffix: ".answers")
    }
  }

  private static func isOne(_ name: String, prefix: String, suffix: String) -> Bool {
    guard name.hasPrefix(prefix), name.hasSuffix(suffix), name.utf8.count > prefix.utf8.count + suffix.utf8.count else {
      return false
    }
    return !name.dropFirst(prefix.count).dropLast(suffix.count).contains(".")
  }
}
