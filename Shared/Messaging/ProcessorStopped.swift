/// Work was brought after the service was asked to stop. Bring it again when it runs.
package struct ProcessorStopped: Error, Sendable, Hashable, CustomStringConvertible {
  package init() {}

  package var description: String { "the service is stopping; try again when it runs" }
}
