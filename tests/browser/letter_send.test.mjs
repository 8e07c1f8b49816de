// SPDX-License-Identifier: EUPL-1.2
// What comes into a letter and what leaves it: dates from a calendar, one of them repeated; a copy to
// try, read back from a mail server; both letters as they leave, at three widths, in the dark, without
// styles, on paper.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createServer, connect } from "node:net";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { abroad, begin, check, email, end, logIn, open, strangers, vigie } from "./visitor.mjs";

const issue = "/lettres/resonances/88";
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

const has = (program) => {
  try {
    execFileSync("sh", ["-c", `PATH=$PATH:/usr/sbin command -v ${program}`]);
    return true;
  } catch {
    return false;
  }
};

before(async () => {
  await begin();
  await vigie.vigie("user", "grant", "--email", email, "--role", "letter_editor");
  await vigie.vigie("letter", "draft");
}, { timeout: 180_000 });
after(end);

const day = (ahead) => new Date(Date.now() + ahead * 86_400_000);
const stamp = (date) => date.toISOString().slice(0, 10).replaceAll("-", "");
const calendar = () => ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//essai//FR",
  // Three Tuesdays or what day it is, the second of which is struck.
  "BEGIN:VEVENT", "UID:club@essai", `DTSTART:${stamp(day(7))}T130000Z`, `DTEND:${stamp(day(7))}T150000Z`,
  "RRULE:FREQ=WEEKLY;COUNT=3", `EXDATE:${stamp(day(14))}T130000Z`,
  "SUMMARY:Club des chargé·es de mission", "LOCATION:Nanterre", "URL:https://agenda.exemple.org/club", "END:VEVENT",
  "BEGIN:VEVENT", "UID:passe@essai", `DTSTART:${stamp(day(-9))}T130000Z`, "SUMMARY:Rencontre passée", "END:VEVENT",
  "BEGIN:VEVENT", "UID:sans-fin@essai", `DTSTART:${stamp(day(3))}T130000Z`, "RRULE:FREQ=SECONDLY",
  "SUMMARY:Chaque seconde", "END:VEVENT", "END:VCALENDAR", ""].join("\r\n");

test("dates come from a calendar, repeated ones each at its day, and one is placed", async () => {
  const page = await logIn(await open());
  await page.goto(`${issue}?tiroir=agenda`);
  await page.locator("summary", { hasText: "Reprendre un agenda" }).click();
  await page.getByLabel("Contenu d’un fichier iCalendar").fill(calendar());
  await page.getByRole("button", { name: "Lire ses dates" }).click();
  const offers = page.locator("[data-offre]", { hasText: "Club des chargé·es de mission" });
  await offers.first().waitFor();
  assert.equal(await offers.count(), 2, "two of three weeks, one being struck");
  assert.equal(await page.getByText("Rencontre passée").count(), 0);
  assert.equal(await page.getByText("Chaque seconde").count(), 0);
  await check(page, "lettre-agenda-lu");

  await offers.first().getByRole("button", { name: /Page 1/ }).click();
  const placed = page.locator(".leaf").first().getByRole("link", { name: /Club des chargé·es/ });
  await placed.waitFor();
  assert.equal(await page.locator("[data-offre]", { hasText: "Club des chargé·es de mission" }).count(), 1);
  const block = await placed.getAttribute("href");
  await page.goto(`${issue}/apercu`);
  const link = page.getByRole("link", { name: /^Ajouter le .* à mon agenda$/ });
  const mine = page.locator(`a[href*="/agenda/${block.split("/").at(-1)}.ics"]`);
  assert.ok(await link.count() >= 1);
  const answer = await page.request.get(new URL(await mine.getAttribute("href"), vigie.address).pathname);
  assert.match(answer.headers()["content-type"], /^text\/calendar/);
  assert.match(await answer.text(), new RegExp(`DTSTART[^:]*:${stamp(day(7))}T`));
});

test("a picture is taken from an address, once, and is the letter's own from then on", async () => {
  await writeFile(path.join(vigie.folder, "site/photo.png"),
    await readFile(path.join(root, "newsletter/resonances/images/table.png")));
  const port = /127\.0\.0\.1:(\d+)/.exec(await readFile(path.join(vigie.folder, "feeds/pole-ressources.opml"), "utf8"))[1];
  const page = await logIn(await open());
  await page.goto(issue);
  await page.goto(await page.locator(".leaf").nth(2).getByRole("link", { name: /cuisine/ }).getAttribute("href"));
  const address = page.getByLabel("Ou la prendre à une adresse, une fois");
  if (!await address.isVisible()) await page.locator("summary", { hasText: "Image" }).click();
  await page.getByLabel("Ce qu’elle montre").fill("Des voisins autour d’un plan.");
  await page.getByLabel("Légende, et de qui elle est").fill("Dessin du projet, CC0");
  await address.fill(`http://127.0.0.1:${port}/absente.png`);
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("L’image n’a pas été prise : l’adresse a répondu 404.").waitFor();
  assert.match(await address.inputValue(), /absente\.png$/);
  await address.fill(`http://127.0.0.1:${port}/photo.png`);
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("540 × 640 pixels").waitFor();
  await check(page, "lettre-image-adresse");
  assert.match(await page.locator(".shown-picture img").getAttribute("src"), /\/images\/depot-[0-9a-f]+\.png$/);
  assert.equal(await address.inputValue(), "");
});

const freePort = () => new Promise((ready) => {
  const server = createServer();
  server.listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => ready(port));
  });
});
const answers = (port) => new Promise((ready) => {
  const socket = connect(port, "127.0.0.1");
  socket.on("connect", () => (socket.destroy(), ready(true)));
  socket.on("error", () => ready(false));
});

// What a mail says once its soft breaks and =C3=A9 are undone.
const unfolded = (mail) => Buffer.from(mail.replaceAll(/=\r?\n/g, "")
  .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))), "latin1").toString("utf8");

test("a copy to try reaches a mail server, marked, its way out inert", { skip: !has("smtp-sink") }, async () => {
  const received = path.join(vigie.folder, "received");
  await mkdir(received, { mode: 0o777 });
  const user = process.getuid() === 0 ? ["-u", "nobody"] : [];
  if (user.length > 0) execFileSync("sh", ["-c", `chmod 711 '${vigie.folder}'; chown nobody '${received}'`]);
  const port = await freePort();
  const sink = spawn("smtp-sink", [...user, "-d", `${received}/%M.`, `127.0.0.1:${port}`, "10"],
    { env: { ...process.env, PATH: process.env.PATH + ":/usr/sbin" }, stdio: "ignore" });
  try {
    for (let tries = 0; tries < 100 && !await answers(port); ++tries) await new Promise((ready) => setTimeout(ready, 50));
    const toml = path.join(vigie.folder, "vigie.toml");
    await writeFile(toml, (await readFile(toml, "utf8")).replace(/^envoi .*$/m, 'envoi = "smtp"') +
      `\n[courriel.smtp]\nserveur = "smtp://127.0.0.1:${port}"\nchiffrement = "aucun"\n`);
    const page = await logIn(await open());
    await page.goto(`${issue}/relire`);
    await page.getByLabel("Envoyer un essai à").fill("collegue@exemple.org");
    await page.getByRole("button", { name: "Envoyer l’essai" }).click();
    await page.locator("#essais li", { hasText: "collegue@exemple.org" }).waitFor();
    await vigie.vigie("tick");
    await page.reload();
    await page.locator("#essais li", { hasText: "remis au relais" }).waitFor();

    const mails = await Promise.all((await readdir(received)).map((name) => readFile(path.join(received, name), "latin1")));
    const mine = mails.filter((mail) => /^To:.*collegue@exemple\.org/m.test(mail));
    assert.equal(mine.length, 1);
    const mail = unfolded(mine[0]);
    assert.match(mine[0], /^Subject: .*ESSAI/m);
    assert.match(mine[0], /^From: .*resonances@lettre\.example\.org/m);
    assert.match(mail, /La vie du réseau/);
    const way = /\/essai\/desinscription[^"\s>]*/.exec(mail);
    assert.ok(way, "its unsubscription is the inert one");
    const left = await page.request.get(way[0]);
    assert.equal(left.status(), 200);
    assert.match(await left.text(), /essai/i);
  } finally {
    sink.kill("SIGTERM");
  }
});

const kSights = {
  320: { width: 320 }, 600: { width: 600 }, 1200: { width: 1200 },
  sombre: { width: 600, dark: true }, "sans-style": { width: 600, bare: true }, papier: { width: 703, print: true },
};

test("both letters hold at three widths, in the dark, without styles, on paper", async () => {
  const other = path.join(vigie.folder, "newsletter/breves");
  await cp(path.join(root, "newsletter/breves"), other, { recursive: true });
  const months = (await readdir(path.join(other, "textes"))).filter((name) => /^\d/.test(name));
  const now = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" }).format().slice(0, 7);
  if (!months.includes(now)) {
    await cp(path.join(other, "textes", months.sort().at(-1)), path.join(other, "textes", now), { recursive: true });
  }
  await vigie.vigie("letter", "draft", "--letter", "breves");
  const reader = await logIn(await open());
  const folder = process.env.VIGIE_SCREENSHOTS || "";
  for (const [letter, number] of [["resonances", 88], ["breves", 31]]) {
    const address = `/lettres/${letter}/${number}/apercu`;
    const mail = await (await reader.request.get(address)).text();
    assert.match(mail, /role="article"/);
    for (const [name, sight] of Object.entries(kSights)) {
      const page = await open({ viewport: { width: sight.width, height: 900 },
        colorScheme: sight.dark ? "dark" : "light", storageState: await reader.context().storageState() });
      await page.goto(address);
      if (sight.bare) await page.evaluate(() => document.querySelectorAll("style").forEach((each) => each.remove()));
      if (sight.print) await page.emulateMedia({ media: "print" });
      const seen = await page.evaluate(() => ({
        sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        undrawn: [...document.images].filter((img) => img.naturalWidth === 0).map((img) => img.src),
        sheet: document.querySelector(".sh").getBoundingClientRect().width,
        ground: getComputedStyle(document.querySelector(".sh")).backgroundColor,
        columns: new Set([...document.querySelectorAll(".co")].slice(0, 2).map((each) => each.getBoundingClientRect().top)).size,
      }));
      const what = `${letter} ${name}`;
      assert.ok(seen.sideways <= 0, `${what} scrolls sideways by ${seen.sideways} px`);
      assert.deepEqual(seen.undrawn, [], what);
      assert.equal(seen.ground === "rgb(255, 255, 255)", !sight.dark, what);
      if (sight.width <= 600) assert.ok(seen.sheet <= sight.width, what);
      if (sight.width === 1200) assert.equal(seen.sheet, 600, what);
      if (sight.width === 320) assert.equal(seen.columns, 2, `${what}: columns stack`);
      if (sight.width === 600) assert.equal(seen.columns, 1, `${what}: columns stand side by side`);
      if (folder) {
        await mkdir(folder, { recursive: true });
        await page.screenshot({ path: path.join(folder, `courriel-${letter}-${name}.png`), fullPage: !sight.print });
      }
      await page.context().close();
    }
  }
  if (!folder) return;
  // Side by side, as they are looked at.
  const both = await abroad({ viewport: { width: 1240, height: 1400 } });
  for (const name of Object.keys(kSights)) {
    const shots = await Promise.all(["resonances", "breves"].map(async (letter) =>
      (await readFile(path.join(folder, `courriel-${letter}-${name}.png`))).toString("base64")));
    await both.setContent(`<body style="margin:10px;display:flex;gap:20px;align-items:flex-start;background:#c8ccd4">${
      shots.map((each) => `<img style="width:600px" src="data:image/png;base64,${each}">`).join("")}`);
    await both.screenshot({ path: path.join(folder, `courriels-${name}.png`) });
  }
});

test("nothing was asked from anywhere else", () => assert.deepEqual(strangers, []));
