import Contracts
import KafkaRPC
import Messaging
import ServiceRuntime

extension Referral {
  static func build(_ configuration: Configuration) -> ServicePlan {
    // The societies' other events (accepted, advanced, returned) change nothing here and are skipped as they come.
    var router = EventRouter()
    router.on(CaseConcluded.self, MemberRegistration.conclude)
    router.on(ReferralAnswered.self, AnswerRecording.receive)

    var methods = MethodRegistry()
    methods.query(ListMembers.self, MemberQueries.list)
    methods.query(GetMember.self, MemberQueries.get)
    methods.command(RecordAnswer.self, AnswerRecording.record)

    return ServicePlan(
      service: .referral, migrations: Schema.migrations, subscriptions: [.everySocietyEvents, .everyPartnerAnswers],
      router: router, methods: methods,
      background: { processor, logger in
        let update = PartnerRegistryUpdate(processor: processor)
        guard let path = configuration.partners else { return [NoticePartners(update: update, logger: logger)] }
        return [
          WatchedFile(path: path, logger: logger) { content in
            try await update.apply(PartnerRegistry(file: content))
          }
        ]
      })
  }
}
