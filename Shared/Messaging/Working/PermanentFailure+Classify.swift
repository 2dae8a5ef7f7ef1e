import StateStore

extension PermanentFailure {
  /// What a handler's error means: a permanent failure is returned; what may pass, or leaves the store in doubt, is thrown on.
  ///
  /// The text of an error that is not Accord's own is left out: it may quote what the handler was working on.
  static func classify(_ error: any Error) throws -> PermanentFailure {
    switch error {
    case let failure as PermanentFailure:
      return failure
    case let error as StoreError:
      switch error.code {
      case .transient, .locked, .unusable: throw error
      case .constraint: return PermanentFailure(code: "storeConstraint", message: error.message)
      case .statement: return PermanentFailure(code: "storeStatement", message: error.message)
      }
    default:
      return PermanentFailure(
        code: "handlerFailed",
        message: "the handler ended with \(type(of: error)), which it does not declare as permanent; mend the handler")
    }
  }
}
