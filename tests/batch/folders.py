"""Folders as tests compare them."""
import os


def tree(folder):
    """Every file below the folder: relative path -> bytes."""
    found = {}
    for base, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(base, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found
