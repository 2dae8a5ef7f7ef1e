"""Writes a mailbox of 200 mails as units send them, with Python's own zip and mail writers: make_mailbox.py FOLDER.

FOLDER/new gets the mails, in the order in which they are read; FOLDER/expected.json says what is to come of them: the
Message-IDs that are answered once each, those that are not, and every engineer once."""

import email.message
import email.policy
import io
import json
import os
import sys
import zipfile

folder = sys.argv[1]
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006"
HEADS = ["序号", "企业名称", "企业海外重点项目名称", "项目所在国家（地区）", "项目类型", "项目状态", "姓名", "联系方式", "所在领域", "当前所在地",
         "拟申请级别", "主要工程实践经历"]
SURNAMES = "赵钱孙李周吴郑冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建国文斌"
SCAN = b"%PDF-1.4\n% stamped form of "


def person(number):
    name = (SURNAMES[number % 30] + GIVEN[number // 30 % 30] + GIVEN[number * 7 % 30])
    return name, f"139{number:08d}"


def workbook(unit, people):
    rows = [["推荐参加工程能力评价人员情况表"], [f"推荐单位（盖章）：{unit}"], HEADS]
    for line, (name, phone) in enumerate(people, 1):
        rows.append([str(line), f"{unit[:4]}建设公司（联系人：王五，手机：13700000001）", "港口项目", "缅甸", "承包工程", "在建", name, phone,
                     "土木工程", "缅甸", "专业", "参加港口施工"])
    cells = "".join(
        f'<row r="{r}">' + "".join(
            f'<c r="{chr(65 + c)}{r}" t="inlineStr"><is><t>{text}</t></is></c>' for c, text in enumerate(row)) + "</row>"
        for r, row in enumerate(rows, 1))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        def put(name, text):
            z.writestr(zipfile.ZipInfo(name, (2025, 4, 1, 0, 0, 0)), text)
        put("[Content_Types].xml", f'<Types xmlns="{P}/content-types"/>')
        put("_rels/.rels", f'<Relationships xmlns="{P}/relationships"><Relationship Id="r1" Type="{R}/officeDocument" '
                           'Target="xl/workbook.xml"/></Relationships>')
        put("xl/workbook.xml", f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets><sheet name="已外派" sheetId="1" r:id="r1"/>'
                               "</sheets></workbook>")
        put("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{P}/relationships"><Relationship Id="r1" '
                                          f'Type="{R}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
        put("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{S}"><sheetData>{cells}</sheetData></worksheet>')
    return out.getvalue()


mails, answered, silent, engineers = [], [], [], {}
count = 0


def mail(subject, files=(), answer=True, people=(), headers=(), identity=None):
    global count
    count += 1
    identity = identity or f"m{count}@units.example.org"
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["From"] = f"unit{count}@units.example.org"
    message["To"] = "eca@example.org"
    message["Subject"] = subject
    message["Message-ID"] = f"<{identity}>"
    message["Date"] = "Wed, 16 Apr 2025 09:30:00 +0800"
    for name, value in headers:
        message[name] = value
    message.set_content("请查收。\n")
    for name, content in files:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    mails.append(bytes(message))
    (answered if answer else silent).append(identity)
    for who in people:
        engineers[who[1]] = who[0]
    return mails[-1]


def subject(unit):
    return f"评价（2025）+{unit}"


following = 0


def somebody(how_many=2):
    global following
    following += how_many
    return [person(n) for n in range(following - how_many, following)]


complete = []
for n in range(95):
    unit, people = f"甲{n:03d}省工程师学会", somebody()
    complete.append((unit, people, mail(
        subject(unit), [("附件3.xlsx", workbook(unit, people)), ("章.pdf", SCAN + unit.encode())], people=people)))
for n in range(20):  # without scan; half of them send it afterwards, alone
    unit, people = f"乙{n:03d}市工程师协会", somebody()
    mail(subject(unit), [("附件3.xlsx", workbook(unit, people))], people=people)
    if n % 2:
        mail("回复：" + subject(unit), [("章.pdf", SCAN + unit.encode())])
for n in range(10):  # the scan first; the workbook never comes
    mail(subject(f"丙{n:03d}县工程师学会"), [("章.pdf", SCAN + str(n).encode())])
for unit, people, first in complete[:15]:  # delivered twice
    mails.append(first)
for unit, people, _ in complete[20:35]:  # a corrected list with one engineer more
    more = people + somebody(1)
    mail("更正：" + subject(unit), [("附件3（更正）.xlsx", workbook(unit, more)), ("章.pdf", SCAN + b"2" + unit.encode())],
         people=more)
for n in range(10):
    mail(f"会议通知第{n}号", answer=False)
    mail("回复：回执：" + subject(complete[n][0]), answer=False, headers=[("In-Reply-To", f"<r{n}@accord>")])
for n in range(5):  # broken ones: a workbook that is cut off, an archive that is not read, no mail at all
    unit = f"丁{n:03d}学会"
    mail(subject(unit), [("附件3.xlsx", workbook(unit, [])[:200 + n])])
    mail(subject(unit), [("附件3.rar", b"Rar!\x1a\x07" + bytes([n]))])
    mails.append(f"不是邮件{n}".encode())

# Mails of one unit keep their order; the others are dealt between them, so that each run meets every kind.
order = sorted(range(len(mails)), key=lambda i: (i % 20, i))
if len(mails) != 200:
    raise SystemExit(f"{len(mails)} mails")
os.makedirs(f"{folder}/new", exist_ok=True)
os.makedirs(f"{folder}/tmp", exist_ok=True)
for place, index in enumerate(order):
    with open(f"{folder}/tmp/{place}", "wb") as f:
        f.write(mails[index])
    os.rename(f"{folder}/tmp/{place}", f"{folder}/new/{1745000000 + place}.M{index}.mx")
with open(f"{folder}/expected.json", "w") as f:
    json.dump({"answered": answered, "silent": silent, "engineers": engineers}, f)
