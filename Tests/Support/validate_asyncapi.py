"""Validates an AsyncAPI 3 document with the object model of the package asyncapi3, resolves every reference in it, and
validates each message's examples against its payload.

usage: validate_asyncapi.py DOCUMENT    (exit status 1 and the faults on standard error where something is wrong)
"""

import json
import sys
import warnings

import jsonschema
import referencing
import referencing.exceptions

with warnings.catch_warnings():
    # Its models shadow a name of pydantic's.
    warnings.simplefilter("ignore")
    from asyncapi3.models import AsyncAPI3


HERE = "urn:document"


def references(node):
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        document = json.load(file)
    faults = []
    try:
        AsyncAPI3.model_validate(document)
    except ValueError as error:
        faults.append(str(error))
    resource = referencing.Resource.from_contents(document, default_specification=referencing.jsonschema.DRAFT7)
    registry = referencing.Registry().with_resource(HERE, resource)
    resolver = registry.resolver(HERE)
    for reference in sorted(set(references(document))):
        try:
            resolver.lookup(reference)
        except referencing.exceptions.Unresolvable:
            faults.append(f"{reference} leads nowhere")
    examples = 0
    for name, message in document["components"]["messages"].items():
        pointer = {"$ref": f"{HERE}#/components/messages/{name}/payload"}
        validator = jsonschema.Draft7Validator(
            pointer, registry=registry, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER
        )
        for example in message.get("examples", []):
            examples += 1
            for error in validator.iter_errors(example["payload"]):
                faults.append(f"the example of {name}: {error.json_path} breaks the rule {error.validator}")
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(document['channels'])} channels, {len(document['operations'])} operations, {examples} examples")
    return 1 if faults or not examples else 0


if __name__ == "__main__":
    sys.exit(main())
