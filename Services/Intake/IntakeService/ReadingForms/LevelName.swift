import Contracts

/// The level applied for, as people write it: 专业, 专业工程会员, 资深, 资深级.
enum LevelName {
  static func parse(_ text: String) -> Level? {
    let compact = FormText.compact(text)
    let senior = compact.contains("资深") || compact.contains("senior")
    let professional = compact.contains("专业") || compact.contains("professional")
    // 专业/资深: nobody chose.
    if senior == professional { return nil }
    return senior ? .senior : .professional
  }
}
