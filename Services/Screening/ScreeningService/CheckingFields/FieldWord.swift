/// What a word in a career text tells about the field that somebody works in.
enum FieldWord: Sendable, Hashable {
  /// A kind of work: index into the terms of Attachment 1.
  case scope(Int)
  /// 从事: what follows is the candidate's trade.
  case trade
  /// 负责, 参与: what follows was one work among others.
  case work
  /// 公司, 设计院: what stands before it is a name.
  case organisation
  /// 毕业, 学位, 学习: what stands around it was studied.
  case study
  /// 专业: studied, where nothing follows it.
  case discipline
  /// 建造师, 注册, 证书: a title.
  case credential
  /// 考察, 论文, 培训: seen, written or heard of.
  case visit
  /// 鲁班奖: what stands before it is a name.
  case prize
  /// 未, 拟: not done, or not yet.
  case undone
  /// Somebody else is spoken of, to the sentence's end.
  case otherPerson
  case oneself
  /// A word that only looks like one of the others.
  case harmless
}
