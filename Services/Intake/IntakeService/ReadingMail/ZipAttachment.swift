import CGMime
import CZip
import Foundation

/// A zip archive that a unit packed its files into. Its members are checked as a workbook's parts are, and come out as files
/// named by their number: no name from the archive is ever a path.
struct ZipAttachment {
  struct Member: Sendable, Hashable {
    var name: String
    var path: String
  }

  /// Members beside those that only systems make.
  private static let maximumMembers = 50

  /// One of these is in every document whose format is a zip.
  private static let documentParts = [
    "[Content_Types].xml", "_rels/.rels", "mimetype", "META-INF/manifest.xml", "content.xml", "xl/workbook.xml",
  ]

  /// - Returns: whether a zip archive is somebody's packed files, rather than a document whose format is a zip.
  static func isPacked(_ path: String) -> Bool {
    guard let archive = zip_open(path, Int32(ZIP_RDONLY), nil) else { return false }
    defer { zip_discard(archive) }
    return documentParts.allSatisfy { zip_name_locate(archive, $0, zip_flags_t(ZIP_FL_NOCASE)) < 0 }
  }

  /// Unpacks the members into `folder`.
  static func unpack(_ path: String, to folder: String, limits: WorkbookLimits) throws(MailFault) -> [Member] {
    guard let archive = zip_open(path, Int32(ZIP_RDONLY), nil) else { throw .archive(.broken) }
    defer { zip_discard(archive) }
    let count = zip_get_num_entries(archive, 0)
    guard count >= 0 else { throw .archive(.broken) }
    guard count <= limits.entries else { throw .archive(.tooLarge) }
    var members: [(index: zip_uint64_t, name: String, bytes: Int)] = []
    var total: UInt64 = 0
    for index in 0..<zip_uint64_t(count) {
      var stat = zip_stat_t()
      guard zip_stat_index(archive, index, zip_flags_t(ZIP_FL_ENC_RAW), &stat) == 0, let pointer = stat.name else {
        throw .archive(.broken)
      }
      let name = name(pointer)
      guard isSafe(name), !isLink(archive, index) else { throw .archive(.forbiddenPath) }
      let (sum, overflow) = total.addingReportingOverflow(stat.size)
      guard !overflow, sum <= UInt64(limits.unpackedBytes) else { throw .archive(.tooLarge) }
      total = sum
      if stat.size > UInt64(limits.ratioFloor), stat.size / UInt64(limits.ratio) > stat.comp_size {
        throw .archive(.tooLarge)
      }
      guard let plain = shownName(name) else { continue }
      guard stat.encryption_method == ZIP_EM_NONE else { throw .archive(.locked) }
      members.append((index, plain, Int(stat.size)))
    }
    guard members.count <= maximumMembers else { throw .archive(.tooLarge) }
    var unpacked: [Member] = []
    for member in members {
      let target = "\(folder)/\(unpacked.count)"
      try extract(archive, member.index, declared: member.bytes, to: target)
      unpacked.append(Member(name: member.name, path: target))
    }
    return unpacked
  }

  /// Names are UTF-8 or, from Chinese Windows, GB18030 without a word about it.
  private static func name(_ pointer: UnsafePointer<CChar>) -> String {
    let bytes = Array(UnsafeBufferPointer(start: pointer, count: strlen(pointer))).map { UInt8(bitPattern: $0) }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    guard let converted = g_convert(pointer, -1, "UTF-8", "GB18030", nil, nil, nil) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    defer { g_free(converted) }
    return String(cString: converted)
  }

  private static func isSafe(_ name: String) -> Bool {
    !name.hasPrefix("/") && !name.hasPrefix("\\") && !name.dropFirst().hasPrefix(":")
      && !name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).contains("..")
  }

  private static func isLink(_ archive: OpaquePointer, _ index: zip_uint64_t) -> Bool {
    var system: UInt8 = 0
    var attributes: UInt32 = 0
    guard zip_file_get_external_attributes(archive, index, 0, &system, &attributes) == 0 else { return false }
    return system == UInt8(ZIP_OPSYS_UNIX) && (attributes >> 16) & 0o170000 == 0o120000
  }

  /// - Returns: nil for folders and for what systems and Office leave beside files.
  private static func shownName(_ name: String) -> String? {
    guard !name.hasSuffix("/"), !name.hasSuffix("\\"), !name.hasPrefix("__MACOSX/"),
      let plain = MailReader.plainName(name), !plain.hasPrefix("."), !plain.hasPrefix("~$"),
      !["thumbs.db", "desktop.ini"].contains(plain.lowercased())
    else { return nil }
    return plain
  }

  /// What comes out is counted: it may not be more than was declared.
  private static func extract(
    _ archive: OpaquePointer, _ index: zip_uint64_t, declared: Int, to path: String
  ) throws(MailFault) {
    guard let member = zip_fopen_index(archive, index, 0) else { throw .archive(.broken) }
    defer { zip_fclose(member) }
    guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let file = FileHandle(forWritingAtPath: path)
    else { throw .attachmentNotKept }
    defer { try? file.close() }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 8)
    defer { buffer.deallocate() }
    var bytes = 0
    while true {
      let count = Int(zip_fread(member, buffer.baseAddress, zip_uint64_t(buffer.count)))
      guard count >= 0 else { throw .archive(.broken) }
      if count == 0 { return }
      bytes += count
      guard bytes <= declared else { throw .archive(.tooLarge) }
      do { try file.write(contentsOf: Data(buffer[..<count])) } catch { throw .attachmentNotKept }
    }
  }
}
