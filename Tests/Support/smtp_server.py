"""A real SMTP server for tests: smtp_server.py FOLDER MODE, MODE is starttls, implicit or plain. Takes mails of the user intake
(password geheim) on a port of its choosing, which it writes to FOLDER/port; the certificate of its authority is FOLDER/ca.pem.
Mails that it takes go to FOLDER/mails/N.eml, with the envelope in N.json. busy@… is put off once with 451, gone@… is refused
with 550, full@… is refused after the mail was sent (552). Ends when its input does."""

import json, os, ssl, sys
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, SMTP

folder, mode = sys.argv[1:3]
os.makedirs(folder + "/mails", exist_ok=True)
authority = trustme.CA()
authority.cert_pem.write_to_path(folder + "/ca.pem")
context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
authority.issue_cert("localhost").configure_cert(context)
put_off = set()


class Handler:
    count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("gone@"):
            return "550 5.1.1 no such mailbox here"
        if address.startswith("busy@") and address not in put_off:
            put_off.add(address)
            return "451 4.7.1 greylisted, try again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_MAIL(self, server, session, envelope, address, options):
        if address.startswith("forbidden@"):
            return "550 5.7.1 sender not allowed"
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if any(to.startswith("full@") for to in envelope.rcpt_tos):
            return "552 5.2.2 mailbox full"
        Handler.count += 1
        path = f"{folder}/mails/{Handler.count}"
        with open(path + ".json", "w") as file:
            json.dump({"from": envelope.mail_from, "to": envelope.rcpt_tos, "tls": session.ssl is not None or mode == "implicit",
                       "user": session.auth_data.login.decode() if session.auth_data else None}, file)
        with open(path + ".part", "wb") as file:
            file.write(envelope.original_content)
        os.rename(path + ".part", path + ".eml")
        return "250 taken"


def check(server, session, envelope, mechanism, data):
    return AuthResult(success=data.login == b"intake" and data.password == b"geheim", auth_data=data)


class Server(Controller):
    def factory(self):
        secure = mode != "plain"
        return SMTP(self.handler, hostname="localhost", authenticator=check, auth_required=secure,
                    auth_require_tls=mode == "starttls", tls_context=context if mode == "starttls" else None,
                    require_starttls=mode == "starttls", enable_SMTPUTF8=True)


server = Server(Handler(), hostname="127.0.0.1", port=0, ssl_context=context if mode == "implicit" else None)
# The controller looks the server up at the port that it was given, so one that is free is found first.
import socket
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    server.port = probe.getsockname()[1]
server.start()
with open(folder + "/port.part", "w") as file:
    file.write(str(server.port))
os.rename(folder + "/port.part", folder + "/port")
sys.stdin.read()
server.stop()
