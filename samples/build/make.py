#!/usr/bin/env python3
"""Writes the committed samples: samples/<name>/ (DOCX or PDF files), samples/<name>.yaml, samples/<name>.truth.json.

    python3 samples/build/make.py [NAME…]        all samples, or those whose name contains NAME
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "packs")]
from elements import CHECKS, Dossier, match      # noqa: E402
from facts import PACKS                          # noqa: E402
import forms                                     # noqa: E402

PROFILE = "-env:UserInstallation=file:///tmp/lo-samples"


def to_pdf(files, out_dir):
    """Many DOCX files in one soffice call."""
    if not files: return
    for i in range(0, len(files), 60):
        subprocess.run(["soffice", PROFILE, "--headless", "--convert-to", "pdf", "--outdir", out_dir, *files[i:i + 60]], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def expect_without(D, docs):
    """Truth of a sample made by leaving out whole documents or halves of the plan."""
    e = D.expect()
    f = D.f
    for x in e:
        if any(match(c, x) for c in f.get("gaps", ())): e[x] = "any" if CHECKS[x].need == "conditional" else "gap"
        elif any(match(c, x) for c in f.get("anys", ())) and e[x] == "pass": e[x] = "any"
    return e


ZONES = ["architecture.zone." + z for z in ("internal", "border", "dmz", "server", "wireless", "database", "management")]
SAMPLES = [
    dict(name="01-day-du-tinh", pack="P1", pdf="", about="Hồ sơ đầy đủ của một tỉnh, văn phong theo mẫu, đánh số tự động, toàn bộ DOCX."),
    dict(name="02-day-du-bo", pack="P2", pdf="all", about="Hồ sơ đầy đủ của một bộ, phương án trình bày trong một bảng lớn, toàn bộ PDF."),
    dict(name="03-quyet-dinh-sai-mau", pack="P3", pdf="1.,6.,6a", truth_kind="decision not in the form", facts=dict(
        decision_as="off-form", gaps=["decision.a1.address", "decision.a1.plan-design", "decision.a1.plan-operation", "decision.a2.operator-duty", "decision.a3.supervision", "decision.basis-guidance"],
        anys=["decision.title", "decision.a1.*", "decision.exists", "cross.*"]), about="Có quyết định phê duyệt nhưng không theo Mẫu số 06 của Nghị định 85/2016: thiếu địa chỉ, phương án, trách nhiệm theo Điều 22, giám sát và căn cứ Thông tư 12/2022."),
    dict(name="04-thieu-quy-che", pack="P4", pdf="quyet-dinh,ho-so", truth_kind="no regulation", facts=dict(omit_docs=["regulation"], gaps=["regulation.exists"], anys=["regulation.*", "cross.*"]),
         about="Thiếu Quy chế bảo đảm an toàn thông tin; các tài liệu khác đầy đủ."),
    dict(name="05-thieu-mo-hinh", pack="P5", pdf="QD-,Tap-1", truth_kind="no architecture model", facts=dict(drop=["dossier.logical-model", "dossier.physical-model", "dossier.ip-plan"] + ZONES, gaps=["dossier.logical-model", "dossier.physical-model", "dossier.ip-plan"] + ZONES, anys=["cross.*"]),
         about="Hồ sơ được duyệt nhưng không có mô hình lô-gic, mô hình vật lý, thiết kế vùng mạng và quy hoạch IP."),
    dict(name="06-thieu-phuong-an-quan-ly", pack="P8", pdf="Bao cao,611", truth_kind="no management plan", facts=dict(omit="mgmt", gaps=["plan.mgmt.*"], anys=["cross.*"]), about="Hồ sơ thiếu phương án đáp ứng yêu cầu về quản lý; tệp nằm rải rác trong nhiều thư mục."),
    dict(name="06b-thieu-phuong-an-ky-thuat", pack="P1", pdf="02_,01_", truth_kind="no technical plan", facts=dict(omit="tech", gaps=["plan.design.*", "plan.tech.*"], anys=["cross.*"]), about="Hồ sơ thiếu phương án đáp ứng yêu cầu về kỹ thuật (thiết kế và cấu hình)."),
    dict(name="07-kiem-tra-khong-noi-dung", pack="P2", pdf="", truth_kind="bare confirmation", facts=dict(
        inspection_as="bare", omit_docs=["preop"], gaps=["inspection." + k for k in ("scope", "method", "legal-compliance", "effectiveness", "technical", "results", "remediation-plan", "remediation-result")], anys=["inspection.*", "cross.*"]),
         about="Chỉ có giấy xác nhận đã kiểm tra, đánh giá an toàn thông tin, không có nội dung chi tiết."),
    dict(name="08-cap-do-2", pack="P6", pdf="QD,TTr", about="Hệ thống nội bộ cấp độ 2 của một sở: ít yêu cầu hơn, không đạt cấp độ tối thiểu 3."),
]


def write(sample, root):
    f = dict(PACKS[sample["pack"]])
    f.update(sample.get("facts", {}))
    D = Dossier(f, sample.get("check"), sample.get("kind"))
    docs = forms.build(D)
    out = os.path.join(root, sample["name"])
    shutil.rmtree(out, ignore_errors=True)
    kinds = {}
    with tempfile.TemporaryDirectory() as tmp:
        todo = []
        for d in docs:
            pdf = sample["pdf"] == "all" or d.path in sample["pdf"] or any(k in d.path for k in sample["pdf"].split(",") if k)
            path = os.path.join(out, d.path)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            data = d.save_bytes()
            if pdf:
                src = os.path.join(tmp, "%02d.docx" % len(todo))
                open(src, "wb").write(data)
                todo.append((src, path[:-5] + ".pdf"))
                kinds[d.path[:-5] + ".pdf"] = d.kind
            else:
                open(path, "wb").write(data)
                kinds[d.path] = d.kind
        to_pdf([s for s, _ in todo], tmp)
        for s, path in todo: shutil.move(s[:-5] + ".pdf", path)
    kinds = dict(sorted(kinds.items()))
    exts = {k.rsplit(".", 1)[1] for k in kinds}
    truth = {"folder": sample["name"], "pack": sample["pack"], "format": exts.pop() if len(exts) == 1 else "mixed", "level": f["level"], "mutation": {"check": None, "kind": sample.get("truth_kind", "none")},
             "expect": expect_without(D, docs), "kinds": kinds}
    with open(os.path.join(root, sample["name"] + ".truth.json"), "w", encoding="utf-8") as o: json.dump(truth, o, ensure_ascii=False, indent=1); o.write("\n")
    with open(os.path.join(root, sample["name"] + ".yaml"), "w", encoding="utf-8") as o: o.write(f"name: {sample['name']}\nabout: \"{sample['about']}\"\n")
    print(sample["name"], len(kinds), "files")


if __name__ == "__main__":
    root = os.path.dirname(HERE)
    for s in SAMPLES:
        if len(sys.argv) < 2 or any(a in s["name"] for a in sys.argv[1:]): write(s, root)
