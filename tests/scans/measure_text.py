"""Character and word errors of scans against the text of the file that they were made of."""
import os

import distance
import tools

# (file under samples/, pages): letterheads, numbers, signatures, running text, tables of two to five columns.
DOCUMENTS = [
    ("02-day-du-bo/QD 1127 phe duyet cap do.pdf", "1-2"),
    ("02-day-du-bo/To trinh 52.pdf", "1-2"),
    ("02-day-du-bo/Thuyet minh HSDXCD.pdf", "1-4"),
    ("02-day-du-bo/Quy che ATANTT.pdf", "1-2"),
    ("02-day-du-bo/Bao cao danh gia ATTT 2026.pdf", "1-3"),
    ("03-quyet-dinh-sai-mau/1. QD-UBND phe duyet cap do 3.pdf", "1-2"),
    ("04-thieu-quy-che/quyet-dinh.pdf", "1-2"),
    ("05-thieu-mo-hinh/Tap-1-Tong-quan.pdf", "1-3"),
    ("06b-thieu-phuong-an-ky-thuat/02_Ho_so_de_xuat_cap_do.pdf", "1-3"),
    ("08-cap-do-2/TTr06.pdf", "1-2"),
]


def measure(kit, presets, seed):
    """{preset: {"marked": errors, "plain": errors, "worst": [...], "statuses": {...}}}"""
    result = {}
    truths = {name: tools.page_texts(kit.show(os.path.join(tools.SAMPLES, name))) for name, _ in DOCUMENTS}
    for preset in presets:
        marked, plain, worst, statuses = distance.Errors(), distance.Errors(), [], {}
        for name, pages in DOCUMENTS:
            source = os.path.join(tools.SAMPLES, name)
            stem = name.replace("/", "__").replace(".pdf", "")
            scan = kit.scan(source, kit.folder("text", preset, stem + ".pdf"),
                            ["--preset", preset, "--pages", pages, "--seed", str(seed)])
            shown = kit.show(scan)
            read = tools.page_texts(shown)
            first, last = map(int, pages.split("-"))
            for status in shown["pages"]:
                key = f"{status['read_by']}/{status['quality']}" + (f" {status['why']}" if status["why"] else "")
                statuses[key] = statuses.get(key, 0) + 1
            for number in range(first, last + 1):
                truth = truths[name].get(number, "")
                if not truth:
                    continue
                got = read.get(number - first + 1, "")
                marked.add(truth, got)
                plain.add(distance.plain(truth), distance.plain(got))
                one = distance.Errors()
                one.add(truth, got)
                worst.append((one.share()["cer"], one.share()["lost"], f"{name} p. {number}"))
        result[preset] = {"marked": marked.share(), "plain": plain.share(), "worst": sorted(worst, reverse=True)[:5],
                          "statuses": statuses}
        print(preset, result[preset]["marked"], result[preset]["plain"], flush=True)
    return result


def table(result):
    lines = ["| preset | CER % | WER % | words lost % | CER % plain | WER % plain | lost % plain | worst page (CER %) |",
             "|---|---|---|---|---|---|---|---|"]
    for preset, value in result.items():
        marked, plain, worst = value["marked"], value["plain"], value["worst"][0] if value["worst"] else ("", "", "")
        lines.append(f"| {preset} | {marked['cer']} | {marked['wer']} | {marked['lost']} | {plain['cer']} | "
                     f"{plain['wer']} | {plain['lost']} | {worst[2]} ({worst[0]}) |")
    return "\n".join(lines)
