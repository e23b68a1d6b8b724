"""One run of `capdo check`, watched from outside until nothing of it is left.

    run = Run(capdo, folder, wall=600, max_mib=4096)
    run.verdict       "" or what was wrong: crash, hang, memory, exit code, no JSON, processes left
    run.result        the result, None where there is none
    run.seconds, run.code, run.stderr (bytes), run.parent, run.child, run.together (MiB), run.most_children

Memory is sampled every 50 ms: `parent` is the VmHWM of the program, `child` the highest VmHWM of any process below it,
`together` the highest sum of VmRSS at one moment. What lived shorter than that may be missed.
"""
import collections
import contextlib
import json
import os
import signal
import subprocess
import tempfile
import time

GOOD_CODES = (0, 3, 4)
AS_OF = "2026-11-22"


def stat_of(pid):
    """The fields of /proc/PID/stat from the state on; [] when there is no such process or it is a zombie."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
            fields = file.read().rpartition(")")[2].split()
    except OSError:
        return []
    return [] if fields[0] == "Z" else fields


def children_of(parent):
    """{pid: start time} of all that descends from `parent`; the start time tells a pid that was given out again."""
    found, todo = {}, [parent]
    while todo:
        for pid in below(todo.pop()):
            if fields := stat_of(pid):
                found[pid] = fields[19]
                todo.append(pid)
    return found


def below(parent):
    """The children of all threads of a process. To look through all of /proc would take a quarter of the machine."""
    pids = []
    with contextlib.suppress(OSError):
        for thread in os.listdir(f"/proc/{parent}/task"):
            with contextlib.suppress(OSError), open(f"/proc/{parent}/task/{thread}/children", encoding="ascii") as file:
                pids += map(int, file.read().split())
    return pids


def memory_of(pid):
    """(VmHWM, VmRSS) in MiB."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as file:
            values = dict(line.split(":", 1) for line in file if line.startswith("Vm"))
        return tuple(int(values[key].split()[0]) // 1024 for key in ("VmHWM", "VmRSS"))
    except (OSError, KeyError):
        return 0, 0


class Run:
    def __init__(self, capdo, folder, wall, max_mib, jobs=None):
        command = [capdo, "check", folder, "--as-of", AS_OF, "--json", "-", *(["--jobs", str(jobs)] if jobs else [])]
        self.verdict, self.result, self.seen = "", None, {}
        self.parent = self.child = self.together = self.most_children = 0
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            begin = time.monotonic()
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                       start_new_session=True)
            while process.poll() is None:
                self.sample(process.pid)
                if self.together > max_mib:
                    self.verdict = f"memory over {max_mib} MiB"
                elif time.monotonic() - begin > wall:
                    self.verdict = f"hang over {wall:.0f} s"
                if self.verdict:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()
                time.sleep(0.05)
            self.seconds, self.code = time.monotonic() - begin, process.returncode
            left = self.end_rest()
            self.stderr = err.seek(0, os.SEEK_END)
            out.seek(0)
            self.judge(out.read(), left)

    def sample(self, pid):
        children = children_of(pid)
        self.seen.update(children)
        high, together = memory_of(pid)
        self.parent = max(self.parent, high)
        for child in children:
            high, now = memory_of(child)
            self.child = max(self.child, high)
            together += now
        self.together = max(self.together, together)
        self.most_children = max(self.most_children, len(children))

    def end_rest(self):
        """Kills the children that outlived their parent by more than two seconds and counts them."""
        deadline = time.monotonic() + 2
        while left := [pid for pid, started in self.seen.items() if stat_of(pid)[19:20] == [started]]:
            if time.monotonic() > deadline:
                for pid in left:
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)
                break
            time.sleep(0.1)
        return len(left)

    def judge(self, output, left):
        if self.verdict:
            return
        if self.code < 0:
            self.verdict = f"crash {signal.Signals(-self.code).name}"
        elif self.code not in GOOD_CODES:
            self.verdict = f"exit {self.code}"
        else:
            try:
                self.result = json.loads(output)
            except ValueError:
                self.verdict = "no JSON"
            if left:
                self.verdict = f"{left} processes left"

    def entries(self):
        """{path: [document entry of each part]}"""
        found = collections.defaultdict(list)
        for entry in self.result["documents"]:
            found[entry["path"]].append(entry)
        return found
