#!/usr/bin/env python3
"""Checks capdo.result/1 files from outside: against the published schema, and the digest as docs/result.md says.

Usage: validate_result.py SCHEMA RESULT.json...
"""
import copy
import hashlib
import json
import sys

import jsonschema


def digest(result):
    content = {key: value for key, value in result.items() if key not in ("digest", "run")}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()


def check_decimals(value, places, where):
    if isinstance(value, float):
        assert round(value, places) == value, f"{where}: {value} has more than {places} decimals"


def faults(result):
    """Results that the schema must refuse: each is a copy of a good one with one fault."""
    for change in (
        lambda r: r.update(extra=1),
        lambda r: r.pop("run"),
        lambda r: r["checks"][0].update(result="passed"),
        lambda r: r["checks"][0].update(unknown=1),
        lambda r: r["score"].update(awarded="9"),
        lambda r: r["documents"][0].update(kind="decision"),
        lambda r: r.update(as_of="22/11/2026"),
    ):
        bad = copy.deepcopy(result)
        change(bad)
        yield bad


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    validator_class = jsonschema.Draft202012Validator
    validator_class.check_schema(schema)
    validator = validator_class(schema)
    failed = False
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            result = json.load(file)
        for error in validator.iter_errors(result):
            failed = True
            print(f"{path}: {error.json_path}: {error.message}")
        if digest(result) != result["digest"]:
            failed = True
            print(f"{path}: digest is {result['digest']}, content gives {digest(result)}")
        check_decimals(result["score"]["awarded"], 2, path)
        for check in result["checks"]:
            for citation in check["citations"]:
                for number in citation["box"] or []:
                    check_decimals(number, 1, path)
        if result["checks"] and result["documents"]:
            for number, bad in enumerate(faults(result)):
                if validator.is_valid(bad):
                    failed = True
                    print(f"{path}: the schema accepts fault {number}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
