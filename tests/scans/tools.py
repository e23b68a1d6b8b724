"""The programs that the measurements run, and the files they leave behind (kept: a second run makes only what is missing)."""
import collections
import hashlib
import json
import os
import shutil
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SAMPLES = os.path.join(ROOT, "samples")


class Tools:
    def __init__(self, capdo, make_scan, out, environment=None):
        self.capdo, self.make_scan, self.out = os.path.abspath(capdo), os.path.abspath(make_scan), os.path.abspath(out)
        os.makedirs(self.out, exist_ok=True)
        self.environment = dict(os.environ, **(environment or {}))

    def scan(self, source, target, arguments):
        """The scan of one file. Made anew when the arguments or the source changed."""
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(source, "rb") as file:
            mark = hashlib.sha256(file.read() + repr(arguments).encode()).hexdigest()
        if os.path.exists(target) and read(target + ".mark") == mark:
            return target
        subprocess.run([self.make_scan, source, target] + arguments, check=True)
        write(target + ".mark", mark)
        return target

    def print_docx(self, source, target):
        """The PDF that LibreOffice prints of a DOCX."""
        if not os.path.exists(target):
            folder = os.path.dirname(target)
            os.makedirs(folder, exist_ok=True)
            subprocess.run(["soffice", "-env:UserInstallation=file://" + self.out + "/soffice", "--headless",
                            "--convert-to", "pdf", "--outdir", folder, source],
                           check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            os.replace(os.path.join(folder, os.path.splitext(os.path.basename(source))[0] + ".pdf"), target)
        return target

    def show(self, path):
        """What `capdo show --json` says; the exit code stands under "exit"."""
        done = subprocess.run([self.capdo, "show", path, "--json"], capture_output=True, env=self.environment)
        try:
            shown = json.loads(done.stdout)
        except ValueError:
            shown = {"pages": [], "blocks": [], "error": done.stderr.decode("utf-8", "replace").strip()}
        shown["exit"] = done.returncode
        return shown

    def check(self, folder, as_of, target, jobs):
        """What `capdo check --json` says; kept in `target`."""
        if os.path.exists(target):
            os.remove(target)  # an old result must not stand for a run that failed
        done = subprocess.run([self.capdo, "check", folder, "--as-of", as_of, "--quiet", "--jobs", str(jobs),
                               "--json", target], capture_output=True, env=self.environment)
        if not os.path.exists(target):
            raise RuntimeError(f"capdo check {folder}: {done.stderr.decode('utf-8', 'replace')}")
        with open(target, encoding="utf-8") as file:
            return json.load(file)

    def folder(self, *names):
        return os.path.join(self.out, *names)

    def fresh(self, *names):
        path = self.folder(*names)
        shutil.rmtree(path, ignore_errors=True)
        os.makedirs(path)
        return path


def read(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return None


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def page_texts(shown):
    """The text of each page as the program reads it on, in its reading order, hidden text left out."""
    pages = collections.defaultdict(list)
    for block in shown["blocks"]:
        if block["layer"] == "hidden":
            continue
        data = block["text"].encode()
        for fragment in block["fragments"]:
            pages[fragment["page"]].append(data[fragment["begin"]:fragment["end"]].decode("utf-8", "replace"))
    return {page: " ".join(words) for page, words in pages.items()}
