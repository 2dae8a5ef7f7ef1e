import Testing

/// Holds a written report against the expected one, row by row.
struct ReportComparison {
  var report: WrittenReport
  var expected: ExpectedReport

  func check() throws {
    checkSubmissions()
    #expect(report.candidates.map(\.name).sorted() == expected.candidates.map(\.name).sorted())
    for candidate in expected.candidates {
      let found = try #require(report.candidates.first { $0.name == candidate.name }, "\(candidate.name) is lost")
      try check(found, candidate)
    }
    checkMemberNumbers()
    #expect(report.deadLetters == 0)
  }

  private func checkSubmissions() {
    for submission in expected.submissions {
      guard let found = report.submissions.first(where: { $0.file == submission.file }) else {
        Issue.record("\(submission.file) is not in the report")
        continue
      }
      #expect(found.unit == submission.unit)
      #expect(found.campaign == 2025)
      #expect(found.late == submission.late, "\(submission.file)")
      #expect(found.candidates == submission.candidates, "\(submission.file)")
      let faults = Set(found.rowErrors.map { ExpectedReport.RowFault(row: $0.row, column: $0.column, code: $0.code) })
      for fault in submission.rowErrors {
        #expect(faults.contains(fault), "\(submission.file) row \(fault.row): \(fault.code)")
      }
      #expect(Set(faults.map(\.row)) == Set(submission.rowErrors.map(\.row)), "\(submission.file)")
      #expect(found.rowErrors.allSatisfy { !$0.message.isEmpty && !$0.sheet.isEmpty })
    }
  }

  private func check(_ found: WrittenReport.Candidate, _ expected: ExpectedReport.Candidate) throws {
    let name = Comment(rawValue: expected.name)
    let submission = report.submissions.first { $0.file == expected.submittedIn }
    #expect(found.submission == submission?.id, name)
    #expect(found.field == expected.field, name)
    #expect(found.specialty == expected.specialty, name)
    #expect(found.level == expected.level, name)
    #expect(found.country == expected.country, name)
    #expect(found.dispatch == expected.dispatch, name)
    #expect(found.screening.outcome == expected.outcome, name)
    let clauses = found.screening.findings.map(\.clause)
    #expect(clauses == ["N1.1", "N1.2", expected.level == "senior" ? "N1.3.2" : "N1.3.1", "N1.3.3"], name)
    let failed = found.screening.findings.filter { $0.result == "notMet" }.map(\.clause)
    #expect(failed == expected.decisiveClauses, name)
    if expected.reviewed, expected.outcome != "informationRequired" {
      // The words of the experience text that an officer decided by are still there.
      let degree = found.screening.findings.first { $0.clause == "N1.2" }?.evidence ?? ""
      #expect(["本科", "硕士", "大专", "学士"].contains { degree.contains($0) }, name)
    }
    #expect(found.society == expected.society, name)
    #expect(found.conclusion == expected.conclusion, name)
    #expect((found.memberNumber != nil) == expected.member, name)
    #expect(found.referral?.partner == expected.partner, name)
    #expect(found.referral?.status == expected.status, name)
    if let word = expected.waits {
      #expect(try #require(found.waitingFor, name).contains(word), name)
    } else {
      #expect(found.waitingFor == nil, name)
    }
  }

  /// Unique, and gap-free for each level (N3.2, A2.1): the last digits count from 1.
  private func checkMemberNumbers() {
    for level in ["professional", "senior"] {
      let numbers = report.candidates.filter { $0.level == level }.compactMap(\.memberNumber)
      let counters = numbers.compactMap {
        Int($0.reversed().prefix { $0.isNumber }.reversed().map(String.init).joined())
      }
      #expect(counters.sorted() == Array(1...max(1, numbers.count)).prefix(numbers.count).map { $0 })
    }
  }
}
