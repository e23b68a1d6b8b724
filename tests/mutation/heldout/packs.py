"""All held-out packs: their facts, and build(dossier) -> documents."""
import importlib
import os

MODULES = {}
for n in ("h1", "h2", "h3", "h4", "h5"):
    if os.path.exists(os.path.join(os.path.dirname(os.path.abspath(__file__)), n + ".py")): MODULES[n.upper()] = importlib.import_module(n)
PACKS = {k: m.FACTS for k, m in MODULES.items()}


def build(D):
    return MODULES[D.f["id"]].build(D)
