#!/usr/bin/env python3
"""Measures what the program reads from scans, with the real binary.

    measure.py --capdo build/release/capdo --make-scan build/release/tests/make_scan --out DIR text
    measure.py … checks [--dossiers 02-day-du-bo,08-cap-do-2]
    measure.py … pages                         # pages wrongly trusted and wrongly distrusted
    measure.py … real LIST.tsv [--files 30]    # scans without a known text

--presets clean200,fax (default: all), --seed 1, --jobs 1. DIR keeps the scans, and NAME.json with all figures. `checks` needs
soffice for dossiers that hold DOCX.
"""
import argparse
import datetime
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import measure_checks  # noqa: E402
import measure_pages  # noqa: E402
import measure_real  # noqa: E402
import measure_text  # noqa: E402
import tools  # noqa: E402

PRESETS = ["clean200", "clean300", "fax", "noise", "skew2", "jpeg40", "seal", "seal-gray", "copy", "phone",
           "hidden-dossier"]


def circumstances(arguments):
    commit = subprocess.run(["git", "-C", HERE, "rev-parse", "--short", "HEAD"], capture_output=True).stdout
    return {"date": datetime.date.today().isoformat(), "commit": commit.decode().strip(), "load": os.getloadavg(),
            "cores": os.cpu_count(), "seed": arguments.seed}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--capdo", required=True)
    parser.add_argument("--make-scan", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--presets", default=",".join(PRESETS))
    parser.add_argument("--dossiers", default=",".join(measure_checks.dossiers()))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--files", type=int, default=30, help="real: so many files, evenly over the list")
    parser.add_argument("what", choices=("text", "checks", "pages", "real"))
    parser.add_argument("list", nargs="?")
    arguments = parser.parse_args()
    kit = tools.Tools(arguments.capdo, arguments.make_scan, arguments.out)
    presets = arguments.presets.split(",")
    when = circumstances(arguments)
    if arguments.what == "text":
        result = measure_text.measure(kit, presets, arguments.seed)
        table = measure_text.table(result)
    elif arguments.what == "checks":
        result = measure_checks.measure(kit, presets, arguments.dossiers.split(","), arguments.seed, arguments.jobs)
        table = measure_checks.table(result)
    elif arguments.what == "pages":
        result = measure_pages.measure(kit)
        table = measure_pages.table(result)
    else:
        result = measure_real.measure(kit, arguments.list, arguments.files)
        table = measure_real.table(result)
    tools.write(kit.folder(arguments.what + ".json"),
                json.dumps({"circumstances": when, "result": result}, ensure_ascii=False, indent=1))
    print(json.dumps(when))
    print(table)


if __name__ == "__main__":
    main()
