/// What one conversion may use. A list of thousands of engineers stays well below all of it.
struct ConversionLimits: Sendable, Hashable {
  /// After so long it is killed with all that it started.
  var patience = Duration.seconds(60)
  /// Of one process' memory, mapped files and libraries among it.
  var memoryBytes = 3 << 30
  var processorSeconds = 60
  /// Of any file that it writes.
  var fileBytes = 100 << 20
}
