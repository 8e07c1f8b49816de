#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""letter.py [YEARS=10] [LETTERS=19] [BLOCKS=40] [TURNS=60]: the pages of an issue at work, with and without a past.

An installation is made anew in a folder of its own: an issue of BLOCKS blocks, then YEARS of monthly
issues of LETTERS letters behind it, frozen outputs included. Each page is asked TURNS times in turn,
one at a time, over HTTP; the median, and the server's processor time of one (which a busy machine moves
least), are printed in milliseconds beside what they should stay under. $VIGIE_BINARY is the vigie that serves (default build/vigie).
"""
import html
import http.client
import json
import os
import pathlib
import re
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

YEARS, LETTERS, BLOCKS, TURNS = (list(map(int, sys.argv[1:])) + [10, 19, 40, 60][len(sys.argv) - 1:])[:4]
ROOT = pathlib.Path(__file__).resolve().parent.parent
VIGIE = os.path.realpath(os.environ.get("VIGIE_BINARY", ROOT / "build/vigie"))
EMAIL, PASSWORD = "banc@exemple.org", "un mot de passe pour le banc"


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def vigie(folder, *verbs):
    done = subprocess.run([VIGIE, "--config", folder / "vigie.toml", *verbs], capture_output=True, text=True)
    if done.returncode not in (0, 4):
        raise SystemExit(f"vigie {verbs}: {done.stdout}{done.stderr}")


def install(folder, port):
    settings = (ROOT / "config/demo/vigie.toml").read_text().replace("../../config", str(ROOT / "config"))
    (folder / "vigie.toml").write_text(settings.replace("@PORT_WEB@", str(port)))
    (folder / "feeds").mkdir()
    (folder / "feeds/pole-ressources.opml").write_text('<opml version="2.0"><body/></opml>')
    (folder / "rota.toml").write_text((ROOT / "config/rota.toml").read_text())
    shutil.copytree(ROOT / "newsletter/resonances", folder / "newsletter/resonances")
    texts = folder / "newsletter/resonances/textes"
    month = time.strftime("%Y-%m")
    if not (texts / month).exists():
        shutil.copytree(max(each for each in texts.iterdir() if each.is_dir()), texts / month)
    (folder / "secret").write_text(PASSWORD + "\n")
    (folder / "secret").chmod(0o600)
    vigie(folder, "apply")
    vigie(folder, "user", "add", "--centre", "pole-ressources", "--email", EMAIL, "--name", "Banc d’essai",
          "--password-file", folder / "secret")
    vigie(folder, "user", "grant", "--email", EMAIL, "--role", "letter_editor")
    vigie(folder, "letter", "draft")


def rows_of(db, table, where):
    cursor = db.execute(f"SELECT * FROM {table} WHERE {where}")
    return [name[0] for name in cursor.description], cursor.fetchall()


def put(db, table, names, rows):
    marks = ", ".join("?" * len(names))
    db.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows)


def copy_block(db, block, issue, section, page, position, words=""):
    """A block like another, at another place."""
    names, found = rows_of(db, "issue_block", f"id = {block}")
    row = dict(zip(names, found[0]))
    del row["id"]
    row.update(issue_id=issue, section=section, page=page, position=position, source_file="", source_hash=None,
               origin="written", panorama_item_id=None, article_id=None)
    cursor = db.execute(f"INSERT INTO issue_block ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
                        list(row.values()))
    names, found = rows_of(db, "issue_block_version", f"block_id = {block}")
    at = names.index("block_id"), names.index("title")
    version = [list(each) for each in found]
    for each in version:
        each[at[0]] = cursor.lastrowid
        each[at[1]] += words
    put(db, "issue_block_version", names, version)
    return cursor.lastrowid


def fill_issue(db):
    """The issue at work, until it has BLOCKS blocks."""
    issue, = db.execute("SELECT id FROM issue").fetchone()
    blocks = db.execute("SELECT id, page, section, position FROM issue_block WHERE removed_at IS NULL").fetchall()
    for n in range(BLOCKS - len(blocks)):
        block, page, section, position = blocks[n % len(blocks)]
        copy_block(db, block, issue, section, page, position + 100 + n, f", bis {n}")
    db.commit()
    return issue


def fill_past(db, issue):
    """Years of issues that left, each with twenty blocks and what was frozen of it."""
    frozen = "<html>" + "Un numéro d’autrefois. " * 2300 + "</html>"
    names, found = rows_of(db, "issue", f"id = {issue}")
    of_issue = dict(zip(names, found[0]))
    blocks = [each for each, in db.execute(f"SELECT id FROM issue_block WHERE issue_id = {issue} LIMIT 20")]
    centre, = db.execute("SELECT centre_id FROM letter").fetchone()
    for letter in range(LETTERS):
        key = "resonances" if letter == 0 else f"lettre-{letter}"
        if letter > 0:
            db.execute("INSERT INTO letter (key, name, centre_id) VALUES (?, ?, ?)", (key, f"Lettre {letter}", centre))
        for past in range(YEARS * 12):
            year, month = divmod(2016 * 12 + past, 12)
            row = {**of_issue, "letter_key": key, "number": 1000 + past, "month": f"{year}-{month + 1:02}",
                   "state": "sent", "frozen_at": 1, "public_at": 1 + past, "finished_at": 2 + past}
            del row["id"]
            cursor = db.execute(f"INSERT INTO issue ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
                                list(row.values()))
            for at, block in enumerate(blocks):
                copy_block(db, block, cursor.lastrowid, "national", 2, at + 1)
            db.execute("INSERT INTO issue_output (issue_id, subject, html, text, archive_html, bytes_hash) "
                       "VALUES (?, 's', ?, 't', ?, x'00')", (cursor.lastrowid, frozen, frozen))
    db.commit()
    db.execute("ANALYZE")
    db.commit()


class Visitor:
    def __init__(self, port):
        self.web = http.client.HTTPConnection("127.0.0.1", port)
        self.cookies = {}

    def ask(self, method, path, form=None, headers=None):
        sent = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), **(headers or {})}
        body = None
        if form is not None:
            body = urllib.parse.urlencode(form)
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        self.web.request(method, path, body, sent)
        answer = self.web.getresponse()
        text = answer.read().decode("utf-8", "replace")
        took = (time.perf_counter() - began) * 1000
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return answer.status, text, took

    def log_in(self):
        door = re.search(r'name="porte" value="([^"]*)"', self.ask("GET", "/connexion")[1]).group(1)
        status, _, _ = self.ask("POST", "/connexion", {"porte": door, "courriel": EMAIL, "mot_de_passe": PASSWORD})
        assert status == 303, status


def field(page, name):
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return found.group(1) if found else ""


def measure(visitor, path):
    times = []
    for turn in range(TURNS + 3):
        status, _, took = visitor.ask("GET", path)
        assert status == 200, (path, status)
        if turn >= 3:
            times.append(took)
    return times


def measure_autosave(visitor, block):
    status, page, _ = visitor.ask("GET", block)
    assert status == 200, status
    form = {name: html.unescape(field(page, name)) for name in
            ("jeton", "version", "titre", "lien", "libelle", "media", "lieu", "debut", "fin", "genre", "detail",
             "alt", "legende", "image")}
    times = []
    for turn in range(TURNS + 3):
        form["texte"] = "Une phrase de plus. " * 40 + str(turn)
        status, said, took = visitor.ask("POST", block, form, {"X-Vigie": "partie", "Accept": "text/plain"})
        assert status in (200, 303), (status, said[:300])
        if status == 200 and said.split("\n")[0].isdigit():
            form["version"] = said.split("\n")[0]
        else:
            form["version"] = field(visitor.ask("GET", block)[1], "version")
        if turn >= 3:
            times.append(took)
    return times


def processor(server):
    fields = pathlib.Path(f"/proc/{server.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def timed(server, ask):
    """Milliseconds of the clock and of the processor, of one."""
    before = processor(server)
    times = ask()
    return f"{statistics.median(times):.1f} | {(processor(server) - before) / (TURNS + 3):.1f}"


def run(folder, port, issue, number):
    server = subprocess.Popen([VIGIE, "--config", folder / "vigie.toml", "serve", "--port", str(port)],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                Visitor(port).ask("GET", "/sante")
                break
            except OSError:
                time.sleep(0.05)
        visitor = Visitor(port)
        visitor.log_in()
        address = f"/lettres/resonances/{number}"
        page = visitor.ask("GET", address)[1]
        block = re.search(rf'href="({address}/blocs/\d+)"', page).group(1)
        asked = {
            "page of the issue": (lambda: measure(visitor, address), 50),
            "page of a block": (lambda: measure(visitor, block), 50),
            "autosave": (lambda: measure_autosave(visitor, block), 20),
            "all three outputs, and the mail shown": (lambda: measure(visitor, address + "/apercu"), 50),
            "outputs, preflight, page of the review": (lambda: measure(visitor, address + "/relire"), 100),
            "archive of the letter": (lambda: measure(visitor, "/lettres/resonances"), 50),
        }
        return {name: (timed(server, ask), goal) for name, (ask, goal) in asked.items()}
    finally:
        server.terminate()
        server.wait()


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="vigie-bench-letter-"))
    try:
        port = free_port()
        install(folder, port)
        base = next(each for each in folder.rglob("*") if each.suffix in (".db", ".sqlite"))
        db = sqlite3.connect(base)
        issue = fill_issue(db)
        number, = db.execute(f"SELECT number FROM issue WHERE id = {issue}").fetchone()
        alone = run(folder, port, issue, number)
        fill_past(db, issue)
        past, = db.execute("SELECT count(*) FROM issue WHERE state = 'sent'").fetchone()
        db.close()
        after = run(folder, port, issue, number)
        print(f"{BLOCKS} blocks; then {past} issues of {LETTERS} letters behind them; milliseconds, {TURNS} times")
        print("| what | no past: median | processor | with it: median | processor | goal |\n|---|---|---|---|---|---|")
        for name, (times, goal) in alone.items():
            print(f"| {name} | {times} | {after[name][0]} | {goal} |")
        print(json.dumps({"load": os.getloadavg()}))
    finally:
        shutil.rmtree(folder)


main()
