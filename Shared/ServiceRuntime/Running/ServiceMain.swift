import CloudEvents
import CoreMetrics
import Foundation
import Hummingbird
import Kafka
import KafkaRPC
import Logging
import Messaging
import ServiceLifecycle
import StateStore

/// What every executable does: read the configuration, lay the service out, run it until it is asked to stop.
package enum ServiceMain {
  /// Exit codes as `sysexits.h` has them.
  private enum Exit {
    static let usage: Int32 = 64
    static let unavailable: Int32 = 69
    static let software: Int32 = 70
    static let temporary: Int32 = 75
  }

  /// Never returns: exits 0 after SIGTERM or SIGINT, 64 for faulty configuration, 75 where another process has the store,
  /// 69 where the store or the port cannot be had, 70 for a defect.
  package static func run<Definition: ServiceDefinition>(_ definition: Definition.Type) async -> Never {
    // Past a limit of the system on the length of files, a write then fails as on a full disk, in place of ending the process.
    signal(SIGXFSZ, SIG_IGN)
    let ownKeys = Definition.keys + RuntimeConfiguration.keys
    if CommandLine.arguments.contains("--help") {
      print(HelpText(executable: Definition.executable, summary: Definition.summary, keys: ownKeys))
      exit(0)
    }
    let loader = ConfigurationLoader(
      keys: ownKeys + RuntimeConfiguration.kafkaSettings, arguments: CommandLine.arguments,
      environment: ProcessInfo.processInfo.environment)
    let (source, faultsOfSources) = loader.load()
    var runtime = RuntimeConfiguration(from: source, executable: Definition.executable)
    let plan: ServicePlan
    do {
      plan = try Definition.plan(source, runtime: runtime)
    } catch {
      fail(Definition.executable, source.faults + faultsOfSources + ["\(error)"], Exit.usage)
    }
    guard source.faults.isEmpty, faultsOfSources.isEmpty else {
      fail(Definition.executable, faultsOfSources + source.faults, Exit.usage)
    }
    runtime.kafka.clientID = plan.service.name

    let service = plan.service.name
    let (level, format) = (runtime.logLevel, runtime.logFormat)
    LoggingSystem.bootstrap { label in
      if format == "json" { return JSONLogHandler(service: service, logLevel: level) }
      var handler = StreamLogHandler.standardError(label: label)
      handler.logLevel = level
      return handler
    }
    let registry = PrometheusRegistry()
    MetricsSystem.bootstrap(registry)
    let logger = Logger(label: service)
    // The one that it was made with is older than the logging system.
    runtime.kafka.logger = Logger(label: "accord.kafka")

    do {
      let running = try await RunningService(plan: plan, runtime: runtime, registry: registry, logger: logger)
      try await running.run()
      logger.info("stopped")
      exit(0)
    } catch let error as StoreError {
      fail(Definition.executable, [error.message], error.code == .locked ? Exit.temporary : Exit.unavailable)
    } catch let error as AddressError {
      fail(Definition.executable, ["\(error)"], Exit.unavailable)
    } catch let error as KafkaError {
      // What only shows when a client is made: a certificate that cannot be read, settings that do not go together.
      fail(
        Definition.executable, ["\(error)"], error.name == "_INVALID_ARG" ? Exit.usage : Exit.unavailable)
    } catch {
      fail(Definition.executable, ["\(error)"], Exit.software)
    }
  }

  private static func fail(_ executable: String, _ faults: [String], _ code: Int32) -> Never {
    for fault in faults {
      try? FileHandle.standardError.write(contentsOf: Data("\(executable): \(fault)\n".utf8))
    }
    exit(code)
  }
}
