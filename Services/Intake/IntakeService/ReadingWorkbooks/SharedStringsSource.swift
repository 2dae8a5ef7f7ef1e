import Dispatch
import Foundation

/// Unpacks the shared strings of a large workbook on a thread of its own, while the sheets are read that refer to them: programs
/// number texts as they meet them, so the first rows need the first texts only.
///
/// Not Sendable: one reader takes the parts. What goes between the threads goes through a `Handover`.
final class SharedStringsSource {
  private let parts = Handover<SharedStrings.Part>()
  private let done = DispatchSemaphore(value: 0)

  /// - Parameter path: of the part in the workbook.
  init(_ path: String, of workbook: String, limits: WorkbookLimits, scratch: String) {
    let (parts, done) = (parts, done)
    Thread {
      do throws(WorkbookFault) {
        // A zip_t is one thread's.
        let archive = try WorkbookArchive(path: workbook, limits: limits)
        let strings = SharedStrings.Writer(scratch: scratch) { parts.put($0) }
        let part = SharedStringsPart(limits: limits, strings: strings)
        try WorkbookReader.scan(archive, path, part)
        _ = parts.put(part.finish())
        parts.end(.success(()))
      } catch {
        parts.end(.failure(error))
      }
      done.signal()
    }.start()
  }

  deinit {
    parts.cancel()
    // The file is closed, and its memory free, when nobody reads any more.
    done.wait()
  }

  /// All texts so far; nil after the last.
  func next() throws(WorkbookFault) -> SharedStrings.Part? {
    try parts.next()
  }
}
