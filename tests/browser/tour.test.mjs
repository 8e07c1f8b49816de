// SPDX-License-Identifier: EUPL-1.2
// The duty in a real browser: a coordinator plans and acts, a swap is asked and answered by the link of
// its mail, an absence opens the form; every page for assistive technology, in the dark, at 360 px, on
// paper.
import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import ICAL from "ical.js";
import { begin, check, email, end, logIn, open, password, strangers, vigie } from "./visitor.mjs";

const kWays = {
  clair: { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  sombre: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  "360px": { viewport: { width: 360, height: 740 }, colorScheme: "light" },
};
const other = "ines@oriv.example";
const others = { oriv: other, "labo-cites": "lea@labo.example", irev: "hugo@irev.example" };

before(async () => {
  await begin();
  await vigie.vigie("user", "grant", "--email", email, "--role", "coordinator");
  const secret = path.join(vigie.folder, "secret2");
  await writeFile(secret, password + "\n", { mode: 0o600 });
  for (const [centre, address] of Object.entries(others)) {
    await vigie.vigie("user", "add", "--centre", centre, "--email", address, "--name", centre,
      "--password-file", secret);
  }
}, { timeout: 120_000 });
after(end);

const mondayIn = (weeks) => {
  const day = new Date(new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" }).format());
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7) + weeks * 7);
  return day.toISOString().slice(0, 10);
};

async function logInAs(address) {
  const page = await open({ javaScriptEnabled: false });
  await page.goto("/connexion");
  await page.getByLabel("Adresse électronique").fill(address);
  await page.getByLabel("Mot de passe").fill(password);
  await page.getByRole("button", { name: "Se connecter" }).click();
  return page;
}

test("a coordinator plans a half-year and acts it", async () => {
  const page = await logIn(await open());
  await page.goto(`/tour/planning?du=${mondayIn(1)}&au=${mondayIn(26)}`);
  assert.match(await page.locator(".accounts").innerText(), /ORIV fait \d+ semaines, \d+ jours ouvrés/);
  await page.getByLabel("Réunion qui l’a acté").fill("GT Ressources");
  await page.getByRole("button", { name: "Acter" }).click();
  await page.waitForURL(/\/tour\/annee/);
  assert.match(await page.locator("main").innerText(), /Planning acté le .* par GT Ressources/);
});

/// The duty weeks of a centre as ical.js reads them; the hand-overs beside them left out.
async function eventsOf(centre) {
  const text = (await vigie.vigie("rota", "calendar", "--centre", centre)).stdout;
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event))
    .filter((event) => event.uid.startsWith("panorama-"));
}

test("a swap is asked without script and answered by the link of its mail", async () => {
  const page = await logInAs(email);
  await page.goto("/tour/centre");
  await page.getByRole("link", { name: "Demander un échange" }).first().click();
  await page.getByLabel("Un mot pour l’autre centre").fill("deux collègues absentes");
  await page.getByRole("button", { name: "Envoyer la demande" }).click();
  assert.match(await page.locator("#demandes").innerText(), /Votre demande pour la semaine/);
  await vigie.vigie("tick");
  const folder = path.join(vigie.folder, "outbox");
  const links = new Map();  // address -> the link of its mail
  for (const name of await readdir(folder, { recursive: true })) {
    const mail = await readFile(path.join(folder, name), "utf8").catch(() => "");
    const found = /\/tour\/reponse\/[\w-]+/.exec(mail.replaceAll(/=\r?\n/g, ""));
    const to = Object.values(others).find((address) => mail.includes(address));
    if (found && to) links.set(to, found[0]);
  }
  assert.equal(links.size, 3, "each centre but who asks has a mail with a link of its own");
  const answers = [];
  for (const link of links.values()) {
    const stranger = await open({ javaScriptEnabled: false });
    await stranger.goto(link);
    const accept = stranger.getByRole("button", { name: "Accepter" });
    if ((await accept.count()) === 0) {
      answers.push("taken");
      continue;
    }
    const answer = stranger.waitForResponse((response) => response.request().method() === "POST");
    await accept.click();
    await answer;
    await stranger.waitForLoadState();
    const said = await stranger.locator(".strip").innerText();
    answers.push(said);
  }
  assert.equal(answers.filter((said) => said.includes("les deux centres sont prévenus")).length, 1,
    answers.join(" | "));
  for (const said of answers) {
    assert.match(said, /les deux centres sont prévenus|deux tours de suite|taken/);
  }
  const asker = await eventsOf("pole-ressources");
  const gone = asker.filter((event) => event.component.getFirstPropertyValue("status") === "CANCELLED");
  assert.equal(gone.length, 1, "the week went away from who asked");
  assert.ok(gone[0].sequence > 0);
  const takers = [];
  for (const centre of Object.keys(others)) {
    for (const event of await eventsOf(centre)) {
      if (event.component.getFirstPropertyValue("status") !== "CANCELLED" &&
          event.startDate.toString() === gone[0].startDate.toString()) takers.push(centre);
    }
  }
  assert.equal(takers.length, 1, "and one other calendar has it");
});

test("the year is read by keys, from cell to cell", async () => {
  const page = await logIn(await open());
  await page.goto("/tour/annee");
  await page.locator("table.year td[tabindex='0']").focus();
  const said = page.locator("div.sideways + p[role='status']");
  await page.keyboard.press("Home");
  const first = await said.innerText();
  assert.match(first, /semaine du/);
  await page.keyboard.press("ArrowRight");
  assert.notEqual(await said.innerText(), first);
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.locator("table.year td[tabindex='0']").count(), 1);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/tour\?semaine=\d{4}-\d\d-\d\d$/);
});

test("an absence on one's own turn opens the form that asks for a swap", async () => {
  const page = await logInAs(other);
  await page.goto("/tour/centre");
  const week = await page.locator("#tours + ul a").last().getAttribute("href");
  const monday = new URL(week, vigie.address).searchParams.get("ceder") ||
    new URL(week, vigie.address).searchParams.get("semaine");
  await page.getByLabel("Du", { exact: true }).fill(monday);
  await page.getByLabel("Au", { exact: true }).fill(monday);
  await page.getByLabel("Motif").fill("salon");
  await page.getByRole("button", { name: "Noter l’absence" }).click();
  assert.match(page.url(), /\/tour\/annee\?ceder=.*#demander/);
  assert.equal(await page.locator("#ceder").inputValue(), monday);
});

test("every page is accessible, in the dark and at 360 px, and prints", async () => {
  for (const [way, options] of Object.entries(kWays)) {
    const page = await logIn(await open(options));
    for (const [name, address] of Object.entries({
      tour: "/tour", annee: "/tour/annee", centre: "/tour/centre", charges: "/tour/charges",
      planning: `/tour/planning?du=${mondayIn(1)}&au=${mondayIn(26)}`,
    })) {
      await page.goto(address);
      await check(page, `${way}-tour-${name}`);
    }
  }
  const page = await logIn(await open(kWays.clair));
  await page.goto("/tour/annee");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".tour-rail").isVisible(), false);
  assert.equal(await page.locator("table.year").isVisible(), true);
  const narrow = await logIn(await open(kWays["360px"]));
  await narrow.goto("/tour/annee");
  assert.equal(await narrow.locator("table.year").isVisible(), false, "the list takes its place");
  assert.equal(await narrow.locator("ol.weeks li").count(), 52);
  assert.deepEqual(strangers, []);
});
