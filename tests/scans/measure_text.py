"""Character and word errors of scans against the text of the file that they were made of."""
import os

import distance
import tools

# (file under samples/, pages, kind). Errors are added up by kind: leader dots of a table of contents and letters inside a
# drawing are read as rubbish that hides how well sentences are read. No file whose text layer breaks words itself.
DOCUMENTS = [
    ("02-day-du-bo/QD 1127 phe duyet cap do.pdf", "1-2", "letters"),
    ("02-day-du-bo/To trinh 52.pdf", "1-1", "letters"),
    ("03-quyet-dinh-sai-mau/1. QD-UBND phe duyet cap do 3.pdf", "1-2", "letters"),
    ("08-cap-do-2/TTr06.pdf", "1-1", "letters"),
    ("02-day-du-bo/Quy che ATANTT.pdf", "1-2", "letters"),
    ("02-day-du-bo/Bao cao danh gia ATTT 2026.pdf", "1-3", "tables"),
    ("02-day-du-bo/Thuyet minh HSDXCD.pdf", "6-8", "tables"),
    ("05-thieu-mo-hinh/Tap-1-Tong-quan.pdf", "2-2", "contents"),
    ("06b-thieu-phuong-an-ky-thuat/02_Ho_so_de_xuat_cap_do.pdf", "2-2", "contents"),
    ("02-day-du-bo/Thuyet minh HSDXCD.pdf", "3-4", "drawings"),
]


def measure(kit, presets, seed):
    """{preset: {kind: {"marked": shares, "plain": shares}, "worst": [...], "statuses": {...}}}"""
    result = {}
    truths = {name: tools.page_texts(kit.show(os.path.join(tools.SAMPLES, name))) for name, _, _ in DOCUMENTS}
    for preset in presets:
        errors, worst, statuses = {}, [], {}
        for name, pages, kind in DOCUMENTS:
            source = os.path.join(tools.SAMPLES, name)
            stem = name.replace("/", "__").replace(".pdf", "-" + pages)
            scan = kit.scan(source, kit.folder("text", preset, stem + ".pdf"),
                            ["--preset", preset, "--pages", pages, "--seed", str(seed)])
            shown = kit.show(scan)
            read = tools.page_texts(shown)
            first, last = map(int, pages.split("-"))
            for status in shown["pages"]:
                key = f"{status['read_by']}/{status['quality']}" + (f" {status['why']}" if status["why"] else "")
                statuses[key] = statuses.get(key, 0) + 1
            marked, plain = errors.setdefault(kind, (distance.Errors(), distance.Errors()))
            for number in range(first, last + 1):
                truth, got = truths[name].get(number, ""), read.get(number - first + 1, "")
                marked.add(truth, got)
                plain.add(distance.plain(truth), distance.plain(got))
                one = distance.Errors()
                one.add(truth, got)
                worst.append((one.share()["cer"], one.share()["lost"], f"{name} p. {number}"))
        result[preset] = {"kinds": {kind: {"marked": marked.share(), "plain": plain.share()}
                                    for kind, (marked, plain) in errors.items()},
                          "worst": sorted(worst, reverse=True)[:8], "statuses": statuses}
        print(preset, result[preset], flush=True)
    return result


def table(result):
    lines = ["| preset | pages | CER % | WER % | words lost % | CER % plain | WER % plain | lost % plain |", "|---" * 8 + "|"]
    for preset, value in result.items():
        for kind, shares in value["kinds"].items():
            marked, plain = shares["marked"], shares["plain"]
            lines.append(f"| {preset} | {kind} | {marked['cer']} | {marked['wer']} | {marked['lost']} | {plain['cer']} | "
                         f"{plain['wer']} | {plain['lost']} |")
        lines.append(f"| {preset} | all, said | " + ", ".join(f"{key}: {count}" for key, count in
                                                             sorted(value["statuses"].items())) + " | | | | | |")
    return "\n".join(lines)
