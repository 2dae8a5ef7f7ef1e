"""Reads every topic of a broker with clients that are not Accord's: confluent-kafka, and the CloudEvents SDK's Kafka binding.

usage: read_topics.py BROKER WORKBOOK...    (words to look for as a JSON list of strings on standard input)

Every mobile number in the workbooks is a word to look for, too. Writes one JSON object:
  topics    topic to its number of records
  events    the structured events, as texts
  faults    records that are no CloudEvent, or whose key is not their subject, by place
  found     places outside of `data` (key, header, attribute) where a word stands; never the word
  words     what was looked for
  inData    how many of the words stand in some `data`: without them the search would prove nothing
"""

import json
import re
import sys
import time
import zipfile

import confluent_kafka
from cloudevents.core.bindings.kafka import KafkaMessage, from_kafka
from cloudevents.core.formats.json import JSONFormat

DEADLINE = 60


def records(broker):
    """All that the broker holds now."""
    consumer = confluent_kafka.Consumer(
        {"bootstrap.servers": broker, "group.id": "independent-reader", "enable.auto.commit": False}
    )
    metadata = consumer.list_topics(timeout=DEADLINE)
    ends = {}
    for topic in metadata.topics.values():
        for number in topic.partitions:
            low, high = consumer.get_watermark_offsets(
                confluent_kafka.TopicPartition(topic.topic, number), timeout=DEADLINE
            )
            if high > low:
                ends[topic.topic, number] = (low, high)
    consumer.assign([confluent_kafka.TopicPartition(t, p, low) for (t, p), (low, _) in ends.items()])
    left = sum(high - low for low, high in ends.values())
    deadline = time.monotonic() + DEADLINE
    while left > 0:
        if time.monotonic() > deadline:
            sys.exit(f"{left} records did not come")
        message = consumer.poll(0.2)
        if message is None:
            continue
        if message.error():
            sys.exit(f"{message.topic()}: {message.error()}")
        if message.offset() < ends[message.topic(), message.partition()][1]:
            left -= 1
            yield message
    consumer.close()


def phones(paths):
    """Mobile numbers in a workbook's cells, also where they are written in groups."""
    for path in paths:
        with zipfile.ZipFile(path) as archive:
            for part in archive.namelist():
                if part.startswith("xl/") and part.endswith(".xml") and "styles" not in part and "theme" not in part:
                    text = archive.read(part).decode("utf-8")
                    yield from re.findall(r"(?<!\d)1[3-9]\d{9}(?!\d)", re.sub(r"(?<=\d)[ -](?=\d)", "", text))


def main():
    broker, *workbooks = sys.argv[1:]
    words = sorted(set(json.load(sys.stdin)) | set(phones(workbooks)))
    report = {"topics": {}, "events": [], "faults": [], "found": [], "words": words}
    everything = []
    for message in records(broker):
        place = f"{message.topic()}[{message.partition()}]@{message.offset()}"
        report["topics"][message.topic()] = report["topics"].get(message.topic(), 0) + 1
        key, value = message.key(), message.value()
        headers = message.headers() or []
        outside = [("key", (key or b"").decode("utf-8", "replace"))]
        outside += [(f"header {name}", (content or b"").decode("utf-8", "replace")) for name, content in headers]
        try:
            event = from_kafka(KafkaMessage(headers=dict(headers), key=None, value=value), JSONFormat())
            envelope = json.loads(value)
            everything.append(json.dumps(envelope.pop("data", None), ensure_ascii=False))
            outside += [(f"attribute {name}", json.dumps(content, ensure_ascii=False)) for name, content in envelope.items()]
            report["events"].append(value.decode("utf-8"))
            content_type = dict(headers).get("content-type", b"").decode("utf-8").lower()
            if not content_type.startswith("application/cloudevents+json"):
                report["faults"].append(f"{place}: content-type is {content_type!r}")
            if message.topic().endswith((".events", ".cases", ".referrals")) and key != (event.get_subject() or "").encode():
                report["faults"].append(f"{place}: the key is not the subject")
        except Exception as error:  # whatever the SDK raises for a record that it refuses
            report["faults"].append(f"{place}: {type(error).__name__}")
        report["found"] += [f"{place} {where}" for where, text in outside if any(word in text for word in words)]
    data = "\n".join(everything)
    report["inData"] = sum(word in data for word in words)
    json.dump(report, sys.stdout)


main()
