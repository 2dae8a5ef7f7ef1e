import Contracts
import Kafka
import Logging
import Messaging
import ServiceLifecycle

/// Answers the calls to one service: GRPCCore's server over a Kafka transport.
package struct RPCServer: Service {
  package init(
    service: ServiceName, methods: MethodRegistry, processor: Processor, kafka: KafkaConfiguration, logger: Logger
  ) {}

  package func run() async throws {}
}
