/// `grpc.health.v1.HealthCheckResponse.ServingStatus`, spelled as in its JSON.
package enum ServingStatus: String, Code {
  case serving = "SERVING"
  /// The outbox is not published yet, or a partition is halted or not read yet.
  case notServing = "NOT_SERVING"
}
