"""Validates events that Accord produced with other people's code: the CloudEvents SDK and jsonschema.

usage: validate_events.py CONTRACTS [PATH...]

CONTRACTS is deploy/contracts. Each PATH is a file with one structured event a line, a .json file with one event, or a
folder of such files; without a PATH the events come a line each on standard input. Every event must be of a type that the
contracts know; those of calls (accord.rpc.*) are checked against the envelope alone. Faults go to standard error, named by
place and rule without the values. Exit status: 0 all valid, 1 faults, 2 nothing to validate.
"""

import json
import pathlib
import sys

import jsonschema
import referencing
from cloudevents.core.formats.json import JSONFormat

BASE = "https://accord.invalid/contracts/"


class Contracts:
    def __init__(self, folder):
        self.registry = referencing.Registry()
        self.envelopes = {}
        for path in sorted(folder.glob("data/*.json")) + sorted(folder.glob("events/*.json")):
            schema = json.loads(path.read_text(encoding="utf-8"))
            jsonschema.Draft202012Validator.check_schema(schema)
            expected = BASE + path.relative_to(folder).as_posix()
            if schema["$id"] != expected:
                raise SystemExit(f"{path}: $id is not {expected}")
            resource = referencing.Resource.from_contents(schema)
            self.registry = self.registry.with_resource(schema["$id"], resource)
            if path.parent.name == "events":
                self.envelopes[path.name.removesuffix(".json")] = schema

    def faults(self, text):
        """The reasons for which one structured event is not valid; none where it is."""
        try:
            event = JSONFormat().read(None, text)
        except Exception as error:  # the SDK raises groups of its own, and what the JSON parser raises
            return [f"the CloudEvents SDK refuses it: {self.kinds(error)}"]
        kind = event.get_type()
        if kind.startswith("accord.rpc."):
            return []
        schema = self.envelopes.get(kind)
        if schema is None:
            return ["its type is in no contract"]
        validator = jsonschema.Draft202012Validator(
            schema, registry=self.registry, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
        )
        return [
            f"{error.json_path} breaks the rule {error.validator} of {kind}"
            for error in sorted(validator.iter_errors(json.loads(text)), key=lambda error: error.json_path)
        ]

    @staticmethod
    def kinds(error):
        """The names of the errors; their texts may quote values."""
        inner = getattr(error, "errors", None)
        if isinstance(inner, dict) and inner:
            return ", ".join(f"{name} ({type(item).__name__})" for name, items in inner.items() for item in items)
        return type(error).__name__


def texts(paths):
    if not paths:
        for number, line in enumerate(sys.stdin.buffer, 1):
            if line.strip():
                yield f"line {number}", line
        return
    for path in paths:
        files = sorted(path.rglob("*.json*")) if path.is_dir() else [path]
        for file in files:
            content = file.read_bytes()
            if file.suffix == ".json":
                yield str(file), content
                continue
            for number, line in enumerate(content.splitlines(), 1):
                if line.strip():
                    yield f"{file}:{number}", line


def main():
    contracts = Contracts(pathlib.Path(sys.argv[1]))
    count = faulty = 0
    for place, text in texts([pathlib.Path(argument) for argument in sys.argv[2:]]):
        count += 1
        faults = contracts.faults(text)
        faulty += bool(faults)
        for fault in faults:
            print(f"{place}: {fault}", file=sys.stderr)
    print(f"{count} events validated against {len(contracts.envelopes)} types, {faulty} with faults")
    if count == 0:
        return 2
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main())
