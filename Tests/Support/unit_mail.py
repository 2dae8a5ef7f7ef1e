"""A recommending unit's mail program and spreadsheet, for the tests: standard library and openpyxl.

unit_mail.py form OUT.eml UNIT NAME...           a mail with Attachment 3 and its scan, of people without qualifications
unit_mail.py senior OUT.eml UNIT NAME YEARS SIGNIFICANT   the same, of one senior applicant with a degree and these years
unit_mail.py reply IN.eml OUT.eml JSON           fills in the workbook of a mail by name and heading, and replies with it
unit_mail.py list FOLDER                         the mails in a folder: Message-ID, subject and attachments, as JSON
"""
import email, email.policy, io, json, pathlib, sys
from email.message import EmailMessage

import openpyxl

XLSX = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def mail(subject, name, book, scan=False):
    message = EmailMessage()
    message["From"] = "张主任 <office@unit.example.org>"
    message["To"] = "eca@example.org"
    message["Subject"] = subject
    message["Message-ID"] = f"<{abs(hash((subject, name, len(book))))}@unit.example.org>"
    message["Date"] = "Mon, 02 Nov 2026 11:00:00 +0800"
    message.set_content("请查收附件。")
    message.add_attachment(book, maintype="application", subtype=XLSX, filename=name)
    if scan:
        message.add_attachment(b"%PDF-1.4\n% stamped\n", maintype="application", subtype="pdf", filename="盖章.pdf")
    return message.as_bytes(policy=email.policy.SMTP)


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def form(out, unit, *names):
    write(out, unit, [(name, "专业", []) for name in names], [])


def senior(out, unit, name, years, significant):
    write(out, unit, [(name, "资深", ["本科", "学士", "水利水电工程", float(years), float(significant)])],
          ["最高学历", "学位", "所学专业", "相关专业工作年限", "重要工程工作年限"])


def write(out, unit, people, further):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([f"推荐单位（盖章）：{unit}"])
    sheet.append(["已外派参与工程项目人员汇总"])
    sheet.append(["序号", "企业名称（企业联系及手机号码）", "企业海外重点项目名称", "项目所在国家（地区）", "项目类型", "项目状态", "姓名",
                  "联系方式", "所在领域", "当前所在地", "拟申请级别", "300字以内主要工程实践经历"] + further)
    for number, (name, level, values) in enumerate(people, 1):
        sheet.append([number, "示例水电公司（联系人：王五，手机：13700000000）", "示例水电站", "缅甸", "承包工程", "在建", name,
                      f"1380000{number:04}", "水利水电工程类", "缅甸", level, "在示例水电站工作。"] + values)
    pathlib.Path(out).write_bytes(mail(f"评价（2025）+{unit}", "附件3.xlsx", saved(book), scan=True))


def reply(source, out, answers):
    message = email.message_from_bytes(pathlib.Path(source).read_bytes(), policy=email.policy.default)
    part = next(message.iter_attachments())
    book = openpyxl.load_workbook(io.BytesIO(part.get_content()))
    sheet = book.worksheets[0]
    head = next(row for row in sheet.iter_rows() if any(cell.value == "姓名" for cell in row))
    columns = {str(cell.value).split("（")[0]: cell.column for cell in head if cell.value}
    answers = json.loads(answers)
    for row in sheet.iter_rows(min_row=head[0].row + 1):
        for heading, value in answers.get(row[columns["姓名"] - 1].value, {}).items():
            cell = sheet.cell(row[0].row, columns[heading])
            assert not cell.protection.locked, f"{heading} is not asked for"
            cell.value = value
    pathlib.Path(out).write_bytes(mail("回复: 见附件", part.get_filename(), saved(book)))


def listed(folder):
    mails = []
    for path in sorted(pathlib.Path(folder).glob("*.eml")):
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        mails.append({"path": str(path), "id": message["Message-ID"], "subject": message["Subject"], "to": message["To"],
                      "files": [part.get_filename() for part in message.iter_attachments()],
                      "body": message.get_body().get_content()})
    print(json.dumps(mails))


{"form": form, "senior": senior, "reply": reply, "list": listed}[sys.argv[1]](*sys.argv[2:])
