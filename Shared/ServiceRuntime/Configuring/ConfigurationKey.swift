/// One configuration key, as `--help` lists it.
///
/// `http.port` is the flag `--http-port`, the environment variable `HTTP_PORT` and the path `http: {port: …}` in the file
/// named by `--config`; a flag wins over the environment, the environment over the file.
package struct ConfigurationKey: Sendable, Hashable {
  package var name: String
  /// Shown by `--help`; absent where the key is required or has no value unless set.
  package var defaultValue: String?
  package var isRequired: Bool
  /// Never printed, and refused as a flag, since every process can read the arguments of another; `<key>.file` names a
  /// file that holds it.
  package var isSecret: Bool
  package var meaning: String

  package init(
    _ name: String, default defaultValue: String? = nil, required: Bool = false, secret: Bool = false, _ meaning: String
  ) {
    self.name = name
    self.defaultValue = defaultValue
    self.isRequired = required
    self.isSecret = secret
    self.meaning = meaning
  }

  /// `--http-port`
  package var flag: String { "--" + name.replacing(".", with: "-") }

  /// `HTTP_PORT`
  package var variable: String { name.uppercased().replacing(".", with: "_").replacing("-", with: "_") }
}
