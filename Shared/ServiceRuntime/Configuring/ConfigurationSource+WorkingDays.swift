import CloudEvents
import Contracts

extension ConfigurationKey {
  /// What the services that reckon with working days are told of them.
  package static let workingDays = ConfigurationKey(
    "working-days.file",
    """
    Holidays and make-up working days (JSON, as in Shared/Contracts/Reference/working-days.json) of years that this version \
    does not know, or knows otherwise. Of a year that nobody tells only the weekends are known, and dates in it are marked so.
    """)
}

extension ConfigurationSource {
  /// The years that are built in, with those of the file. Its faults are faults of the configuration.
  package func workingCalendar() -> WorkingCalendar {
    let path = text(.workingDays)
    guard !path.isEmpty else { return .mainland }
    do {
      let years = try JSON.decode([WorkingYear].self, from: try FileContent.read(path))
      var faults = years.flatMap(\.faults)
      if Set(years.map(\.year)).count != years.count { faults.append("a year stands twice; give each once") }
      for text in faults { fault(.workingDays, "\(path): \(text)") }
      return faults.isEmpty ? .mainland(with: years) : .mainland
    } catch {
      fault(.workingDays, "\(path): \(error)")
      return .mainland
    }
  }
}
