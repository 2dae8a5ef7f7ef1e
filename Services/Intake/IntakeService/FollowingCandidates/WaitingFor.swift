import CloudEvents
import Contracts

/// Who must act next, in words. It is derived and never stored, so it cannot lag behind what is known.
enum WaitingFor {
  static func text(_ facts: CandidateFacts, field: String?, heldFor: [SubmissionNeed] = []) -> String {
    if facts.referral.memberNumber != nil || facts.referral.progress != nil { return referral(facts.referral) }
    // Screening waits for an officer or for the unit, also while a society has the case.
    let isAsked = facts.screening.outcome == .underReview || facts.screening.outcome == .informationRequired
    if let current = facts.currentCase, current.conclusion != nil || !isAsked {
      return society(current, facts.screening, field: field)
    }
    switch facts.screening.outcome {
    case nil: return heldFor.isEmpty ? "等待工程能力评价委员会初筛" : submission(heldFor)
    case .underReview: return "等待评审人员复核"
    case .informationRequired: return information(facts.screening)
    case .passed where facts.screening.isHeld: return "等待有学会承接\(fieldName(field))领域"
    case .passed: return "等待分配给\(fieldName(field))领域的全国学会"
    // Ended: nobody is waited for.
    case .rejected: return ""
    }
  }

  static func submission(_ needs: [SubmissionNeed]) -> String {
    needs.map { need in
      switch need {
      case .scan: "等待推荐单位补交盖章扫描件"
      case .unit: "等待秘书处核定推荐单位"
      case .verdict: "等待秘书处核对是否与已推荐的人员为同一人"
      }
    }.joined(separator: "；")
  }

  private static func information(_ screening: CandidateFacts.Screening) -> String {
    let open = screening.asked ?? screening.items.map { InformationItem(id: "", clause: $0, text: "", of: .unit) }
    let wanted = open.filter { $0.offered == nil }.compactMap(\.clause).map(Self.wanted)
    let limit = screening.askedUntil.map { "（\(CampaignDay.text($0))前）" } ?? ""
    var parts = wanted.isEmpty ? [] : ["补充：\(wanted.joined(separator: "、"))"]
    if let level = open.compactMap(\.offered).first { parts.append("答复是否同意改按\(LevelTitle.of(level))评价") }
    return "等待推荐单位\(parts.isEmpty ? "补充材料" : parts.joined(separator: "，并"))\(limit)"
  }

  /// What a clause needs of a unit, in Chinese.
  static func wanted(_ clause: String) -> String {
    switch clause {
    case "N1.1": "所在领域"
    case "N1.2": "学历、学位和所学专业"
    case "N1.3.1", "N1.3.2": "相关专业工作年限和重要工程工作年限"
    case "N1.3.3": "境外工程项目"
    default: clause
    }
  }

  private static func society(
    _ current: CandidateFacts.Case, _ screening: CandidateFacts.Screening, field: String?
  ) -> String {
    if current.isReturned { return "等待委员会重新分配学会" }
    switch current.conclusion {
    case .passed: return "等待登记为工程会员"
    case .notPassed: return ""
    case nil: break
    }
    let name = screening.society == current.society ? screening.societyName : nil
    let society = name ?? "\(fieldName(field))领域学会（\(current.society)）"
    if let asked = current.askedOf {
      let items = (current.asked ?? []).filter { $0.of == asked }.map(\.text)
      return "等待\(title(asked))补充\(society)要求的材料" + (items.isEmpty ? "" : "：\(items.joined(separator: "；"))")
    }
    guard let stage = current.stage else { return "等待\(society)受理" }
    return "等待\(society)评价（\(stageName(stage))阶段）"
  }

  static func title(_ asked: WaitedFor) -> String {
    switch asked {
    case .candidate: "候选人"
    case .unit: "推荐单位"
    }
  }

  static func stageName(_ stage: Stage) -> String {
    switch stage {
    case .membership: "入会"
    case .application: "申请表"
    case .materials: "材料"
    case .assessment: "评审"
    case .conclusion: "结论"
    }
  }

  private static func referral(_ referral: CandidateFacts.Referral) -> String {
    guard let progress = referral.progress else { return "等待推荐到境外工程组织" }
    let partner = referral.partnerName ?? progress.partner.map(partnerName) ?? "境外工程组织"
    switch progress.status {
    case .waitingForCountry: return "等待确定互认国家或地区"
    case .waitingForPartner:
      return "等待与\(referral.country.map(CountryNames.chineseName) ?? "该国家或地区")的工程组织签订互认协议"
    case .referred: return "等待\(partner)答复"
    case .acknowledged: return "等待\(partner)作出决定"
    case .granted, .declined: return ""
    }
  }

  static func partnerName(_ code: String) -> String {
    ReferenceLists.notice.partners.first { $0.code == code }?.name ?? code
  }

  static func fieldName(_ field: String?) -> String {
    guard let field, let name = Taxonomy.attachment1.field(field)?.name else { return "相应" }
    return name.hasSuffix("类") ? String(name.dropLast()) : name
  }
}
