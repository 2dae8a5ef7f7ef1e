extension FieldNames {
  /// What else the fields are called. The names of Attachment 1 themselves, with and without 类, 工程 and 专业, need no entry.
  static let everydayNames: [String: [String]] = [
    "civil": [
      "土建", "土木建筑", "道桥", "路桥", "桥梁", "道路与桥梁", "道路桥梁", "桥梁与隧道", "道路桥梁与渡河", "道路桥梁隧道", "交通土建", "civil",
    ],
    "electrical": ["电力", "电气自动化", "电气与自动化", "电气与其自动化", "electrical"],
    "mechanical": ["机电", "机械制造", "机械设计", "机械设计与制造", "mechanical"],
    "hydraulic": ["水利", "水电", "水利与水电", "水工", "水利水电建筑", "水工结构", "hydraulic"],
    "ict": ["通信", "通讯", "信息与通信", "信息通讯", "信息与通讯", "电子通信", "ict"],
    "automotive": ["车辆", "automotive"],
    "geological": ["地质勘查", "地质矿产", "地矿", "geological"],
    "building": ["房建", "房屋建筑", "建筑学", "building"],
    "instrumentation": ["仪器仪表", "测控", "测量控制", "测控与仪器仪表", "测控技术与仪器", "测量控制与仪器", "instrumentation"],
    "landscape": ["园林", "园林景观", "景观", "风景园林学", "landscape"],
    "computing": ["计算机", "计算机应用", "计算机科学与技术", "计算机科学", "软件", "computing", "computer"],
    "environmental": ["环境", "环保", "生态", "生态环保", "环境保护", "环境科学与", "environmental"],
  ]
}
