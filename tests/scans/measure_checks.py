"""Whole dossiers: which checks come out otherwise when every file is a scan.

The baseline is the printed dossier (DOCX through LibreOffice, PDF as it is), so that only the scanning differs; how the
print compares with the original is told apart.
"""
import collections
import os

import tools

AS_OF = "2026-11-22"
AWARDED = ("pass", "not-applicable")
HELD = ("pass", "partial", "not-applicable", "review", "not-checked")


def dossiers():
    return sorted(name for name in os.listdir(tools.SAMPLES)
                  if name[:1].isdigit() and os.path.isdir(os.path.join(tools.SAMPLES, name)))


def files_of(folder):
    for base, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            yield os.path.relpath(os.path.join(base, name), folder)


def printed(kit, name):
    """The dossier with every DOCX as the PDF that LibreOffice prints."""
    source, target = os.path.join(tools.SAMPLES, name), kit.folder("print", name)
    for path in files_of(source):
        out = os.path.join(target, os.path.splitext(path)[0] + ".pdf")
        if path.lower().endswith(".docx"):
            kit.print_docx(os.path.join(source, path), out)
        elif not os.path.exists(out):
            os.makedirs(os.path.dirname(out), exist_ok=True)
            with open(os.path.join(source, path), "rb") as file, open(out, "wb") as copy:
                copy.write(file.read())
    return target


def scanned(kit, name, preset, seed):
    source, target = printed(kit, name), kit.folder("scan", preset, name)
    for path in files_of(source):
        kit.scan(os.path.join(source, path), os.path.join(target, path), ["--preset", preset, "--seed", str(seed)])
    # The marks of the scans are no evidence.
    clean = kit.fresh("folder", preset, name)
    for path in files_of(target):
        if path.endswith(".mark"):
            continue
        os.makedirs(os.path.dirname(os.path.join(clean, path)), exist_ok=True)
        os.link(os.path.join(target, path), os.path.join(clean, path))
    return clean


def compare(before, after):
    """{"same": n, …, "changes": [(kind, check, before, after, reason)]}"""
    old = {check["id"]: check for check in before["checks"]}
    new = {check["id"]: check for check in after["checks"]}
    counts, changes = collections.Counter(), []
    for check in sorted(set(old) | set(new)):
        was = old[check]["result"] if check in old else "absent"
        now = new[check]["result"] if check in new else "absent"
        if was == now:
            kind = "same"
        elif now in AWARDED and was not in AWARDED:
            kind = "wrong pass"
        elif now == "fail" and was in HELD:
            kind = "wrong fail"
        elif now in ("review", "not-checked"):
            kind = "to review"
        else:
            kind = "other"
        counts[kind] += 1
        if kind != "same":
            changes.append((kind, check, was, now, new[check]["reason"] if check in new else ""))
    return {"counts": dict(counts), "changes": changes}


def quoted_differently(before, after):
    """Fields of documents (number, date, signer …) that a scan gives otherwise: (path, field, before, after)."""
    stem = {os.path.splitext(document["path"])[0]: document for document in after["documents"]}
    for document in before["documents"]:
        other = stem.get(os.path.splitext(document["path"])[0])
        if other is None:
            continue
        for field in ("number", "date", "level", "signer"):
            was, now = document["fields"].get(field), other["fields"].get(field)
            if was != now:
                yield document["path"], field, was, now
        if document["kind"] != other["kind"]:
            yield document["path"], "kind", document["kind"], other["kind"]


def measure(kit, presets, names, seed, jobs):
    result = {}
    for name in names:
        base = kit.check(printed(kit, name), AS_OF, kit.folder(f"{name}.print.json"), jobs)
        original = kit.check(os.path.join(tools.SAMPLES, name), AS_OF, kit.folder(f"{name}.original.json"), jobs)
        result.setdefault("(print)", {})[name] = compare(original, base)
        for preset in presets:
            after = kit.check(scanned(kit, name, preset, seed), AS_OF, kit.folder(f"{name}.{preset}.json"), jobs)
            entry = compare(base, after)
            entry["fields"] = list(quoted_differently(base, after))
            entry["score"] = [base["score"]["awarded"], after["score"]["awarded"]]
            entry["possible"] = [base["score"]["possible"], after["score"]["possible"]]
            entry["seconds"] = after["run"]["seconds"]
            result.setdefault(preset, {})[name] = entry
            print(name, preset, entry["counts"], entry["score"], entry["seconds"], flush=True)
    return result


def table(result):
    kinds = ("same", "to review", "wrong pass", "wrong fail", "other")
    lines = ["| preset | dossiers | checks | " + " | ".join(kinds) + " | seconds |", "|---" * (len(kinds) + 4) + "|"]
    for preset, by_name in result.items():
        total = collections.Counter()
        for entry in by_name.values():
            total.update(entry["counts"])
        checks = sum(total.values())
        cells = [f"{total[kind]} ({100 * total[kind] / checks:.1f} %)" if total[kind] else "0" for kind in kinds]
        seconds = sum(entry.get("seconds", 0) for entry in by_name.values())
        lines.append(f"| {preset} | {len(by_name)} | {checks} | " + " | ".join(cells) + f" | {seconds:.0f} |")
    for preset, by_name in result.items():
        for name, entry in by_name.items():
            for kind, check, was, now, reason in entry["changes"]:
                if kind in ("wrong pass", "wrong fail"):
                    lines.append(f"- {kind}: {preset}, {name}: `{check}` {was} → {now} ({reason})")
    return "\n".join(lines)
