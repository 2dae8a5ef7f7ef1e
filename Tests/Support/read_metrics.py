"""Reads Prometheus' text format from standard input with Prometheus' own parser, and writes the families as JSON.

Exit status 1 where it is not that format.
"""

import json
import sys

from prometheus_client.parser import text_string_to_metric_families

families = [
    {
        "name": family.name,
        "type": family.type,
        "samples": [{"name": s.name, "labels": s.labels, "value": s.value} for s in family.samples],
    }
    for family in text_string_to_metric_families(sys.stdin.read())
]
names = [family["name"] for family in families]
repeated = {name for name in names if names.count(name) > 1}
if repeated:
    sys.exit(f"families that are not in one piece: {sorted(repeated)}")
json.dump(families, sys.stdout)
