/// What every executable does: read the configuration, lay the service out, run it until it is asked to stop.
package enum ServiceMain {
  /// Never returns: exits 0 after SIGTERM or SIGINT, 64 for faulty configuration, 1 for anything else.
  package static func run<Definition: ServiceDefinition>(_ definition: Definition.Type) async {}
}
