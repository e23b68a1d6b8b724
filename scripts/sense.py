#!/usr/bin/env python3
"""Learns templates/…/vocabulary/sense.tsv: what a text under a requirement does, by its words and pairs of words.

    CAPDO_STATES=words build/release/tests/analysis_test --gtest_filter='States*' > words.txt
    /usr/bin/python3 scripts/sense.py words.txt templates/decree-85-2016/vocabulary/sense.tsv

Needs Debian's python3-sklearn; nobody who builds or runs capdo needs it. Lines that are held out are not learned from. The same
lines give the same file. Prints how it does on a fifth of the lines learned from, five times, with the model of the others.
"""

import sys

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

CLASSES = ["there", "deny", "promise", "hollow", "law"]
LEAST_LINES = 2    # that have a word or pair: what stands in one line only is that line's own
LEAST_WEIGHT = 60  # thousandths: what is less in every class is left out
STRENGTH = 10.0    # inverse of the L2 penalty


def vectorizer():
    # As TextClassifier::Classify(): every text has length 1, whatever its number of words.
    return TfidfVectorizer(
        token_pattern=r"\S+", ngram_range=(1, 2), lowercase=False, binary=True, use_idf=False, norm="l2", min_df=LEAST_LINES
    )


def train(texts, kinds):
    words = vectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    model.fit(words.fit_transform(texts), kinds)
    order = [list(model.classes_).index(name) for name in CLASSES]
    return words, model, order


def main():
    source, target = sys.argv[1:]
    lines = [line.rstrip("\n").split("\t") for line in open(source, encoding="utf-8")]
    lines = [line for line in lines if len(line) == 4 and line[0] in CLASSES and line[1] == "0"]
    kinds = np.array([line[0] for line in lines])
    texts = np.array([line[3].strip() for line in lines])

    p_there = np.zeros(len(lines))
    for learned, asked in StratifiedKFold(5, shuffle=True, random_state=1).split(texts, kinds):
        words, model, order = train(texts[learned], kinds[learned])
        p_there[asked] = model.predict_proba(words.transform(texts[asked]))[:, order[0]]
    for limit in (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5):
        shares = "  ".join(f"{name} {np.mean(p_there[kinds == name] < limit):5.1%}" for name in CLASSES)
        print(f"to a person below {limit:4.2f}: {shares}")

    words, model, order = train(texts, kinds)
    weights = np.rint(1000 * model.coef_[order]).astype(int)
    offset = np.rint(1000 * model.intercept_[order]).astype(int)
    kept = 0
    with open(target, "w", encoding="utf-8") as out:
        out.write("# What a text under a requirement does, by its words and pairs of words: weights in thousandths of multinomial\n")
        out.write(f"# logistic regression, learned by scripts/sense.py from {len(lines)} lines of tests/analysis/states. Written by a\n")
        out.write("# program: change the lines and learn again. docs/rules.md says what it is for.\n")
        out.write("classes\t" + "\t".join(CLASSES) + "\n")
        out.write("offset\t" + "\t".join(map(str, offset)) + "\n")
        for word, column in sorted(words.vocabulary_.items()):
            if np.abs(weights[:, column]).max() < LEAST_WEIGHT:
                continue
            out.write(word + "\t" + "\t".join(map(str, weights[:, column])) + "\n")
            kept += 1
    print(f"{len(lines)} lines, {len(words.vocabulary_)} words and pairs, {kept} kept")


if __name__ == "__main__":
    main()
