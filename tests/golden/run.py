#!/usr/bin/env python3
"""One sample dossier, end to end: what the program prints and finds, compared with files in this folder.

Usage: run.py CAPDO SOURCE_DIR SAMPLE

SAMPLE.txt is the terminal sheet, SAMPLE.json the stable part of the result (kinds, outcomes, scores, the result and
reason of every check). The whole result must also follow docs/result.schema.json, hold only quotations that `capdo
verify` finds again, and be the same bytes for any number of jobs. CAPDO_UPDATE_GOLDENS=1 writes the two files anew.
"""
import difflib
import json
import os
import subprocess
import sys
import tempfile

import jsonschema

PATIENCE = int(os.environ.get("CAPDO_TIME_FACTOR", "1"))  # how much longer a sanitized program may take

CAPDO, SOURCE, SAMPLE = sys.argv[1:4]
GOLDEN = os.path.dirname(os.path.abspath(__file__))
AS_OF = "2026-11-22"
UPDATE = os.environ.get("CAPDO_UPDATE_GOLDENS") == "1"


def run(*arguments):
    environment = {k: v for k, v in os.environ.items() if k not in ("CAPDO_DATA", "NO_COLOR")}
    done = subprocess.run([CAPDO, *arguments], cwd=os.path.join(SOURCE, "samples"), env=environment,
                          capture_output=True, timeout=300 * PATIENCE, check=False)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace")


def check(*options):
    code, out, err = run("check", SAMPLE, "--as-of", AS_OF, "--data", SOURCE, *options)
    assert code == 0, f"exit code {code}: {err}"
    assert err == "", f"standard error holds: {err}"
    return out


def points(score):
    return f'{score["awarded"]} of {score["max"]}, possible {score["possible"]}'


def block_scores(blocks):
    for block in blocks:
        yield block["id"], points(block)
        yield from block_scores(block["blocks"])


def summary(result):
    score = result["score"]
    return {
        "subject": {key: result["subject"][key] for key in ("agency", "system", "level")},
        "score": {"all": points(score), **dict(block_scores(score["blocks"]))},
        "documents": [f'{d["path"]} | {d["part"]}/{d["parts"]} | {d["kind"]} | {d["outcome"]}'
                      for d in result["documents"]],
        "checks": {c["id"]: f'{c["result"]} {c["reason"]}' for c in result["checks"]},
    }


def compare(name, actual):
    path = os.path.join(GOLDEN, name)
    if UPDATE:
        with open(path, "w", encoding="utf-8") as file:
            file.write(actual)
        return []
    if not os.path.exists(path):
        return [f"{path} does not exist: write it with CAPDO_UPDATE_GOLDENS=1, then read it"]
    with open(path, encoding="utf-8") as file:
        expected = file.read()
    return list(difflib.unified_diff(expected.splitlines(), actual.splitlines(), f"golden/{name}", "now", lineterm=""))


def main():
    one = check("--json", "-", "--jobs", "1")
    result = json.loads(one)
    with open(os.path.join(SOURCE, "docs", "result.schema.json"), encoding="utf-8") as file:
        jsonschema.validate(result, json.load(file))

    faults = []
    many = json.loads(check("--json", "-", "--jobs", "4"))
    for other in (result, many):
        other.pop("run")
    if json.dumps(many, ensure_ascii=False) != json.dumps(result, ensure_ascii=False):
        faults.append("the result depends on --jobs")
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        file.write(one)
        file.flush()
        code, out, err = run("verify", file.name, SAMPLE)
        if code != 0:
            faults.append(f"verify ends with {code}:\n{out}{err}")

    sheet = check()
    if "\x1b" in sheet:
        faults.append("the sheet holds colours although it is not on a terminal")
    faults += compare(SAMPLE + ".txt", sheet)
    faults += compare(SAMPLE + ".json", json.dumps(summary(result), ensure_ascii=False, indent=1) + "\n")
    if faults:
        print("\n".join(faults))
        print(f"Right as it is now? CAPDO_UPDATE_GOLDENS=1 {' '.join(sys.argv)}, then read the difference.")
    sys.exit(1 if faults else 0)


main()
