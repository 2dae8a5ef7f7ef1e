import Foundation

/// The parts of an upload as they come in: files go to blobs, fields are few and short.
struct UploadForm {
  struct File {
    var name: String
    var contentType: String
    var blob: Blob
  }

  private static let maximumField = 4096

  private let blobs: BlobStore
  private var head: PartHead?
  private var writer: BlobWriter?
  private var field = Data()
  private(set) var files: [File] = []
  private(set) var unit: String?

  init(blobs: BlobStore) {
    self.blobs = blobs
  }

  mutating func take(_ event: MultipartParser.Event) throws {
    switch event {
    case .begin(let head):
      self.head = head
      field = Data()
      writer = head.fileName == nil ? nil : try blobs.writer()
    case .content(let bytes):
      if let writer {
        try writer.write(bytes)
      } else {
        field.append(bytes)
        guard field.count <= Self.maximumField else { throw UploadFault.malformed }
      }
    case .end:
      try end()
    }
  }

  private mutating func end() throws {
    defer {
      head = nil
      writer = nil
    }
    guard let head else { return }
    if let writer, let name = head.fileName {
      // A file field that was left empty has neither a name nor content.
      guard !name.isEmpty || writer.bytes > 0 else { return }
      files.append(File(name: name.isEmpty ? "上传文件" : name, contentType: head.contentType, blob: try writer.finish()))
    } else if head.name == "unit" {
      let name = FormText.name(String(decoding: field, as: UTF8.self))
      unit = name.isEmpty ? nil : name
    }
  }
}
