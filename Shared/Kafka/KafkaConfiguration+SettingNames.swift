import CRdkafka
import Foundation

extension KafkaConfiguration {
  /// The name of every setting that the linked librdkafka knows, e.g. `sasl.mechanism`.
  ///
  /// librdkafka only lists them as the table that its documentation is made of; a dump of a new configuration leaves out
  /// whatever has no default, which is most of SASL and TLS.
  package static let settingNames: [String] = {
    var buffer: UnsafeMutablePointer<CChar>?
    var size = 0
    guard let stream = open_memstream(&buffer, &size) else { return [] }
    rd_kafka_conf_properties_show(stream)
    fclose(stream)
    guard let buffer else { return [] }
    defer { free(buffer) }
    var names: Set<String> = []
    for line in String(cString: buffer).split(separator: "\n") {
      let columns = line.split(separator: "|", omittingEmptySubsequences: false)
      guard columns.count > 4 else { continue }
      let name = columns[0].trimmingCharacters(in: .whitespaces)
      // A heading or a rule has no dot or underscore and no lower-case letter at its start.
      guard let first = name.utf8.first, (97...122).contains(first), !name.contains(" ") else { continue }
      names.insert(name)
    }
    return names.sorted()
  }()
}
