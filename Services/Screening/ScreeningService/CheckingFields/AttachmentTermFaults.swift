/// Why a vocabulary of Attachment 1 cannot be used: every fault, with its line.
struct AttachmentTermFaults: Error, Sendable, Hashable {
  var faults: [String]
}
