/// What `--keep` prints: where everything runs and how to look around.
struct DemoGuide: CustomStringConvertible {
  var report: DemoReport
  var folder: DemoFolder

  var description: String {
    let intake = report.http["intake"] ?? "http://127.0.0.1:PORT"
    let candidate = report.candidates.first?.summary.id ?? "ID"
    let accordctl = CommandLine.arguments.first ?? "accordctl"
    var text = """
      Still running; Ctrl-C stops everything.
        broker    \(report.broker)
        state     \(folder.path)   (stores in data/, logs in logs/)

      """
    for (service, address) in report.http.sorted(by: { $0.key < $1.key }) {
      text += "  \(service.padding(toWidth: 28)) \(address)/health/ready  \(address)/metrics\n"
    }
    text += """

      Look around:
        kcat -b \(report.broker) -L
        kcat -C -b \(report.broker) -t accord.screening.events -o beginning -e
        \(accordctl) list --broker \(report.broker)
        \(accordctl) candidates --broker \(report.broker)
        \(accordctl) candidates show --broker \(report.broker) \(candidate)
        \(accordctl) receipts --broker \(report.broker)
        \(accordctl) totals --broker \(report.broker)
        \(accordctl) call --broker \(report.broker) accord.intake.v1.Intake/GetCandidate -d '{"id":"\(candidate)"}'
        curl -F file=@WORKBOOK.xlsx \(intake)/submissions
      """
    return text
  }
}

extension String {
  fileprivate func padding(toWidth width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - TextTable.width(of: self)))
  }
}
