"""Writes Attachment 3 as a large unit exports it: tables 1 and 2 on a sheet each, all columns filled in every row.

    write-workbook.py FILE CANDIDATES inline|shared

`shared` is how Excel and WPS save (texts in a part of their own), `inline` how programs that stream save. XlsxWriter writes it,
so that what Accord reads does not come from Accord. The same arguments give the same cells.
"""

import random
import sys

import xlsxwriter

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻苏潘葛范彭"
GIVEN = "建国志强慧敏立新雪梅晓东海燕文博思远嘉怡子轩雨桐浩然明哲俊杰丽娟春华秋实永康庆丰"
FIELDS = [
    ("土木工程类", "结构工程"), ("电气工程类", ""), ("机械工程类", ""), ("水利水电工程类", ""),
    ("信息通信工程类", ""), ("建筑工程类", ""), ("环境工程类", ""), ("计算机工程类", ""),
]
PLACES = ["缅甸", "新加坡", "马来西亚", "中国香港", "肯尼亚", "巴基斯坦", "老挝", "印度尼西亚"]
DISCIPLINES = ["土木工程", "电气工程及其自动化", "水利水电工程", "机械设计制造及其自动化", "通信工程", "软件工程"]
PROJECTS = ["河口水电站", "滨海电厂二期", "东线铁路", "新港码头", "国家输电网改造", "机场航站楼", "北部高速公路", "跨海大桥"]
WORKS = [
    "负责施工组织设计和专项方案的编制", "主持现场技术交底与质量验收", "参与结构计算、图纸会审和设计变更", "组织设备安装、单机调试和联合试运行",
    "与业主、监理和设计单位协调接口", "编制进度计划并控制成本", "解决深基坑支护、大体积混凝土温控等技术难题", "完成隐蔽工程检查和竣工资料移交",
    "带领当地技术人员开展培训", "按国际咨询工程师联合会合同条件处理索赔与签证", "采用欧洲规范与中国规范对照校核", "获省部级优质工程奖",
]
HEADINGS = [
    "序号", "企业名称（企业联系人及手机号码）", "企业海外重点项目名称", "项目所在国家（地区）", "项目类型（对外投资、承包工程、对外劳务、对外援助、其他）",
    "项目状态（筹建准备、在建、完工、已完工等待验收移交，运营中）", "中方在外工程师人数", "聘用外方工程师人数", "姓名", "联系方式", "所在领域",
    "专业类别", "当前所在地", "拟申请级别", "最高学历", "学位", "所学专业", "相关专业工作年限", "重要工程工作年限", "主要工程实践经历",
]


def career(dice, years):
    """150 to 300 Chinese characters."""
    text = f"{dice.choice(DISCIPLINES)}专业毕业，{2024 - years}年参加工作，从事相关专业工作{years}年。"
    length = dice.randint(150, 300)
    while len(text) < length:
        year = dice.randint(2024 - years, 2024)
        text += f"{year}年在{dice.choice(PLACES)}{dice.choice(PROJECTS)}项目{dice.choice(WORKS)}，{dice.choice(WORKS)}。"
    return text[: length - 1] + "。"


def person(dice, number):
    field, specialty = dice.choice(FIELDS)
    years = dice.randint(6, 30)
    return [
        dice.choice(SURNAMES) + "".join(dice.sample(GIVEN, dice.choice([1, 2, 2]))), str(13900000000 + number), field,
        specialty, dice.choice(PLACES), dice.choice(["专业工程会员", "专业工程会员", "资深工程会员"]),
        dice.choice(["本科", "研究生"]), dice.choice(["学士", "硕士"]), dice.choice(DISCIPLINES), years,
        dice.randint(2, years), career(dice, years),
    ]


def enterprise(dice, number):
    return [
        f"江海第{number}工程集团有限公司（联系人：{dice.choice(SURNAMES)}{dice.choice(GIVEN)}，手机：{13700000000 + number}）",
        f"{dice.choice(PLACES)}{dice.choice(PROJECTS)}{dice.choice(['一', '二', '三'])}期工程", dice.choice(PLACES), "承包工程",
        dice.choice(["在建", "完工", "运营中"]), dice.randint(5, 300), dice.randint(5, 300),
    ]


def table(sheet, dice, title, first, last, plans):
    sheet.merge_range(0, 0, 0, len(HEADINGS) - 1, "推荐参加工程能力评价人员情况表")
    sheet.merge_range(1, 0, 1, len(HEADINGS) - 1, "推荐单位（盖章）：江海省工程师学会")
    sheet.merge_range(2, 0, 2, len(HEADINGS) - 1, title)
    for column, heading in enumerate(HEADINGS):
        sheet.write_string(3, column, heading.replace("中方在外", "计划外派") if plans else heading)
    row = 4
    number = first
    while number < last:
        people = min(dice.randint(5, 40), last - number)
        shared = [number + 1] + enterprise(dice, number)
        for _ in range(people):
            for column, value in enumerate(shared + person(dice, number)):
                sheet.write(row, column, value)
            row += 1
            number += 1


def main():
    path, count, texts = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    dice = random.Random(2025)
    book = xlsxwriter.Workbook(path, {"constant_memory": texts == "inline", "strings_to_numbers": False})
    half = count * 3 // 5
    table(book.add_worksheet("已外派"), dice, "已外派参与工程项目人员汇总（可另附）", 0, half, False)
    table(book.add_worksheet("计划外派"), dice, "未来三年计划外派参与工程项目人员汇总（可另附）", half, count, True)
    book.close()


main()
