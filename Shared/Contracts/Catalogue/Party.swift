/// Who takes part in the exchange: the roles, whereas `ServiceName` names one that runs.
package enum Party: String, Code {
  case intake
  case screening
  /// Each national society's own `society-routing`.
  case society
  case referral
  /// A foreign partner body.
  case partner

  /// The service of this role, the society's with a placeholder for its code; a partner runs its own software.
  package var service: ServiceName? {
    switch self {
    case .intake: .intake
    case .screening: .screening
    case .society: .society("{society}")
    case .referral: .referral
    case .partner: nil
    }
  }
}
