#!/usr/bin/env python3
"""Learns the weights of the second readers in templates/…/vocabulary: sense.tsv, what a text under a requirement does,
topics.tsv, which requirement a titled text is about, and denials.tsv, whether a sentence denies what it names.

    /usr/bin/python3 scripts/learn.py build/release/tests/analysis_test templates/decree-85-2016/vocabulary [--compare]

Needs Debian's python3-sklearn; nobody who builds or runs capdo needs it. Learns from tests/analysis/states and wordings (but not
from the lines that are held out) and, for how whole dossiers word what is there, from the texts that the samples and the mutation tests
are built of. The same texts give the same files. --compare first prints how each author's texts fare with a model of all the
others' (some minutes).
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

SOURCE = Path(__file__).resolve().parent.parent
KINDS = ["there", "deny", "promise", "hollow", "law", "quoted"]  # and "other": a titled text about no requirement
FAMILIES = ("plan.", "regulation.", "inspection.", "architecture.zone.", "dossier.")


class Author:
    """What one author wrote: arrays of kinds, checks, whether held out, titles and texts (as the program sees their words)."""

    def __init__(self, name, lines):
        self.name = name
        self.pack = name.startswith("pack ")
        self.kinds, held_out, self.checks, self.titles, self.texts = (np.array(column) for column in zip(*lines))
        self.held_out = (held_out == "1") & (not self.pack)


def pack_lines(path):
    """Lines as in states/*.tsv of a pack: '@check title', then 'HT ', 'PA ', '- ' or '| ' and what is there."""
    check, title, texts = "", "", []

    def close():
        if check.startswith(FAMILIES) and texts:
            yield "\t".join(["there", check, "para", title, " // ".join(texts)])

    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            yield from close()
            check, _, title = line[1:].partition(" ")
            texts = []
        elif line.startswith(("HT ", "PA ", "- ", "| ")):
            said = line.split(" ", 1)[1].replace("|", " ")
            texts.append(re.sub(r"\{\w+\}", "hệ thống", said))
    yield from close()


def words_of(test, path):
    asked = dict(os.environ, CAPDO_STATES=f"words:{path}")
    said = subprocess.run([test, "--gtest_filter=States*"], env=asked, check=True, capture_output=True, text=True).stdout
    lines = [[cell.strip() for cell in line.split("\t")] for line in said.splitlines()]
    return [line for line in lines if len(line) == 5 and line[0] in KINDS + ["other"]]


def read(test):
    authors = [Author(path.stem, words_of(test, path)) for path in sorted((SOURCE / "tests/analysis/states").glob("*.tsv"))]
    packs = sorted((SOURCE / "samples/build/packs").glob("p[0-9].txt"))
    packs += sorted((SOURCE / "tests/mutation/heldout/texts").glob("*.txt"))
    for path in packs:
        with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as lines:
            lines.write("\n".join(pack_lines(path)) + "\n")
            lines.flush()
            authors.append(Author("pack " + path.stem, words_of(test, lines.name)))
    return authors


def pairs(words, before=""):
    return [before + word for word in words] + [f"{before}{a} {b}" for a, b in zip(words, words[1:])]


def matrix(least_lines):
    # As Classifier::Classify(): every text has length 1, whatever its number of words.
    return TfidfVectorizer(analyzer=lambda features: features, binary=True, use_idf=False, norm="l2", min_df=least_lines)


class Sense:
    """What a text does, by words and pairs of words (text::WordsAndPairs): multinomial logistic regression."""

    file = "sense.tsv"
    about = "What a text under a requirement does: logistic regression"
    fewest_known = 8  # as ReadsLikeGap() in analysis/second_reader.cc
    least_weight = 60  # thousandths: what is less is left out

    def __init__(self, authors, learned):
        self.words = matrix(2)  # what stands in one line only is that line's own
        features, kinds = [], []
        for author in authors:
            chosen = learned(author) & (author.kinds != "other")
            features += [pairs(text.split()) for text in author.texts[chosen]]
            kinds += list(author.kinds[chosen])
        model = LogisticRegression(C=30, max_iter=3000).fit(self.words.fit_transform(features), kinds)
        order = [list(model.classes_).index(kind) for kind in KINDS]
        self.model, self.classes, self.weights, self.offset = model, KINDS, model.coef_[order], model.intercept_[order]

    def there(self, texts):
        """How likely each says what is there; 1 where too few of its words are known."""
        seen = self.words.transform([pairs(text.split()) for text in texts])
        likely = self.model.predict_proba(seen)[:, list(self.model.classes_).index("there")]
        return np.where(np.diff(seen.indptr) < self.fewest_known, 1, likely)


class Topics:
    """Which check a titled text is about, by the words and pairs of both (text::OfTitled): one support vector machine each."""

    file = "topics.tsv"
    about = "Which check a titled text is about, “other” being none: linear support vector machines, one against the rest"
    least_weight = 150
    least_score, least_margin = -0.5, 0.3  # as TopicReader::Find() in analysis/second_reader.cc

    def __init__(self, authors, learned):
        self.words = matrix(3)
        features, checks = [], []
        for author in authors:
            chosen = learned(author)
            features += [self.features(*titled) for titled in zip(author.titles[chosen], author.texts[chosen])]
            checks += list(np.where(author.kinds[chosen] == "other", "other", author.checks[chosen]))
        model = LinearSVC(C=1.0, random_state=1).fit(self.words.fit_transform(features), checks)
        self.model, self.classes, self.weights, self.offset = model, list(model.classes_), model.coef_, model.intercept_

    @staticmethod
    def features(title, text):
        # The program's titles are without their number.
        title = re.sub(r"^(?:(?:điều|mục|chương|phần|khoản) )?(?:(?:9|[a-zđ]|[ivx]+)(?: [.)/:–-] ?|$))+", "", title)
        heading, body = ([word for word in line.split() if re.match(r"\w", word)] for line in (title, text))
        return pairs(heading, "t:") + pairs(heading) + pairs(body)

    def tell(self, author, chosen):
        """(told, right) of each chosen line, both bool; only checks of the line's family are asked for."""
        wanted = np.where(author.kinds[chosen] == "other", "other", author.checks[chosen])
        family = np.array([check.removeprefix("other.").split(".")[0] for check in author.checks[chosen]])
        scores = self.model.decision_function(
            self.words.transform([self.features(*titled) for titled in zip(author.titles[chosen], author.texts[chosen])])
        )
        for row, name in enumerate(family):
            scores[row, [label != "other" and label.split(".")[0] != name for label in self.classes]] = -9
        first, second = np.sort(scores)[:, ::-1][:, :2].T
        best = np.array(self.classes)[scores.argmax(axis=1)]
        told = (first >= self.least_score) & (first - second >= self.least_margin) & (best != "other")
        return told, best == wanted


class Denials:
    """Whether a sentence with words of denial denies what it names, by the words and pairs of it, "@" for the thing: logistic
    regression on the sentences that rules read as a denial of a fact, and on all with such words in texts that say what is
    there, or that it is not. The few of the former that deny nothing weigh as much as the many that do."""

    file = "denials.tsv"
    about = "Whether a sentence denies what it names: logistic regression"
    least_weight = 40
    fewest_known = 4  # as kFewestInASentence in analysis/second_reader.cc
    weight = {"states": 1.0, "wordings": 0.5, "negated": 2.0}  # how much a sentence of each source counts
    negation = re.compile(r"(?: |^)(?:không|chưa|chẳng|thiếu|cấm|tắt|hủy|gỡ|tháo|khuyết|vắng|hết|bỏ|trống)(?: |$)")

    def __init__(self, authors, sentences, learned, left_out=None):
        """`sentences` as read_denials() gives them; `left_out`: an author whose lines are not learned from."""
        seen = [one for one in sentences if learned(one) and one.source != left_out]
        features = [pairs(one.words) for one in seen]
        denies = [one.denies for one in seen]
        weights = [self.weight.get(one.source, self.weight["states"]) for one in seen]
        for author in authors:
            chosen = np.isin(author.kinds, ["there", "deny", "promise"]) & (not author.pack) & (author.name != left_out)
            chosen &= ~author.held_out if left_out is None else chosen
            for kind, text in zip(author.kinds[chosen], author.texts[chosen]):
                for sentence in filter(self.negation.search, re.split(r" [.;](?: |$)", text)):
                    features.append(pairs(sentence.split()))
                    denies.append(kind != "there")
                    weights.append(self.weight["negated"])
        self.words = matrix(2)
        model = LogisticRegression(C=5, max_iter=3000, class_weight="balanced")
        model.fit(self.words.fit_transform(features), denies, sample_weight=weights)
        # Two classes, as the program reads them: "denies" and "other", of which the second weighs nothing.
        self.model, self.classes = model, ["denies", "other"]
        self.weights = np.vstack([model.coef_[0], np.zeros_like(model.coef_[0])])
        self.offset = np.array([model.intercept_[0], 0])

    def denies(self, sentences):
        seen = self.words.transform([pairs(one.words) for one in sentences])
        return np.where(np.diff(seen.indptr) < self.fewest_known, 1, self.model.predict_proba(seen)[:, 1])


def show_denials(name, likely, sentences):
    denies = np.array([one.denies for one in sentences])
    wordings = np.array([one.source == "wordings" for one in sentences])
    share = lambda chosen, limit: f"{np.mean(likely[chosen] < limit):5.1%} of {chosen.sum()}" if chosen.any() else "none"
    for limit in (0.25, 0.3, 0.35, 0.4, 0.5):
        print(
            f"denials, {name}: below {limit:4.2f}: {share(~denies, limit)} that deny nothing,"
            f" {share(denies & ~wordings, limit)} (states) and {share(denies & wordings, limit)} (wordings) that do",
            flush=True,
        )


class Sentence:
    def __init__(self, source, held_out, kind, fact, words):
        self.source, self.held_out, self.denies, self.fact, self.words = source, held_out == "1", kind == "denies", fact, words.split()


def read_denials(test):
    asked = dict(os.environ, CAPDO_DENIALS="1")
    said = subprocess.run([test, "--gtest_filter=Denials*"], env=asked, check=True, capture_output=True, text=True).stdout
    lines = [line.split("\t") for line in said.splitlines()]
    return [Sentence(*line) for line in lines if len(line) == 5 and line[2] in ("denies", "other")]


def write(model, folder, count):
    weights = np.rint(1000 * model.weights).astype(int)
    offset = np.rint(1000 * model.offset).astype(int)
    with open(folder / model.file, "w", encoding="utf-8") as out:
        out.write(f"# {model.about}.\n# Weights in thousandths; learned by scripts/learn.py from {count} texts. Written by a program: change the\n")
        out.write("# texts and learn again. docs/rules.md says what it is for.\n")
        out.write("classes\t" + "\t".join(model.classes) + "\n")
        out.write("offset\t" + "\t".join(map(str, offset)) + "\n")
        for feature, column in sorted(model.words.vocabulary_.items()):
            kept = [f"{k}:{weight}" for k, weight in enumerate(weights[:, column]) if abs(weight) >= model.least_weight]
            out.write("\t".join([feature, *kept]) + "\n")


def show_sense(name, p_there, kinds):
    for limit in (0.15, 0.2, 0.25, 0.3):
        shares = [f"{kind} {np.mean(p_there[kinds == kind] < limit):5.1%}" for kind in KINDS if (kinds == kind).any()]
        print(f"sense, {name}: to a person below {limit:4.2f}: {'  '.join(shares)}", flush=True)


def compare_denials(authors, sentences):
    likely = np.zeros(len(sentences))
    sources = np.array([one.source for one in sentences])
    for author in set(sources) - {"wordings"}:
        model = Denials(authors, sentences, lambda one: one.source != "wordings" or not one.held_out, author)
        likely[sources == author] = model.denies([one for one in sentences if one.source == author])
    states = np.nonzero(sources != "wordings")[0]
    show_denials("each author by the others", likely[states], [sentences[k] for k in states])


def compare(authors):
    p_there, kinds, packs = [], [], []
    told, right, other = [], [], []
    for author in authors:
        others = [one for one in authors if one is not author]
        everything = lambda one: np.ones(len(one.kinds), bool)
        judged = author.kinds != "other"
        p_there += list(Sense(others, everything).there(author.texts[judged])) if judged.any() else []
        kinds += list(author.kinds[judged])
        packs += [author.pack] * judged.sum()
        answer = Topics(others, everything).tell(author, everything(author))
        told += list(answer[0])
        right += list(answer[1])
        other += list(~judged)
    p_there, kinds, packs, told, right, other = map(np.array, (p_there, kinds, packs, told, right, other))
    show_sense("each author by the others, states", p_there[~packs], kinds[~packs])
    show_sense("each author by the others, packs", p_there[packs], kinds[packs])
    print(f"topics, each author by the others: told {np.mean(told[~other]):.1%}, of these right {np.mean(right[told & ~other]):.1%}")
    if other.any():
        print(f"topics, each author by the others: of other things, wrongly told {np.mean(told[other]):.1%}", flush=True)


def main():
    test, folder = sys.argv[1:3]
    authors = read(test)
    sentences = read_denials(test)
    if "--compare" in sys.argv[3:]:
        compare(authors)
        compare_denials(authors, sentences)
    denials = Denials(authors, sentences, lambda one: not one.held_out)
    held_out = [one for one in sentences if one.held_out]
    show_denials("lines that are held out", denials.denies(held_out), held_out)
    write(denials, Path(folder), sum(not one.held_out for one in sentences))
    count = sum(int((~author.held_out).sum()) for author in authors)
    for model in (Sense(authors, lambda author: ~author.held_out), Topics(authors, lambda author: ~author.held_out)):
        if isinstance(model, Sense):
            held_out = [author for author in authors if author.held_out.any()]
            show_sense(
                "lines that are held out",
                np.concatenate([model.there(author.texts[author.held_out]) for author in held_out]),
                np.concatenate([author.kinds[author.held_out] for author in held_out]),
            )
        else:
            told, right = map(np.concatenate, zip(*(model.tell(author, author.held_out) for author in authors if author.held_out.any())))
            print(f"topics, lines that are held out: told {np.mean(told):.1%}, of these right {np.mean(right[told]):.1%}")
        write(model, Path(folder), count)


if __name__ == "__main__":
    main()
