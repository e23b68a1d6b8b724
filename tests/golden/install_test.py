#!/usr/bin/env python3
"""Installs into a temporary prefix and runs the program there, outside the source tree.

Usage: install_test.py CMAKE BUILD_DIR SOURCE_DIR

The program must use the data beside it, else that of CAPDO_DATA, else that of --data; the source tree that it was
built from is only the last resort. Each copy of the data carries a version of its own, which `rules list` prints.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

PATIENCE = int(os.environ.get("CAPDO_TIME_FACTOR", "1"))  # how much longer a sanitized program may take

CMAKE, BUILD, SOURCE = sys.argv[1:4]
RULE_SET = os.path.join("templates", "decree-85-2016", "ruleset.yaml")


def set_version(data, version):
    path = os.path.join(data, RULE_SET)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(re.sub(r"(?m)^version: .*$", f"version: {version}", text, count=1))


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.root = tempfile.mkdtemp(prefix="capdo-install-")
        cls.addClassCleanup(shutil.rmtree, cls.root)
        cls.prefix = os.path.join(cls.root, "prefix with spaces")
        subprocess.run([CMAKE, "--install", BUILD, "--prefix", cls.prefix], check=True, stdout=subprocess.DEVNULL)
        cls.own = os.path.join(cls.prefix, "share", "capdo")
        cls.other = os.path.join(cls.root, "other")
        shutil.copytree(cls.own, cls.other)
        set_version(cls.own, "installed")
        set_version(cls.other, "elsewhere")

    def run_capdo(self, *arguments, **environment):
        variables = {k: v for k, v in os.environ.items() if k != "CAPDO_DATA"}
        variables.update(environment)
        return subprocess.run([os.path.join(self.prefix, "bin", "capdo"), *arguments], cwd=self.root, env=variables,
                              capture_output=True, text=True, timeout=120 * PATIENCE, check=False)

    def expect_version(self, version, *options, **environment):
        done = self.run_capdo("check", os.path.join(SOURCE, "samples", "01-day-du-tinh"), "--as-of", "2026-11-22",
                              *options, **environment)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(f"decree-85-2016 {version};", done.stdout)

    def test_everything_is_there(self):
        for name in ("bin/capdo", "share/man/man1/capdo.1.gz", "share/doc/capdo/copyright", "share/doc/capdo/README.md",
                     "share/doc/capdo/docs/rules.md", "share/capdo/checklists/qd-473-2024.yaml",
                     "share/bash-completion/completions/capdo", "share/zsh/vendor-completions/_capdo",
                     "share/fish/vendor_completions.d/capdo.fish"):
            self.assertTrue(os.path.exists(os.path.join(self.prefix, name)), name)

    def test_data_beside_the_program(self):
        self.expect_version("installed")

    def test_variable_points_elsewhere(self):
        self.expect_version("elsewhere", CAPDO_DATA=self.other)

    def test_option_beats_the_variable(self):
        self.expect_version("elsewhere", "--data", self.other, CAPDO_DATA=self.own)

    def test_wrong_place_is_an_error(self):
        for options, environment in (((), {"CAPDO_DATA": self.root}), (("--data", self.root), {})):
            done = self.run_capdo("check", SOURCE, *options, **environment)
            self.assertEqual(done.returncode, 2)
            self.assertIn(self.root, done.stderr)

    def test_lint_of_the_installed_data(self):
        done = self.run_capdo("rules", "list")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("installed", done.stdout)


unittest.main(argv=sys.argv[:1])
