import GRPCCore
import Logging
import Messaging
import StateStore

extension RPCError {
  /// What the caller learns of an error that a method threw. What does not say itself how it may be told, is not told:
  /// its text could hold anything.
  init(thrownBy method: MethodDescriptor, _ error: any Error, logger: Logger) {
    switch error {
    case let error as RPCError:
      self = error
    case let error as any RPCErrorConvertible:
      self.init(error)
    case is CancellationError, is ProcessorStopped:
      // The deadline's interceptor has the last word where it was the deadline.
      self.init(code: .unavailable, message: "the service is being stopped; call again")
    case let error as PermanentFailure:
      self.init(code: .failedPrecondition, message: error.message)
    case let error as StoreError where error.isTransient:
      logger.warning("the store did not do a call's work", metadata: ["method": "\(method)", "error": "\(error)"])
      self.init(code: .unavailable, message: "the service's store cannot work now; call again")
    default:
      let told = (error as? StoreError).map { "\($0)" } ?? String(reflecting: type(of: error))
      logger.error("a method failed", metadata: ["method": "\(method)", "error": "\(told)"])
      self.init(code: .internalError, message: "the service failed; its log says more")
    }
  }
}
