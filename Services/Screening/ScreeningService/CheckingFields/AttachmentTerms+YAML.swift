import Contracts
import Yams

extension AttachmentTerms {
  /// Those of `attachment-1-terms.yaml`, compiled in.
  static let attachment1: AttachmentTerms = {
    do {
      return try AttachmentTerms(yaml: String(decoding: PackageResources.attachment_1_terms_yaml, as: UTF8.self))
    } catch {
      // Compiled in and read by a test: a failure here is a defect of the build.
      preconditionFailure("attachment-1-terms.yaml cannot be used: \(error)")
    }
  }()

  /// - Throws: every fault of the file: a clause that Attachment 1 has not, words that do not stand in it, a word given twice.
  init(yaml: String, taxonomy: Taxonomy = .attachment1) throws(AttachmentTermFaults) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      throw AttachmentTermFaults(faults: ["this is no YAML: \(error)"])
    }
    var reader = AttachmentTermReader(taxonomy: taxonomy)
    reader.read(root)
    guard reader.faults.isEmpty else { throw AttachmentTermFaults(faults: reader.faults) }
    self.init(taxonomy: taxonomy, terms: reader.terms, words: reader.words, harmless: reader.harmless)
  }
}
