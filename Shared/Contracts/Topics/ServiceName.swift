/// Who runs: a service of the secretariat, or one society's own `society-routing`.
///
/// All of a society's topics begin with `accord.society.<code>.`, so one prefixed ACL is its whole permission.
package enum ServiceName: Sendable, Hashable {
  case intake
  case screening
  case referral
  case society(String)

  /// `intake`, `screening`, `referral`, `society-<code>`: in logs, metrics and client ids.
  package var name: String {
    switch self {
    case .intake: "intake"
    case .screening: "screening"
    case .referral: "referral"
    case .society(let code): "society-\(code)"
    }
  }

  /// The CloudEvents `source`: `/accord/screening`, `/accord/society/<code>`.
  package var source: String {
    switch self {
    case .society(let code): "/accord/society/\(code)"
    default: "/accord/\(name)"
    }
  }

  package var deadLetters: Topic {
    switch self {
    case .society(let code): Topic("accord.society.\(code).dead-letters")
    default: Topic("accord.\(name).dead-letters")
    }
  }

  package var requests: Topic { Topic("\(callPrefix).requests") }

  /// Where this service answers `caller` (lower-case letters, digits and hyphens).
  package func replies(to caller: String) -> Topic { Topic("\(callPrefix).replies.\(caller)") }

  private var callPrefix: String {
    switch self {
    case .society(let code): "accord.society.\(code).rpc"
    default: "accord.rpc.\(name)"
    }
  }
}
