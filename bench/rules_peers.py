# SPDX-License-Identifier: GPL-2.0-or-later
"""Other validators on the rule of bench_rules.py, one feature at a time; runs in the peers' own environment.

    python bench/rules_peers.py FEATURES.json NAME

Prints one JSON line: the version, per way of asking the median seconds per feature, and which features fail.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from importlib import metadata


def median_of(work, repeat=3):
    times = []
    for _ in range(repeat + 1):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])  # the first call warms up


def jsonschema(schema, features):
    from jsonschema import Draft202012Validator

    validator, some = Draft202012Validator(schema), features[:5000]
    failing = [i for i, feature in enumerate(some) if not validator.is_valid(feature)]
    return failing, len(some), {
        "is_valid": median_of(lambda: [validator.is_valid(feature) for feature in some]) / len(some),
        "iter_errors": median_of(lambda: [list(validator.iter_errors(feature)) for feature in some]) / len(some)}


def fastjsonschema(schema, features):
    import fastjsonschema

    validate = fastjsonschema.compile(schema)

    def fails(feature):
        try:
            validate(feature)
        except fastjsonschema.JsonSchemaException:
            return True
        return False

    failing = [i for i, feature in enumerate(features) if fails(feature)]
    return failing, len(features), {"first error": median_of(lambda: list(map(fails, features))) / len(features)}


def jsonschema_rs(schema, features):
    import jsonschema_rs

    validator = jsonschema_rs.Draft202012Validator(schema)
    failing = [i for i, feature in enumerate(features) if not validator.is_valid(feature)]
    return failing, len(features), {
        "is_valid": median_of(lambda: list(map(validator.is_valid, features))) / len(features),
        "iter_errors": median_of(lambda: [list(validator.iter_errors(feature)) for feature in features])
        / len(features)}


PEERS = {"jsonschema": jsonschema, "fastjsonschema": fastjsonschema, "jsonschema-rs": jsonschema_rs}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        given = json.load(file)
    name = sys.argv[2]
    failing, count, seconds = PEERS[name](given["schema"], given["features"])
    print(json.dumps({"version": metadata.version(name), "seconds": seconds, "failing": failing, "count": count}))


if __name__ == "__main__":
    main()
