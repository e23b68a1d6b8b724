#!/usr/bin/env python3
"""Makes a folder of many agencies from the committed samples, each with gaps that are known.

    make_agencies.py OUT N [--groups]

Agency i is a copy of one of the sample dossiers. Its gaps are those of the sample (samples/NAME.truth.json), and every
second one also loses the documents of one kind. OUT.json, beside OUT, says for each agency which check must come out
as a gap. DOCX files get other bytes with the same text, so that no folder is a copy of another. With --groups they
stand in ministries/ and provinces/. Every tenth agency is a zip archive. The same N gives the same bytes.
"""
import io
import json
import os
import random
import shutil
import sys
import zipfile

SAMPLES = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "samples")
# Kinds of documents that a dossier can lose; <kind>.exists must then fail.
LOSSES = ["regulation", "inspection", "appraisal", "submission"]
EPOCH = (2026, 1, 1, 0, 0, 0)


def rewrite(data, number):
    """The DOCX with a comment in its main part: other bytes, the same text."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            bytes_ = source.read(info.filename)
            if info.filename == "word/document.xml":
                bytes_ += f"<!-- {number} -->".encode()
            target.writestr(zipfile.ZipInfo(info.filename, EPOCH), bytes_)
    return out.getvalue()


def files_of(sample):
    folder = os.path.join(SAMPLES, sample)
    for base, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(base, name)
            with open(path, "rb") as file:
                yield os.path.relpath(path, folder), file.read()


def main(out, count, groups):
    shutil.rmtree(out, ignore_errors=True)
    chance = random.Random(84)
    samples = sorted(name for name in os.listdir(SAMPLES) if os.path.isdir(os.path.join(SAMPLES, name)) and name[0] == "0")
    truth = []
    for i in range(count):
        sample = samples[i % len(samples)]
        lost = LOSSES[chance.randrange(len(LOSSES))] if i % 2 else None
        name = f"co-quan-{i + 1:03}"
        if groups:
            name = ("ministries/" if i < count // 4 else "provinces/") + name
        with open(os.path.join(SAMPLES, sample + ".truth.json"), encoding="utf-8") as file:
            known = json.load(file)
        files = []
        for path, data in files_of(sample):
            if lost and known["kinds"][path].split("-decision")[0] == lost:
                continue
            files.append((path, rewrite(data, i) if path.endswith(".docx") else data))
        if i % 10 == 9:
            name += ".zip"
            path = os.path.join(out, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                for file, data in files:
                    archive.writestr(zipfile.ZipInfo(file, EPOCH), data)
        else:
            for file, data in files:
                path = os.path.join(out, name, file)
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "wb") as target:
                    target.write(data)
        gaps = [check for check, expected in known["expect"].items()
                if expected == "gap" and not (lost and check.startswith(lost + "."))]
        truth.append({"folder": name, "sample": sample, "gaps": gaps + ([lost + ".exists"] if lost else [])})
    with open(out.rstrip("/") + ".json", "w", encoding="utf-8") as file:
        json.dump(truth, file, ensure_ascii=False, indent=1)
    return truth


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), "--groups" in sys.argv[3:])
