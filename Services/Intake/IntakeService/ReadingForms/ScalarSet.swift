/// Scalars of the basic plane, told at a glance.
struct ScalarSet: Sendable {
  private var marks = [UInt64](repeating: 0, count: 1024)

  init(_ scalars: some Sequence<Unicode.Scalar>) {
    for scalar in scalars where scalar.value < 0x10000 {
      marks[Int(scalar.value >> 6)] |= 1 << UInt64(scalar.value & 63)
    }
  }

  @inline(__always)
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x10000 && marks[Int(scalar.value >> 6)] & (1 << UInt64(scalar.value & 63)) != 0
  }
}
