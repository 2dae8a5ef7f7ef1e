import Contracts
import KafkaRPC
import Logging
import Messaging
import ServiceLifecycle
import ServiceRuntime

extension Intake {
  static func build(_ configuration: Configuration) -> ServicePlan {
    var router = EventRouter()
    let asking = SupplementAsking(plan: configuration.supplements)
    CandidateFollowing.add(to: &router, asking: asking)
    BriefingFollowing(asking: asking, plan: configuration.briefings).add(to: &router)
    let mailing = SupplementMailing(
      asking: asking, briefings: configuration.briefings, organizer: configuration.mailSender
    ) { [folder = configuration.blobDirectory] () throws(IntakeError) in
      try BlobStore(folder: folder)
    }
    var timers = TimerRouter()
    mailing.add(to: &timers)
    BriefingFollowing(asking: asking, plan: configuration.briefings).add(to: &timers)

    var methods = MethodRegistry()
    methods.query(ListSubmissions.self, IntakeQueries.listSubmissions)
    methods.query(GetSubmission.self, IntakeQueries.getSubmission)
    methods.query(ListCandidates.self, IntakeQueries.listCandidates)
    methods.query(GetCandidate.self, IntakeQueries.getCandidate)
    methods.query(ListReceipts.self, IntakeQueries.listReceipts)
    methods.query(ListProjectTotals.self, ProjectTotals.list)
    methods.query(ListSupplementRequests.self, IntakeQueries.listSupplementRequests)
    methods.command(SendSupplements.self, mailing.send)
    methods.query(ReadSignInSheet.self) { [limits = configuration.limits] request, _ in
      try SignInSheetReading(limits: limits).read(request)
    }
    methods.query(ListDuplicates.self, DuplicateQueries.list)
    methods.command(ClaimDuplicate.self) { try DuplicateClaiming(work: $1).claim($0) }
    methods.command(ReleaseDuplicate.self) { try DuplicateClaiming(work: $1).release($0) }
    methods.command(Withdraw.self) { try CandidateWithdrawing(work: $1).withdraw($0) }
    methods.command(KeepCandidate.self) { try CandidateWithdrawing(work: $1).keep($0) }
    methods.command(DecideDuplicate.self) { try DuplicateDeciding(work: $1).decide($0) }
    methods.command(WaiveScan.self) { try SubmissionCompletion(work: $1).waiveScan($0) }
    methods.query(ListSetAside.self, SetAsideMethods.listSetAside)
    methods.command(TakeSetAside.self) { try SetAsideMethods.takeSetAside($0, $1) }
    methods.query(ListUnitAddresses.self, SetAsideMethods.listUnitAddresses)
    methods.command(SetUnitAddress.self) { try SetAsideMethods.setUnitAddress($0, $1) }
    methods.command(SettleUnit.self) { try UnitSettling(work: $1).settle($0) }
    methods.query(ListUnitNames.self, UnitNaming.list)
    methods.command(SetUnitName.self) { try UnitNaming.set($0, $1) }

    return ServicePlan(
      service: .intake, migrations: Schema.migrations, subscriptions: CandidateFollowing.subscriptions,
      router: router, timers: timers, methods: methods,
      routes: { router, processor, logger in
        let desk = try Desk(configuration, processor, logger)
        desk.mails.blobs.discardUnfinished()
        SubmissionRoutes(intake: desk.intake, receiver: desk.receiver, logger: logger).add(to: router)
        ReturnedFileRoutes(store: processor.store, blobs: desk.mails.blobs).add(to: router)
      },
      background: { processor, logger in
        var services: [any Service] = []
        let desk = try Desk(configuration, processor, nil)
        if let path = configuration.maildir {
          services.append(
            MailboxWatcher(
              maildir: try Maildir(path: path), interval: configuration.pollInterval,
              desk: MailDesk(intake: desk.intake, mails: desk.mails), clock: processor.clock, logger: logger))
        }
        let blobs = desk.mails.blobs
        services.append(
          WorkbookReturning(
            processor: processor, blobs: blobs, limits: configuration.limits, converter: desk.intake.converter,
            maximumBytes: configuration.maximumAttachments, interval: .milliseconds(500), logger: logger))
        if let transport = configuration.mailTransport, let sender = configuration.mailSender {
          services.append(
            MailSender(
              processor: processor, transport: transport, writer: MailWriter(sender: sender, blobs: blobs),
              interval: .seconds(1), logger: logger))
        }
        return services
      })
  }

  /// What uploads and mails are taken in with.
  struct Desk: Sendable {
    let intake: SubmissionIntake
    let mails: MailIntake
    let receiver: UploadReceiver

    /// - Parameter logger: is told what workbooks are converted with.
    init(_ configuration: Configuration, _ processor: Processor, _ logger: Logger?) throws(IntakeError) {
      let blobs = try BlobStore(folder: configuration.blobDirectory)
      intake = SubmissionIntake(
        processor: processor, blobs: blobs, limits: configuration.limits,
        calendar: CampaignCalendar(ReferenceLists.notice.campaign),
        converter: WorkbookConverter.detect(configuration.conversion, logger: logger))
      mails = MailIntake(blobs: blobs, maximumBytes: configuration.maximumUpload, limits: configuration.limits)
      receiver = UploadReceiver(
        blobs: blobs, mails: mails, maximumBytes: configuration.maximumUpload, clock: processor.clock)
    }
  }
}
