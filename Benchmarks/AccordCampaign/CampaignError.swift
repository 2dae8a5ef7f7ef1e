/// Why a simulated campaign cannot be carried out, or what of it is not as it should be.
package enum CampaignError: Error, Sendable, CustomStringConvertible {
  case notRunning(String)
  case unreadableConfiguration([String])
  case secondComputation(String)

  package var description: String {
    switch self {
    case .notRunning(let name): "\(name) is asked while it does not run"
    case .unreadableConfiguration(let faults): faults.joined(separator: "; ")
    case .secondComputation(let fault): "the second computation failed: \(fault)"
    }
  }
}
