#!/usr/bin/env python3
"""Bad evidence, as offices send it: the message names the file and the remedy, the exit code is that of the contract,
and the rest of the folder is still judged.

Usage: bad_input.py CAPDO SOURCE_DIR
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

PATIENCE = int(os.environ.get("CAPDO_TIME_FACTOR", "1"))  # how much longer a sanitized program may take

CAPDO, SOURCE = (os.path.abspath(path) for path in sys.argv[1:3])
SAMPLE = os.path.join(SOURCE, "samples", "01-day-du-tinh")
DECISION = os.path.join(SAMPLE, "01_QD_phe_duyet_cap_do.docx")
PDF = os.path.join(SOURCE, "samples", "05-thieu-mo-hinh", "QD-356.pdf")
ENCRYPTED_PDF = os.path.join(SOURCE, "tests", "readers", "data", "pdf_encrypted.pdf")
NOBODY = 65534


class Done:
    def __init__(self, process):
        self.code, self.out, self.err = process.returncode, process.stdout, process.stderr

    def document(self, path):
        for document in json.loads(self.out)["documents"]:
            if document["path"] == path:
                return document
        raise AssertionError(f"{path} is not in the result")

    def outcome_of(self, check):
        for found in json.loads(self.out)["checks"]:
            if found["id"] == check:
                return found["result"], found["evidence"]
        raise AssertionError(f"{check} is not in the result")


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="capdo-bad-")
        os.chmod(self.folder, 0o755)
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def put(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content)

    def copy(self, source, name):
        shutil.copyfile(source, self.path(name))

    def check(self, *options, folder=None, program=CAPDO, **keywords):
        environment = {k: v for k, v in os.environ.items() if k != "CAPDO_DATA"}
        environment.setdefault("CAPDO_DATA", SOURCE)
        environment.update(keywords.pop("env", {}))
        return Done(subprocess.run([program, "check", folder or self.folder, "--as-of", "2026-11-22", *options],
                                   capture_output=True, text=True, env=environment, timeout=120 * PATIENCE, check=False, **keywords))

    # One bad file beside a good decision: exit code 3, the decision is judged, the bad file is told.
    def expect_bad(self, name, reason):
        self.copy(DECISION, "quyet-dinh.docx")
        done = self.check("--json", "-")
        self.assertEqual(done.code, 3, done.err)
        self.assertEqual(done.document(name)["outcome"], "unreadable")
        self.assertEqual(done.document(name)["reason"], reason)
        self.assertEqual(done.document("quyet-dinh.docx")["kind"], "approval-decision")
        self.assertEqual(done.outcome_of("decision.number"), ("pass", "usable"))
        # Unread is not missing: what the file could have held goes to a person.
        self.assertEqual(done.outcome_of("inspection.exists"), ("review", "unreadable"))
        sheet = self.check()
        self.assertEqual(sheet.code, 3)
        self.assertIn(name, " ".join((sheet.out + sheet.err).split()))
        return sheet

    # A folder where nothing is readable.
    def expect_nothing(self, *names):
        done = self.check()
        self.assertEqual(done.code, 4, done.out + done.err)
        for name in names:
            self.assertIn(name, done.out + done.err)
        return done


class Folders(Case):
    def test_missing_folder(self):
        done = self.check(folder=self.path("không có"))
        self.assertEqual(done.code, 2)
        self.assertIn(self.path("không có"), done.err)
        self.assertEqual(done.out, "")

    def test_empty_folder(self):
        done = self.check()
        self.assertEqual(done.code, 4)
        self.assertIn(self.folder, done.err)

    def test_only_leftovers(self):
        for name in ("~$quyet-dinh.docx", "Thumbs.db", ".DS_Store", "desktop.ini"):
            self.put(name, b"x")
        self.assertEqual(self.check().code, 4)

    def test_no_dossier(self):
        self.copy(os.path.join(SOURCE, "tests", "readers", "data", "pdf_text.pdf"), "thong-bao.pdf")
        done = self.check("--json", "-")
        self.assertEqual(done.code, 0, done.err)
        result = json.loads(done.out)
        self.assertEqual(result["score"]["awarded"], 0)
        self.assertIsNone(result["subject"]["level"] or None)
        for check in ("decision.exists", "regulation.exists", "inspection.exists"):
            self.assertEqual(done.outcome_of(check), ("fail", "missing"))
        self.assertEqual(done.outcome_of("decision.number")[0], "not-checked")

    def test_one_file_is_judged_alone(self):
        done = self.check("--json", "-", folder=DECISION)
        self.assertEqual(done.code, 0, done.err)
        self.assertEqual(done.document(os.path.basename(DECISION))["kind"], "approval-decision")


class Files(Case):
    def test_wrong_extension(self):
        self.copy(DECISION, "quyet-dinh.pdf")
        self.copy(PDF, "quyet-dinh-khac.docx")
        done = self.check("--json", "-")
        self.assertEqual(done.code, 0, done.err)
        self.assertEqual(done.document("quyet-dinh.pdf")["format"], "docx")
        self.assertEqual(done.document("quyet-dinh-khac.docx")["format"], "pdf")
        for name in ("quyet-dinh.pdf", "quyet-dinh-khac.docx"):
            self.assertEqual(done.document(name)["kind"], "approval-decision")

    def test_encrypted_pdf(self):
        self.copy(ENCRYPTED_PDF, "bao-cao.pdf")
        sheet = self.expect_bad("bao-cao.pdf", "encrypted")
        self.assertIn("mật khẩu", sheet.out)

    def test_encrypted_docx(self):
        self.put("bao-cao.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 +
                 "EncryptionInfo\0EncryptedPackage\0".encode("utf-16-le") + b"\0" * 1024)
        sheet = self.expect_bad("bao-cao.docx", "encrypted")
        self.assertIn("mật khẩu", sheet.out)

    def test_truncated_docx(self):
        with open(DECISION, "rb") as file:
            content = file.read()
        self.put("bao-cao.docx", content[:len(content) // 2])
        self.expect_bad("bao-cao.docx", "damaged")

    # Poppler repairs what is left of a cut PDF; whether anything is left depends on the cut.
    def test_truncated_pdf(self):
        with open(PDF, "rb") as file:
            content = file.read()
        self.put("bao-cao.pdf", content[:200])
        self.expect_bad("bao-cao.pdf", "damaged")
        for share in (4, 2):
            self.put("bao-cao.pdf", content[:len(content) // share])
            done = self.check("--json", "-")
            self.assertIn(done.code, (0, 3), done.err)
            document = done.document("bao-cao.pdf")
            self.assertTrue(document["outcome"] != "read" or document["warnings"], document)

    def test_empty_file(self):
        self.put("bao-cao.docx", b"")
        self.expect_bad("bao-cao.docx", "empty")

    def test_file_without_rights(self):
        self.copy(DECISION, "bao-cao.docx")
        os.chmod(self.path("bao-cao.docx"), 0)
        self.copy(DECISION, "quyet-dinh.docx")
        with open(self.path("quyet-dinh.docx"), "ab"):
            os.chmod(self.path("quyet-dinh.docx"), 0o644)
        keywords = {}
        if os.geteuid() == 0:  # root may read everything: run as nobody, from a place that nobody may enter
            place = tempfile.mkdtemp(prefix="capdo-nobody-")
            self.addCleanup(shutil.rmtree, place)
            os.chmod(place, 0o755)
            shutil.copy(CAPDO, os.path.join(place, "capdo"))
            for name in ("templates", "checklists"):
                shutil.copytree(os.path.join(SOURCE, name), os.path.join(place, name))
            keywords = {"program": os.path.join(place, "capdo"), "env": {"CAPDO_DATA": place}, "user": NOBODY,
                        "cwd": place}
        done = self.check("--json", "-", **keywords)
        self.assertEqual(done.code, 3, done.err)
        self.assertEqual(done.document("bao-cao.docx")["reason"], "not-readable")
        self.assertEqual(done.document("quyet-dinh.docx")["kind"], "approval-decision")

    def test_nothing_readable(self):
        self.copy(ENCRYPTED_PDF, "một.pdf")
        self.put("hai.docx", b"PK\x03\x04")
        self.expect_nothing("một.pdf", "hai.docx")

    def test_originals_are_not_touched(self):
        self.copy(DECISION, "quyet-dinh.docx")
        os.chmod(self.path("quyet-dinh.docx"), 0o444)
        before = os.stat(self.path("quyet-dinh.docx"))
        self.check()
        after = os.stat(self.path("quyet-dinh.docx"))
        self.assertEqual((before.st_mtime_ns, before.st_size), (after.st_mtime_ns, after.st_size))
        self.assertEqual(os.listdir(self.folder), ["quyet-dinh.docx"])


unittest.main(argv=sys.argv[:1])
