#!/usr/bin/env python3
"""What the documentation says and the program can prove.

Usage: docs_test.py CAPDO SOURCE_DIR
"""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

CAPDO, SOURCE = sys.argv[1:3]


def read(*names):
    with open(os.path.join(SOURCE, *names), encoding="utf-8") as file:
        return file.read()


def first_block(markdown):
    return re.search(r"^```[a-z]*\n(.*?)^```", markdown, re.DOTALL | re.MULTILINE).group(1).splitlines()


def options_of(*command):
    done = subprocess.run([CAPDO, *command, "--help", "--lang", "en"], capture_output=True, text=True, check=True)
    return set(re.findall(r"(?m)^\s+(?:-h, )?(--[a-z-]+)", done.stdout))


class Docs(unittest.TestCase):
    def test_readme_begins_with_two_commands(self):
        english, vietnamese = first_block(read("README.md")), first_block(read("README.vi.md"))
        self.assertEqual(len(english), 2)
        self.assertEqual(english, vietnamese)

    def test_links_lead_somewhere(self):
        for page in glob.glob(os.path.join(SOURCE, "*.md")) + glob.glob(os.path.join(SOURCE, "docs", "**", "*.md"), recursive=True):
            with open(page, encoding="utf-8") as file:
                for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", file.read()):
                    if "://" not in link:
                        self.assertTrue(os.path.exists(os.path.join(os.path.dirname(page), link)), f"{page}: {link}")

    def test_limits_are_those_of_the_program(self):
        page = read("docs", "limits.md")
        bounds = re.findall(r"(?m)^\s+[\w:]+ (max_\w+) = ([^;]+);", read("analyzer", "base", "limits.h"))
        self.assertGreater(len(bounds), 5)
        for name, value in bounds:
            value = value.replace("ull", "").replace("u", "").replace("'", "")
            number, _, shift = value.partition("<<")
            shown = f"{int(number)} {({30: 'GiB', 20: 'MiB', 10: 'KiB'})[int(shift)]}" if shift else number.strip()
            row = re.search(rf"(?m)^\| `{name}` \| ([^|]+) \|", page)
            self.assertIsNotNone(row, f"{name} is not in docs/limits.md")
            self.assertEqual(row.group(1).replace(" ", ""), shown.replace(" ", ""), name)

    def test_every_option_is_in_the_manual_and_the_completions(self):
        for command in ((), ("check",), ("batch",), ("show",), ("verify",), ("compare",), ("explain",), ("review",), ("letter",), ("init",), ("rules", "list"), ("rules", "lint"), ("rules", "test")):
            for option in options_of(*command):
                self.assertTrue(option.replace("-", "\\-") in read("docs", "capdo.1"), f"{option} of {command}")
                self.assertIn(option, read("packaging", "completions", "capdo.bash"), f"{option} of {command}")
                self.assertIn(option, read("packaging", "completions", "_capdo"), f"{option} of {command}")
                self.assertRegex(read("packaging", "completions", "capdo.fish"), rf"-l {option[2:]}\b", f"{option} of {command}")

    def test_every_command_is_in_the_manual_and_the_completions(self):
        done = subprocess.run([CAPDO, "--help", "--lang", "en"], capture_output=True, text=True, check=True)
        commands = re.findall(r"(?m)^  ([a-z]+) ", done.stdout)
        self.assertIn("check", commands)
        for command in commands:
            self.assertRegex(read("docs", "capdo.1"), rf"(?m)^\.B (?:capdo )?{command}\b")
            for name in ("capdo.bash", "_capdo", "capdo.fish"):
                self.assertRegex(read("packaging", "completions", name), rf"\b{command}\b", name)

    def test_every_method_and_key_is_in_the_manual_of_rules(self):
        page = read("docs", "rules.md")
        loader = read("analyzer", "rules", "load_form.cc")
        for name in re.findall(r'\{"([a-z-]+)", Method::', loader):
            self.assertTrue(f"| `{name}` |" in page, name)
            for language in ("vi", "en"):
                self.assertIn(f'{{"explain.method-{name}", ', read("analyzer", "base", f"messages_{language}.inc"))
        for keys in re.findall(r"KnownKeys\([^{;]*\{([^}]*)\}", loader):
            for key in re.findall(r'"([^"]+)"', keys):
                self.assertTrue(f"`{key}" in page, key)

    def test_worked_example_of_the_rules(self):
        form, kind, samples = re.findall(r"```yaml\n(.*?)```", read("docs", "rules.md"), re.DOTALL)
        with tempfile.TemporaryDirectory(prefix="capdo-rules-") as data:
            for name in ("templates", "checklists"):
                shutil.copytree(os.path.join(SOURCE, name), os.path.join(data, name))
            folder = os.path.join(data, "templates", "decree-85-2016")

            def edit(name, change):
                path = os.path.join(folder, name)
                before = read(path) if os.path.exists(path) else ""
                after = change(before)
                self.assertNotEqual(before, after, name)
                with open(path, "w", encoding="utf-8") as file:
                    file.write(after)

            edit("incident-plan.yaml", lambda _: form)
            edit("samples/incident-plan.yaml", lambda _: samples)
            edit("kinds.yaml", lambda text: text.replace("- kind: inspection", kind + "- kind: inspection", 1))
            for key, name in (("forms", "incident-plan.yaml"), ("samples", "samples/incident-plan.yaml")):
                edit("ruleset.yaml", lambda text: re.sub(rf"(?m)^({key}: \[.*)\]$", rf"\1, {name}]", text))

            def run(*arguments):
                return subprocess.run([CAPDO, *arguments], capture_output=True, text=True, check=False)

            for command in ("lint", "test"):
                self.assertNotIn("incident-plan", run("rules", command, data).stdout)
            self.assertIn("incident-plan.exists", run("rules", "list", "--checks", data).stdout)
            sheet = run("check", os.path.join(SOURCE, "samples", "01-day-du-tinh"), "--as-of", "2026-11-22", "--data", data)
            self.assertEqual(sheet.returncode, 0, sheet.stdout + sheet.stderr)
            told = re.search(r"(?m)^  ✗ Có Kế hoạch.*\n.*\n.*\n", read("docs", "rules.md")).group(0)
            self.assertIn(told, sheet.stdout)
            edit("incident-plan.yaml", lambda text: text.replace("method:", "methd:"))
            done = run("rules", "lint", data)
            self.assertEqual(done.returncode, 1)
            self.assertIn("incident-plan.yaml:15:13: unknown key 'methd' [unknown-key]", done.stdout)

    def test_rooms_include_only_what_they_depend_on(self):
        rooms = {name: set(wanted.split()) for name, wanted in
                 re.findall(r"capdo_room\((\w+)(?:\s+DEPENDS ([\w\s]*?))?(?:\s+LIBRARIES[^)]*)?\)",
                            read("analyzer", "CMakeLists.txt"))}
        self.assertGreater(len(rooms), 8)
        page = read("docs", "architecture.md")
        for room, wanted in rooms.items():
            self.assertIn(f"| `{room}/` |", page)
            for path in glob.glob(os.path.join(SOURCE, "analyzer", room, "**", "*.*"), recursive=True):
                with open(path, encoding="utf-8") as file:
                    for other in re.findall(r'#include "(\w+)/', file.read()):
                        self.assertTrue(other == room or other not in rooms or other in wanted, f"{path} includes {other}/")


unittest.main(argv=sys.argv[:1])
