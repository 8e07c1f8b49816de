// SPDX-License-Identifier: EUPL-1.2
// A curator in a real browser, with a vigie of their own: what all browser tests share. Nothing may be
// asked from anywhere else.
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { chromium } from "playwright-core";
import { email, password, start } from "./installation.mjs";

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const kRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const pictures = process.env.VIGIE_SCREENSHOTS || "";  // a folder: keep a picture of each page

export const kWays = {
  clair: { viewport: { width: 1200, height: 900 }, colorScheme: "light" },
  sombre: { viewport: { width: 1200, height: 900 }, colorScheme: "dark" },
  "320px": { viewport: { width: 320, height: 700 }, colorScheme: "light" },
};
export const strangers = [];  // requests to other origins

export { email, password };
export let vigie;
let browser;

export const begin = () => beginWith({});
/// `feeds`: documents of further feeds, by name. `settings`: lines of vigie.toml.
/// `options.clock`: with a clock that the test sets.
export async function beginWith(feeds, settings = "", options = {}) {
  vigie = await start(feeds, settings, options);
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: process.getuid() === 0 ? ["--no-sandbox"] : [],
  });
}

export async function end() {
  await browser?.close();
  await vigie?.stop();
}

/// In no site of ours, with nothing put aside: what a stranger's page meets.
export const abroad = async (options = {}) => (await browser.newContext({ locale: "fr-FR", ...options })).newPage();

export async function open(options = {}) {
  const context = await browser.newContext({
    locale: "fr-FR", bypassCSP: true, baseURL: vigie.address, ...options });
  context.setDefaultTimeout(10_000);
  await context.route("**/*", (route) => {
    const url = route.request().url();
    if (url.startsWith(vigie.address) || url.startsWith("data:")) return route.continue();
    strangers.push(url);
    return route.abort();
  });
  return context.newPage();
}

export async function logIn(page) {
  await page.goto("/connexion");
  await page.getByLabel("Adresse électronique").fill(email);
  await page.getByLabel("Mot de passe").fill(password);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/($|pile)/);
  return page;
}

// What is told to those who do not see it.
export const said = (page, words) =>
  page.waitForFunction((text) => document.getElementById("annonce").textContent.includes(text), words);

// No finding of axe, and nothing to scroll sideways for.
export async function check(page, name) {
  await page.waitForLoadState("load");
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(axeSource);
  const found = await page.evaluate((rules) =>
    globalThis.axe.run(document, { runOnly: { type: "tag", values: rules }, iframes: false }), kRules);
  assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes[0].target} ${v.nodes[0].failureSummary}`), [], name);
  const wider = await page.evaluate(() =>
    document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wider <= 0, `${name} scrolls sideways by ${wider} px`);
  if (pictures) {
    await mkdir(pictures, { recursive: true });
    await page.screenshot({ path: path.join(pictures, name + ".png") });
  }
}
