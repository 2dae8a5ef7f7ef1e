import CZip
import Foundation

/// The zip archive of a workbook. It is checked as a whole before any part is unpacked; nothing is ever unpacked to disk.
///
/// Not Sendable: one reader uses it. The `zip_t` is owned by this class alone and discarded with it.
final class WorkbookArchive {
  private let archive: OpaquePointer
  private let limits: WorkbookLimits
  init(path: String, limits: WorkbookLimits) throws(WorkbookFault) {
    var code: Int32 = 0
    guard let archive = zip_open(path, Int32(ZIP_RDONLY), &code) else {
      throw code == ZIP_ER_NOENT || code == ZIP_ER_OPEN ? .unreadable : .brokenArchive
    }
    do {
      try Self.check(archive, limits, path)
    } catch {
      zip_discard(archive)
      throw error
    }
    self.archive = archive
    self.limits = limits
  }

  deinit {
    zip_discard(archive)
  }

  /// Paths, links, encryption, sizes and ratios as the central directory declares them.
  private static func check(
    _ archive: OpaquePointer, _ limits: WorkbookLimits, _ path: String
  ) throws(WorkbookFault) {
    let fileBytes = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? UInt64) ?? 0
    let count = zip_get_num_entries(archive, 0)
    guard count >= 0 else { throw .brokenArchive }
    guard count <= limits.entries else { throw .archiveTooLarge }
    var names: Set<String> = []
    var total: UInt64 = 0
    var packed: UInt64 = 0
    for index in 0..<zip_uint64_t(count) {
      var stat = zip_stat_t()
      guard zip_stat_index(archive, index, 0, &stat) == 0, let pointer = stat.name else { throw .brokenArchive }
      let name = String(cString: pointer)
      guard isSafe(name), !isLink(archive, index) else { throw .forbiddenPath }
      guard stat.encryption_method == ZIP_EM_NONE else { throw .encrypted }
      let (sum, isTooMuch) = total.addingReportingOverflow(stat.size)
      guard !isTooMuch, sum <= UInt64(limits.unpackedBytes) else { throw .archiveTooLarge }
      total = sum
      if stat.size > UInt64(limits.ratioFloor), stat.size / UInt64(limits.ratio) > stat.comp_size {
        throw .archiveTooLarge
      }
      // Two parts of one name: which one counts is not for a machine to say, and no program writes it.
      guard names.insert(name.lowercased().replacing("\\", with: "/")).inserted else { throw .brokenArchive }
      // Parts that lie over one another unpack to far more than the file holds.
      let (more, overflow) = packed.addingReportingOverflow(stat.comp_size)
      packed = more
      guard !overflow, packed <= fileBytes else { throw .archiveTooLarge }
    }
  }

  /// No part is written to disk, but a path that would leave a folder shows that the file was made to do harm.
  private static func isSafe(_ name: String) -> Bool {
    !name.hasPrefix("/") && !name.hasPrefix("\\") && !name.dropFirst().hasPrefix(":")
      && !name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).contains("..")
  }

  private static func isLink(_ archive: OpaquePointer, _ index: zip_uint64_t) -> Bool {
    var system: UInt8 = 0
    var attributes: UInt32 = 0
    guard zip_file_get_external_attributes(archive, index, 0, &system, &attributes) == 0 else { return false }
    let symbolicLink: UInt32 = 0o120000
    return system == UInt8(ZIP_OPSYS_UNIX) && (attributes >> 16) & 0o170000 == symbolicLink
  }

  /// The part's index; names of parts do not distinguish case (OPC), and some writers use backslashes.
  private func locate(_ name: String) -> zip_int64_t? {
    for candidate in [name, name.replacing("/", with: "\\")] {
      let index = zip_name_locate(archive, candidate, zip_flags_t(ZIP_FL_NOCASE))
      if index >= 0 { return index }
    }
    return nil
  }

  func contains(_ name: String) -> Bool {
    locate(name) != nil
  }

  /// How large a part says that it is, unpacked.
  func declaredBytes(of name: String) -> UInt64 {
    var stat = zip_stat_t()
    guard let index = locate(name), zip_stat_index(archive, zip_uint64_t(index), 0, &stat) == 0 else { return 0 }
    return stat.size
  }

  /// Unpacks a part in pieces, counting what really comes out.
  ///
  /// - Parameter body: returns false to stop early.
  /// - Returns: false where there is no such part.
  @discardableResult
  func read(
    _ name: String, atMost limit: Int = .max, _ body: (UnsafeRawBufferPointer) throws(WorkbookFault) -> Bool
  ) throws(WorkbookFault)
    -> Bool
  {
    guard let index = locate(name) else { return false }
    var stat = zip_stat_t()
    guard zip_stat_index(archive, zip_uint64_t(index), 0, &stat) == 0 else { throw .brokenArchive }
    // What was declared has been checked; what comes out may not be more.
    let allowed = min(Int(min(stat.size, zip_uint64_t(limits.unpackedBytes))), limit)
    var partBytes = 0
    func take(_ bytes: UnsafeRawBufferPointer) throws(WorkbookFault) -> Bool {
      partBytes += bytes.count
      guard partBytes <= allowed else { throw .archiveTooLarge }
      return try body(bytes)
    }
    // Other methods than the two that programs use are libzip's.
    let isDeflated = Int32(stat.comp_method) == ZIP_CM_DEFLATE
    let flags = isDeflated ? zip_flags_t(ZIP_FL_COMPRESSED) : 0
    guard let file = zip_fopen_index(archive, zip_uint64_t(index), flags) else { throw .brokenArchive }
    defer { zip_fclose(file) }
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
    defer { buffer.deallocate() }
    let inflation = isDeflated ? Inflation() : nil
    while true {
      let count = Int(zip_fread(file, buffer.baseAddress, zip_uint64_t(buffer.count)))
      guard count >= 0 else { throw .brokenArchive }
      if count == 0 { break }
      let piece = UnsafeMutableBufferPointer(rebasing: buffer[..<count])
      let goesOn =
        if let inflation { try inflation.feed(piece, take) } else { try take(UnsafeRawBufferPointer(piece)) }
      guard goesOn else { return true }
      if inflation?.isFinished == true { break }
    }
    if let inflation {
      guard inflation.isFinished, inflation.checksum == stat.crc, partBytes == Int(clamping: stat.size) else {
        throw .brokenArchive
      }
    }
    return true
  }
}
