import Hummingbird

/// `/health/live` (the process only), `/health/ready` and `/metrics`, which every service has.
struct OperationsRoutes {
  var isReady: @Sendable () -> Bool
  var registry: PrometheusRegistry

  func add(to router: Router<BasicRequestContext>) {
    router.get("/health/live") { _, _ in "live\n" }
    router.get("/health/ready") { [isReady] _, _ -> Response in
      let ready = isReady()
      return Response(
        status: ready ? .ok : .serviceUnavailable, headers: [.contentType: "text/plain; charset=utf-8"],
        body: .init(
          byteBuffer: ByteBuffer(string: ready ? "ready\n" : "not ready: starting, or a partition is halted\n")))
    }
    router.get("/metrics") { [registry] _, _ -> Response in
      Response(
        status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
        body: .init(byteBuffer: ByteBuffer(string: registry.exposition() + ProcessMetrics.exposition())))
    }
  }
}
