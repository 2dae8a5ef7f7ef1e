/// What `--help` prints: every key with its default and meaning.
struct HelpText: CustomStringConvertible {
  var executable: String
  var summary: String
  var keys: [ConfigurationKey]

  var description: String {
    var lines = [
      "\(executable): \(summary)", "",
      "usage: \(executable) [--config FILE] [--KEY VALUE …]", "",
      "Each key can be given as a flag, as an environment variable, or in a YAML or JSON file; they win in this order.",
      "",
    ]
    for key in keys {
      let state =
        if key.isRequired { "required" } else if let value = key.defaultValue { "default: \(value)" } else {
          "optional"
        }
      let flag = key.isSecret ? "\(key.flag)-file" : key.flag
      lines.append("  \(flag)   \(key.variable)   (\(state)\(key.isSecret ? ", secret" : ""))")
      lines.append("      \(key.meaning)")
    }
    lines += [
      "  --kafka-<setting>   KAFKA_<SETTING>   (optional)",
      "      Any librdkafka setting with - or _ for its dots, e.g. --kafka-security-protocol SASL_SSL,",
      "      KAFKA_SASL_USERNAME. Secrets (KAFKA_SASL_PASSWORD, …) by environment, file or --kafka-sasl-password-file.",
      "  --config   ACCORD_CONFIG   (optional)",
      "      A file with the keys, e.g. {\"kafka\": {\"bootstrap\": {\"servers\": \"broker:9092\"}}}.",
      "  --help",
    ]
    return lines.joined(separator: "\n")
  }
}
