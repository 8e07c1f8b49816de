#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
# docs.py VIGIE ROOT: every command that the documentation names is one that the program has, with the
# options it is given; every path of the repository is there; every link leads somewhere.
import re
import shlex
import subprocess
import sys
from pathlib import Path

vigie, root = sys.argv[1], Path(sys.argv[2])
pages = [root / "README.md", *sorted((root / "docs").glob("*.md")), *sorted((root / "docs/decisions").glob("*.md"))]
guides = [page for page in pages if page.parent.name != "decisions"]  # decisions tell of their day
wrong, asked = [], {}


def help_of(verbs):
    if verbs not in asked:
        done = subprocess.run([vigie, *verbs, "--help"], capture_output=True, text=True, env={"LC_ALL": "C.UTF-8"})
        asked[verbs] = done.stdout if done.returncode == 0 else None
    return asked[verbs]


def verbs_of(text):
    listed = re.search(r"^Verbes:\n((?:  .*\n?)+)", text + "\n", re.M)
    return re.findall(r"^  ([a-z][a-z-]*)\s", listed[1], re.M) if listed else []


def try_command(page, line):
    line = re.sub(r"\s#.*$|[;|&<>].*$", "", line).replace("…", "")
    try:
        words = shlex.split(line)[1:]
    except ValueError:
        words = line.split()[1:]
    verbs = ()
    while words and words[0].startswith("--config"):
        words = words[2:]
    for word in words:
        if word not in verbs_of(help_of(verbs)):
            break
        verbs += (word,)
    if not verbs and words and re.fullmatch(r"[a-z][a-z-]+", words[0]):
        wrong.append(f"{page}: no command « vigie {words[0]} »")
    text = (help_of(verbs) or "") + help_of(())
    for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", " ".join(words)):
        if option not in text:
            wrong.append(f"{page}: « vigie {' '.join(verbs)} » has no {option}")


def anchors_of(text):
    names = set()
    for title in re.findall(r"^#+ (.+)$", text, re.M):
        title = re.sub(r"[`*]", "", title).strip().lower()
        names.add(re.sub(r"[^\w\- ]", "", title).replace(" ", "-"))
    return names


commands = paths = links = 0
for page in pages:
    text, name = page.read_text(encoding="utf-8"), page.relative_to(root)
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`]*`", "", text)):
        if re.match(r"[a-z]+:", target):
            continue
        links += 1
        path, _, anchor = target.partition("#")
        to = (page.parent / path).resolve() if path else page
        if not to.exists():
            wrong.append(f"{name}: link to nothing: {target}")
        elif anchor and to.suffix == ".md" and anchor not in anchors_of(to.read_text(encoding="utf-8")):
            wrong.append(f"{name}: no chapter {target}")
    if page not in guides:
        continue
    blocks = re.findall(r"^```(?:sh|console)?\n(.*?)^```", text, re.M | re.S)
    lines = [line.strip().removeprefix("$ ") for block in blocks for line in block.replace("\\\n", " ").split("\n")]
    lines += re.findall(r"`(vigie [a-z][^`]*)`", text.replace("\n", " "))
    for line in lines:
        if re.match(r"vigie( --config \S+)? [a-z-]", line):
            commands += 1
            try_command(name, line)
    for path in re.findall(r"`((?:src|script|tests|config|docs|packaging|bench|cmake)/[\w./-]+)`", text):
        paths += 1
        if not (root / path).exists() and not list(root.glob(path + ".*")) and "NNNN" not in path:
            wrong.append(f"{name}: no {path}")

print(f"{len(pages)} pages: {commands} commands, {paths} paths, {links} links")
for line in sorted(set(wrong)):
    print("WRONG", line)
sys.exit(1 if wrong or commands < 50 else 0)
