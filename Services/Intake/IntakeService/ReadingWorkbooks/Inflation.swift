import CISAL

/// Unpacks a deflated part in pieces (ISA-L, three times as fast as zlib) and sums up what comes out.
///
/// Not Sendable: one reader uses it. Its state lies at the C boundary, is owned by it alone and freed with it.
final class Inflation {
  private let state: UnsafeMutablePointer<inflate_state>
  private let output = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
  /// CRC-32 of what came out so far.
  private(set) var checksum: UInt32 = 0

  init() {
    state = .allocate(capacity: 1)
    isal_inflate_init(state)
  }

  deinit {
    state.deallocate()
    output.deallocate()
  }

  var isFinished: Bool { state.pointee.block_state == ISAL_BLOCK_FINISH }

  /// - Parameters:
  ///   - packed: what comes next of the part.
  ///   - body: gets what comes out, piece by piece; returns false to stop.
  /// - Returns: false where `body` stopped.
  func feed(
    _ packed: UnsafeMutableBufferPointer<UInt8>, _ body: (UnsafeRawBufferPointer) throws(WorkbookFault) -> Bool
  ) throws(WorkbookFault) -> Bool {
    state.pointee.next_in = packed.baseAddress
    state.pointee.avail_in = UInt32(packed.count)
    repeat {
      state.pointee.next_out = output.baseAddress
      state.pointee.avail_out = UInt32(output.count)
      guard isal_inflate(state) == ISAL_DECOMP_OK else { throw .brokenArchive }
      let count = output.count - Int(state.pointee.avail_out)
      guard count > 0 else { continue }
      checksum = crc32_gzip_refl(checksum, output.baseAddress, UInt64(count))
      if try !body(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(output)[..<count])) { return false }
    } while !isFinished && (state.pointee.avail_in > 0 || state.pointee.avail_out == 0)
    return true
  }
}
