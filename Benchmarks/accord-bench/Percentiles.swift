/// Durations in order.
struct Percentiles {
  private let sorted: [Double]

  /// - Parameter seconds: at least one.
  init(_ seconds: [Double]) {
    sorted = seconds.sorted()
  }

  /// The smallest duration that `share` of all do not exceed.
  func at(_ share: Double) -> Double {
    guard !sorted.isEmpty else { return .nan }
    let rank = Int((share * Double(sorted.count)).rounded(.up))
    return sorted[min(max(rank, 1), sorted.count) - 1]
  }

  var median: Double { at(0.5) }

  /// `p50 1.2 ms, p99 4.5 ms`
  var summary: String { "p50 \(Self.written(at(0.5))), p99 \(Self.written(at(0.99)))" }

  private static func written(_ seconds: Double) -> String {
    seconds < 10
      ? "\((seconds * 1000).formatted(decimals: seconds < 0.1 ? 1 : 0)) ms" : "\(seconds.formatted(decimals: 1)) s"
  }
}

extension Duration {
  var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
