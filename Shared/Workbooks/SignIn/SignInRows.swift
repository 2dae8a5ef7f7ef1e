import Contracts

/// Reads the rows of a sign-in sheet (N2.2), of a workbook or of a CSV, by its headings wherever the columns stand.
package struct SignInRows {
  private var reading = SignInReading()
  private var columns: (id: Int, attendance: Int)?
  private var hasHeadings = false
  private var known: [String: Attendance] = [:]

  package init() {}

  package mutating func beginSheet() { columns = nil }

  /// - Parameters:
  ///   - number: as a spreadsheet shows it.
  ///   - cells: columns from 1; empty ones may be left out.
  package mutating func read(row number: Int, _ cells: [(column: Int, text: String)]) {
    for cell in cells where cell.text.hasPrefix(SignInSheet.markPrefix) {
      reading.briefingID = String(cell.text.dropFirst(SignInSheet.markPrefix.count))
    }
    guard let columns else {
      if let found = Self.headings(cells) {
        columns = found
        hasHeadings = true
      }
      return
    }
    func text(_ column: Int) -> String {
      let text = cells.first { $0.column == column }?.text ?? ""
      return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let (id, word) = (text(columns.id).lowercased(), text(columns.attendance))
    guard !word.isEmpty else { return }
    guard Self.isID(id) else {
      reading.faults.append("第 \(number) 行：没有候选人编号，未登记；请用 accordctl briefings sheet 所写的表")
      return
    }
    guard let attendance = Attendance(word: word) else {
      reading.faults.append("第 \(number) 行：到会情况须为到会、未到或不详，未登记")
      return
    }
    if let earlier = known[id] {
      if earlier != attendance { reading.faults.append("第 \(number) 行：与前面同一候选人的行不一致，以前面的为准") }
      return
    }
    known[id] = attendance
    reading.entries.append(.init(candidateID: id, attendance: attendance))
  }

  package func finished() -> SignInReading {
    var reading = reading
    if !hasHeadings {
      reading.faults.append("未找到表头：须有“候选人编号”和“到会情况”两列（或 candidate、attendance）")
    }
    return reading
  }

  private static func headings(_ cells: [(column: Int, text: String)]) -> (id: Int, attendance: Int)? {
    func column(_ names: [String]) -> Int? {
      cells.first { cell in
        let text = cell.text.split(whereSeparator: \.isWhitespace).joined().lowercased()
        return names.contains { text == $0 || text.hasPrefix("\($0)（") }
      }?.column
    }
    guard let id = column(["候选人编号", "candidate", "candidateid"]),
      let attendance = column(["到会情况", "attendance"])
    else { return nil }
    return (id, attendance)
  }

  /// As ids are written: 32 hexadecimal digits in five groups.
  private static func isID(_ text: String) -> Bool {
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    return groups.map(\.count) == [8, 4, 4, 4, 12]
      && groups.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isHexDigit } }
  }
}
