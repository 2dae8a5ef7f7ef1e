import Foundation

/// Whether measurements are asked for.
let measures = ProcessInfo.processInfo.environment["ACCORD_MEASURE"] != nil
