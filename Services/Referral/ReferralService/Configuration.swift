import ServiceRuntime

/// What ops tell referral.
///
/// - `partners`: a file that names partners besides the notice's four, and is watched.
struct Configuration: Sendable, Hashable {
  static let partners = ConfigurationKey(
    "partners",
    "File (YAML or JSON) of partners besides those of the notice: a list `partners` of code, name, nameEn, country. Watched."
  )

  static let keys = [partners]

  var partners: String?

  init(partners: String? = nil) {
    self.partners = partners
  }

  init(from source: ConfigurationSource) {
    let path = source.string(Self.partners)
    if let path {
      do {
        _ = try PartnerRegistry(file: FileContent.read(path))
      } catch {
        source.fault(Self.partners, "\(error)")
      }
    }
    self.init(partners: path)
  }
}
