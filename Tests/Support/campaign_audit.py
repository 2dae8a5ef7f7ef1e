"""Reckons a second time, from what was said alone, where every candidate of a simulated campaign stands.

    campaign_audit.py JOURNAL END     reads the journal, a JSON object a line, and prints one for each candidate; END is the
                                      instant of the end, in milliseconds since 1970

It keeps the clock of A2.5 by the words of DESIGN.md ("The clock"), and reckons ends and marks with evaluation_clock.py, which has
a calendar of its own. Of screening it knows what it said and what it heard, in that order, and nothing of its store.
"""
import json
import sys
from datetime import datetime, timezone

from evaluation_clock import reckon


def instant(text):
    """RFC 3339 in milliseconds since 1970."""
    parsed = datetime.fromisoformat(text.replace("Z", "+00:00"))
    delta = parsed - datetime(1970, 1, 1, tzinfo=timezone.utc)
    return delta.days * 86_400_000 + delta.seconds * 1000 + delta.microseconds // 1000


class Candidate:
    def __init__(self):
        self.outcome = None
        self.held = self.withdrawn = False
        self.case = self.society = self.conclusion = None
        self.start = self.stopped = None
        self.pauses = []  # [from, to, who asked]
        self.said = {}

    # The clock

    def pause(self, at, asker):
        if self.start is None or self.stopped is not None:
            return
        if not any(to is None and who == asker for _, to, who in self.pauses):
            self.pauses.append([at, None, asker])

    def resume(self, at, asker):
        for pause in self.pauses:
            if pause[1] is None and pause[2] == asker:
                pause[1] = max(at, pause[0])

    def stop(self, at):
        if self.start is None or self.stopped is not None:
            return
        for pause in self.pauses:
            if pause[1] is None:
                pause[1] = max(at, pause[0])
        self.stopped = max(at, self.start)

    def go_on(self, at):
        if self.start is None:
            self.start = at
        elif self.stopped is not None:
            if at > self.stopped:
                self.pauses.append([self.stopped, at, "nobody"])
            self.stopped = None

    # What screening says

    def decided(self, outcome, at, since):
        self.outcome, self.held = outcome, False
        if outcome == "informationRequired":
            self.pause(at, None)
        elif outcome == "rejected":
            self.stop(at)
        else:
            self.resume(min(at, since or at), None)

    def allocated(self, data):
        self.held = False
        if data["caseID"] != self.case:
            at = instant(data["allocatedAt"])
            # Given to another by an officer: the society before waits for nobody any more.
            if self.case:
                self.resume(at, self.case)
            self.go_on(at)
            self.case, self.society = data["caseID"], data["society"]

    def taken_back(self, data, at):
        if data["caseID"] == self.case:
            self.stop(at)
            self.case = self.society = None

    # What screening hears

    def asked(self, data):
        if data["caseID"] == self.case:
            self.pause(instant(data["askedAt"]), self.case)

    def received(self, data):
        if data["caseID"] == self.case:
            self.resume(instant(data["receivedAt"]), self.case)

    def returned(self, data, sent):
        if data["caseID"] == self.case:
            self.resume(sent, self.case)
            self.case = self.society = None

    def concluded(self, data):
        if data["caseID"] == self.case:
            self.stop(instant(data["concludedAt"]))
            self.conclusion, self.case = data["conclusion"], None

    def withdraws(self, at):
        if not self.withdrawn:
            self.withdrawn, self.held = True, False
            self.stop(at)

    # Where it ends

    @property
    def standing(self):
        if self.conclusion:
            return "concluded " + self.conclusion
        if self.withdrawn:
            return "withdrawn"
        if self.outcome == "passed":
            return "held" if self.held else "at society" if self.case else "nowhere"
        return self.outcome


OUTCOMES = {
    "accord.screening.candidate-passed.v1": "passed", "accord.screening.candidate-rejected.v1": "rejected",
    "accord.screening.review-requested.v1": "underReview",
    "accord.screening.information-required.v1": "informationRequired"}


def say(candidate, line, since):
    event, at = line["event"], line["at"]
    kind, data = event["type"], event["data"]
    if kind in OUTCOMES:
        candidate.decided(OUTCOMES[kind], at, since)
    elif kind == "accord.screening.candidate-held.v1":
        candidate.held = True
    elif kind == "accord.screening.candidate-allocated.v1":
        candidate.allocated(data)
    elif kind == "accord.screening.case-withdrawn.v1":
        candidate.taken_back(data, at)
    elif kind == "accord.screening.clock-mark-reached.v1":
        candidate.said[data["mark"]] = instant(data["reachedAt"])


def hear(candidate, line):
    """Returns since when the unit is waited for no longer."""
    event, at = line["event"], line["at"]
    kind, data = event["type"], event["data"]
    if kind == "accord.society.information-asked.v1":
        candidate.asked(data)
    elif kind == "accord.society.information-received.v1":
        candidate.received(data)
    elif kind == "accord.society.case-returned.v1":
        candidate.returned(data, instant(event["time"]))
    elif kind == "accord.society.case-concluded.v1":
        candidate.concluded(data)
    elif kind == "accord.intake.candidate-withdrawn.v1":
        candidate.withdraws(at)
    elif kind == "accord.intake.candidate-supplemented.v1":
        return instant(data["suppliedAt"])
    elif kind == "accord.intake.supplement-expired.v1":
        return instant(data["dueAt"])
    return None


def main(path, end):
    lines, answers = [], {}
    heard = set()
    with open(path, encoding="utf-8") as file:
        for text in file:
            line = json.loads(text)
            event = line["event"]
            if event["type"] == "accord.screening.society-changed.v1":
                continue
            key = event["source"], event["id"]
            if line["way"] == "heard":
                # What comes twice is heard once.
                if key not in heard:
                    heard.add(key)
                    lines.append(line)
            else:
                # What an event led to follows it, whatever else was in the same transaction.
                answers.setdefault(event.get("causationid"), []).append(line)
                lines.append(line)
    ids = {line["event"]["id"] for line in lines if line["way"] == "heard"}
    candidates = {}
    for line in lines:
        event = line["event"]
        candidate = candidates.setdefault(event["subject"], Candidate())
        if line["way"] == "sent":
            if event.get("causationid") not in ids:
                say(candidate, line, None)
            continue
        since = hear(candidate, line)
        for answer in answers.get(event["id"], []):
            say(candidate, answer, since)
    for name in sorted(candidates):
        candidate = candidates[name]
        result = {"id": name, "outcome": candidate.outcome, "standing": candidate.standing}
        if candidate.start is not None:
            clock = {
                "start": candidate.start, "pauses": [pause[:2] for pause in candidate.pauses], "now": end,
                "stopped": candidate.stopped}
            result["clock"] = dict(reckon(clock), start=candidate.start, stopped=candidate.stopped, said=candidate.said)
        print(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
