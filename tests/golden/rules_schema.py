#!/usr/bin/env python3
"""docs/rules.schema.json against all rule data, and against the loader: both must know the same keys.

Usage: rules_schema.py SOURCE_DIR
"""
import datetime
import glob
import json
import os
import re
import sys

import jsonschema
import yaml

SOURCE = sys.argv[1]


def load(path):
    with open(path, encoding="utf-8") as file:
        return plain(yaml.safe_load(file))


def plain(value):
    """What an editor checks: keys are texts, and so are dates."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def objects(node):
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict) and "type" in node:
            yield frozenset(node["properties"])
        for value in node.values():
            yield from objects(value)
    elif isinstance(node, list):
        for value in node:
            yield from objects(value)


def main():
    with open(os.path.join(SOURCE, "docs", "rules.schema.json"), encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    faults, files = [], 0

    def check(path, part):
        nonlocal files
        files += 1
        wanted = schema if part is None else {**schema["$defs"][part], "$defs": schema["$defs"]}
        for error in jsonschema.Draft202012Validator(wanted).iter_errors(load(path)):
            where = "/".join(str(step) for step in error.absolute_path)
            faults.append(f"{os.path.relpath(path, SOURCE)}: {where}: {error.message[:300]}")

    for path in glob.glob(os.path.join(SOURCE, "templates", "*", "ruleset.yaml")):
        folder = os.path.dirname(path)
        check(path, "ruleset")
        check(os.path.join(folder, "kinds.yaml"), "kinds")
        check(os.path.join(folder, "topics.yaml"), "topics")
        for part in ("laws", "facts", "levels"):
            if os.path.exists(os.path.join(folder, part + ".yaml")):
                check(os.path.join(folder, part + ".yaml"), part)
        rules = load(path)
        for name in rules["forms"]:
            check(os.path.join(folder, name), None)
        for name in rules.get("samples", []):
            check(os.path.join(folder, name), "samples")
        for name in rules.get("requirements", []):
            check(os.path.join(SOURCE, "checklists", name), "requirements")
        check(os.path.join(SOURCE, "checklists", rules["checklist"]), "checklist")

    # The loader names its keys in KnownKeys(node, {"a", "b", ...}).
    described = set(objects(schema))
    for path in glob.glob(os.path.join(SOURCE, "analyzer", "rules", "load*.cc")):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for keys in re.findall(r"KnownKeys\([^{;]*\{([^}]*)\}", text):
            known = frozenset(re.findall(r'"([^"]+)"', keys))
            if known in ({"abbreviations", "variants", "kept", "basis", "note"}, {"phrases", "places", "basis", "note"}):
                continue  # vocabulary/words.yaml and names.yaml have no schema
            if known not in described:
                faults.append(f"{os.path.basename(path)} knows the keys {', '.join(sorted(known))}; the schema does not")

    # A schema that refuses nothing proves nothing.
    for bad in ({"form": "x", "title": "x", "checks": [{"list": []}]},
                {"form": "x", "title": "x", "checks": [{"list": [{"id": "a.b", "title": "x", "look": [{"method": "wat"}]}]}]},
                {"form": "x", "title": "x", "unknown": 1, "checks": []}):
        if jsonschema.Draft202012Validator(schema).is_valid(bad):
            faults.append(f"the schema accepts {bad}")
    print("\n".join(faults) if faults else f"{files} files follow the schema")
    sys.exit(1 if faults else 0)


main()
