// SPDX-License-Identifier: EUPL-1.2
// What the days bring to the duty, in a real browser: the Monday on which the panorama changes hands,
// by a clock of the test's own; an absence that leaves a source without reader; a balance amended and
// acted; a source shared; a desk that is timed.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { beginWith, check, email, end, open, password, strangers, vigie } from "./visitor.mjs";

const ines = "ines@oriv.example";
const basile = "basile@pole.example";  // beside Camille, who coordinates
const kWays = {
  clair: { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  sombre: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  "360px": { viewport: { width: 360, height: 740 }, colorScheme: "light" },
};

const mondayIn = (weeks) => {
  const day = new Date(new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" }).format());
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7) + weeks * 7);
  return day.toISOString().slice(0, 10);
};
/// The moment at which a clock in Paris shows this.
const inParis = (day, hour, minute) => {
  const at = new Date(`${day}T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}:00Z`);
  const shown = new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", hour: "2-digit", hourCycle: "h23" });
  const ahead = (Number(shown.format(at).replace(/\D/g, "")) - hour + 24) % 24;
  return new Date(at.getTime() - ahead * 3_600_000);
};

async function logInAs(address, options = { javaScriptEnabled: false }) {
  const page = await open(options);
  await page.goto("/connexion");
  await page.getByLabel("Adresse électronique").fill(address);
  await page.getByLabel("Mot de passe").fill(password);
  await page.getByRole("button", { name: "Se connecter" }).click();
  return page;
}

/// Without script: the form is sent, and the page that answers is there.
async function press(page, button) {
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await button.click();
  await answer;
  await page.waitForLoadState();
}

before(async () => {
  await beginWith({}, '\n[panorama]\npublication = "de service"\n', { clock: true });
  await vigie.vigie("user", "grant", "--email", email, "--role", "coordinator");
  const secret = path.join(vigie.folder, "secret2");
  await writeFile(secret, password + "\n", { mode: 0o600 });
  for (const [centre, address] of [["oriv", ines], ["pole-ressources", basile]]) {
    await vigie.vigie("user", "add", "--centre", centre, "--email", address, "--name",
      address.startsWith("ines") ? "Inès" : "Basile", "--password-file", secret);
  }
}, { timeout: 180_000 });
after(end);

test("an absence that leaves a source without reader says so", async () => {
  const page = await logInAs(email);
  const today = mondayIn(0);
  await page.goto("/tour/centre");
  await page.getByLabel("Du", { exact: true }).fill(today);
  await page.getByLabel("Au", { exact: true }).fill(mondayIn(1));
  await page.getByLabel("Motif").fill("déménagement");
  await press(page, page.getByRole("button", { name: "Noter l’absence" }));
  await page.goto("/tour");
  const said = await page.locator("main").innerText();
  assert.match(said, /Une source sans lecteur/);
  assert.match(said, /est absent, sans suppléant présent/);
  await page.goto("/tour/centre");
  await press(page, page.getByRole("button", { name: "Retirer" }).first());
  await page.goto("/tour");
  assert.doesNotMatch(await page.locator("main").innerText(), /Une source sans lecteur/);
});

test("a balance is amended by hand and acted", async () => {
  const page = await logInAs(email);
  await page.goto("/tour/charges?deplacements=2");
  const moves = page.locator("form.moves li");
  assert.ok(await moves.count() >= 2, "there is something to move");
  const title = await moves.first().locator("strong").first().innerText();
  await page.locator("#vers-0").selectOption("oriv");
  await page.locator("input[name=garder]").nth(1).uncheck();
  await page.getByLabel("Réunion qui l’a acté").first().fill("GT Ressources");
  await press(page, page.getByRole("button", { name: "Acter ce qui est coché" }));
  await page.goto("/tour/charges/sources?centre=oriv");
  assert.equal(await page.locator("table.by-source tbody tr").count(), 1);
  assert.match(await page.locator("table.by-source tbody").innerText(), new RegExp(title.slice(0, 12)));
});

test("a source is shared, and each centre sees whose week it is", async () => {
  const page = await logInAs(email);
  await page.goto("/tour/sources");
  const source = page.locator("section[aria-labelledby=notres] li").first();
  await source.locator("summary", { hasText: "La partager" }).click();
  await press(page, source.getByRole("button", { name: "Chercher avec qui la partager" }));
  const other = await logInAs(ines);
  await other.goto("/tour/sources");
  await press(other, other.getByRole("button", { name: "Nous la lisons une semaine sur deux" }));
  assert.match(await other.locator("main").innerText(), /partagée avec .* cette semaine est la sienne/);
  await page.goto("/tour/sources");
  assert.match(await page.locator("main").innerText(), /partagée avec ORIV.* cette semaine est la vôtre/);
});

test("a desk is timed because its centre asked for it, and not where one person reads", async () => {
  const page = await logInAs(email);
  await page.goto("/tour/charges/sources");
  await press(page, page.getByRole("button", { name: "Mesurer notre pile pendant deux semaines" }));
  assert.match(await page.locator("#mesure").innerText(), /Une mesure est en cours jusqu’au/);
  const other = await logInAs(ines);
  await other.goto("/tour/charges/sources");
  assert.match(await other.locator("#mesure").innerText(), /deux personnes au moins/);
});

test("on Monday at nine the panorama changes hands, with its note", async (context) => {
  if (vigie.clock === null) return context.skip("no compiler for the clock");
  await vigie.vigie("rota", "plan", "--from", mondayIn(1), "--to", mondayIn(3), "--act",
    "--meeting", "GT Ressources");
  // Friday: the program prepares the note, the team that leaves completes it.
  const friday = new Date(`${mondayIn(1)}T00:00:00Z`);
  friday.setUTCDate(friday.getUTCDate() - 3);
  await vigie.clock.set(inParis(friday.toISOString().slice(0, 10), 10, 0));
  await vigie.vigie("clock", "accept").catch(() => {});
  await vigie.vigie("tick");
  const leaving = await logInAs(basile);
  await leaving.goto("/tour");
  const form = leaving.locator(`form[action='/tour/note/${mondayIn(1)}']`);
  await leaving.locator("summary", { hasText: "Compléter ce que nous laissons" }).click();
  await form.getByLabel("Pour l’équipe suivante").fill("Deux titres se contredisent.\n- vérifier le chiffre");
  await press(leaving, form.getByRole("button", { name: "Laisser cette note" }));
  // Monday, five to nine: still with those who leave.
  await vigie.clock.set(inParis(mondayIn(1), 8, 55));
  const before = await logInAs(basile);
  await before.goto("/pile");
  assert.match(await before.locator("p.duty").innerText(), /Votre centre est de panorama/);
  const early = await logInAs(ines);
  await early.goto("/service");
  assert.equal(await early.getByRole("link", { name: "L’ouvrir d’abord" }).count(), 0);
  assert.match(await early.locator("main").innerText(), /Le panorama est tenu par/);
  // Five past nine: banner, rights and note are the others'.
  await vigie.clock.set(inParis(mondayIn(1), 9, 5));
  await before.goto("/pile");
  assert.equal(await before.locator("p.duty", { hasText: "Votre centre est de panorama" }).count(), 0);
  await before.goto("/service");
  assert.match(await before.locator("main").innerText(), /Le panorama est tenu par ORIV/);
  const coming = await logInAs(ines);
  await coming.goto("/service");
  assert.match(await coming.locator("p.duty").innerText(), /Votre centre est de panorama/);
  assert.doesNotMatch(await coming.locator("main").innerText(), /Le panorama est tenu par/);
  await coming.getByRole("link", { name: "L’ouvrir d’abord" }).click();
  const note = await coming.locator("section[aria-labelledby=passage]").innerText();
  assert.match(note, /Deux titres se contredisent/);
  assert.match(note, /vérifier le chiffre/);
  await press(coming, coming.getByRole("button", { name: "Lue, nous prenons le relais" }));
  assert.match(await coming.locator("section[aria-labelledby=passage]").innerText(), /Ouverte par Inès/);
  await press(coming, coming.getByRole("button", { name: "Marquer comme fait" }).first());
  assert.match(await coming.locator("section[aria-labelledby=passage]").innerText(), /fait par Inès/);
  await coming.goto("/service");
  assert.equal(await coming.getByRole("link", { name: "L’ouvrir d’abord" }).count(), 0);
});

test("the pages of loads and sources are accessible, in the dark and at 360 px", async () => {
  for (const [way, options] of Object.entries(kWays)) {
    const page = await logInAs(email, options);
    for (const [name, address] of Object.entries({
      charges: "/tour/charges", durees: "/tour/charges/sources", sources: "/tour/sources",
      centre: "/tour/centre", semaine: `/tour?semaine=${mondayIn(1)}`,
    })) {
      await page.goto(address);
      await check(page, `${way}-tour-jours-${name}`);
    }
  }
  assert.deepEqual(strangers, []);
});
