// SPDX-License-Identifier: EUPL-1.2
// The panorama in the pages of other sites: readable in each, the host as it was, nothing stored, nobody
// else asked; frames that scroll nowhere; a host that is never later for us.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import net from "node:net";
import { after, before, test } from "node:test";
import { kForeignPages, gathered } from "./foreign.mjs";
import { abroad, beginWith, check, end, logIn, open, strangers, vigie } from "./visitor.mjs";

const kNotes = ["Une enquête sur les quartiers.", "Ce que disent les habitants.", "Un bilan à garder sous la main."];
const kPublic = "https://vigie.example.org";
let host;      // a site that may show the panorama
let address;   // its origin
let code;      // by way, as the configurator gives it
let titles;    // of what is shown, newest first
let frameSrc = "";

const ours = (html, where = vigie.address) => html.replaceAll(kPublic, where);

function answer(request, response) {
  const url = new URL(request.url, address);
  const [, name, what = "script"] = url.pathname.split("/");
  const where = url.searchParams.get("vigie") || vigie.address;
  if (url.pathname === "/groupe.js") {
    // Joined with others, the file itself too, and run twice.
    response.setHeader("Content-Type", "text/javascript");
    fetch(vigie.address + "/panorama/encart.js").then((file) => file.text()).then((file) =>
      response.end(`var a = 1;\n${gathered(ours(code.script)).scripts};\n${file};\n${file};\nvar b = 2;`));
    return;
  }
  const foreign = kForeignPages[name];
  if (!foreign) return response.writeHead(404).end();
  const headers = typeof foreign.headers === "function" ? foreign.headers(vigie.address) : foreign.headers;
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", ...headers });
  const pasted = what === "cadre" ? code.cadre : what === "cadre-et-script"
    ? code.cadre + gathered(code.script).scripts.replace(/^/, "<script>") + "</script>" : code.script;
  const lines = frameSrc ? pasted.replace(/src="[^"]*"/, `src="${frameSrc}"`) : pasted;
  // Where it is only to be compared with, the place is there and nothing is asked.
  const far = url.searchParams.has("loin") ? '<div style="height: 6000px"></div>' : "";
  const fold = (text) => url.searchParams.has("replie") ? text.replace(/<iframe[\s\S]*?<\/iframe>/, "<details><summary>Les derniers articles</summary>$&</details>") : text;
  const html = far + (url.searchParams.has("nu") ? pasted.replace(/<script>[\s\S]*<\/script>/, "") : fold(lines));
  response.end(foreign.html(ours(html, where)).replaceAll("https%3A%2F%2Fwww.centre.example", encodeURIComponent(address)));
}

async function relay(page, note) {
  await page.goto("/pile");
  const row = page.locator(".row").first();
  const title = (await row.locator("h3").innerText()).trim();
  await row.focus();
  await page.keyboard.press("r");
  await page.locator(".panel textarea").fill(note);
  await page.getByRole("button", { name: "Publier au panorama" }).click();
  await page.waitForFunction((gone) =>
    ![...document.querySelectorAll(".row h3")].some((one) => one.textContent.trim() === gone), title);
}

before(async () => {
  host = createServer(answer);
  await new Promise((ready) => host.listen(0, "127.0.0.1", ready));
  address = `http://centre.localhost:${host.address().port}`;
  await beginWith({}, `\n[encart]\nsites = ["https://www.centre.example", "${address}"]\n`);
  const page = await logIn(await open());
  for (const note of kNotes) await relay(page, note);
  titles = (await (await fetch(vigie.address + "/panorama.json")).json()).items.map((item) => item.title);
  assert.equal(titles.length, 3);
  const visitor = await open({ javaScriptEnabled: false });
  code = {};
  for (const way of ["script", "cadre", "lien"]) {
    await visitor.goto("/panorama/integrer");
    await visitor.getByLabel("De quelle manière").selectOption(way);
    await visitor.getByRole("button", { name: "Préparer le code" }).click();
    code[way] = await visitor.locator("#code").inputValue();
  }
}, { timeout: 120_000 });
after(async () => {
  host?.closeAllConnections();
  host?.close();
  await end();
});

const box = (page) => page.locator("[data-vigie]");
const inside = (page) => box(page).locator(".t a");

async function visit(name, { what = "script", query = "", options = {} } = {}) {
  const foreign = kForeignPages[name];
  const page = await abroad({ viewport: { width: 1000, height: 800 }, ...foreign.options, ...options });
  page.asked = [];
  page.on("request", (request) => page.asked.push(request.url()));
  if (foreign.media) await page.emulateMedia({ media: foreign.media });
  await page.goto(`${address}/${name}/${what}${query}`);
  return page;
}

// Painted where it can be read: of some size, whole in its box, on top, not in the colour of nothing.
const readable = (locator) => locator.evaluateAll((all) => all.map((one) => {
  one.scrollIntoView({ block: "center" });
  const area = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  const [x, y] = [area.left + Math.min(5, area.width / 2), area.top + Math.min(8, area.height / 2)];
  const on = one.getRootNode().elementFromPoint(x, y);
  const fine = area.width > 20 && area.height > 10 && area.left >= 0 && area.right <= innerWidth + 1
    && parseFloat(style.fontSize) >= 11 && style.letterSpacing === "normal" && style.textTransform === "none"
    && !/^rgba.*, 0\)$/.test(style.color) && style.visibility === "visible" && (on === one || one.contains(on));
  return fine ? "" : `${one.textContent.slice(0, 30)}: ${JSON.stringify(area)} ${style.fontSize} ${style.color} ${style.letterSpacing} ${on?.outerHTML.slice(0, 60)}`;
}).filter(Boolean));

async function leavesNothing(page, name) {
  const origins = new Set(page.asked.filter((url) => !url.startsWith("data:")).map((url) => new URL(url).origin));
  origins.delete(address);
  origins.delete(vigie.address);
  assert.deepEqual([...origins], [], `${name}: asks somebody else`);
  assert.deepEqual(await page.context().cookies(), [], `${name}: a cookie`);
  const state = await page.context().storageState({ indexedDB: true }).catch(() => page.context().storageState());
  assert.deepEqual(state.origins, [], `${name}: something stored`);
}

for (const name of Object.keys(kForeignPages)) {
  test(`in the page "${name}" the panorama is read, the host looks as before, nothing is kept`, async () => {
    const page = await visit(name);
    if (kForeignPages[name].shown === "encart") {
      await inside(page).first().waitFor();
      assert.deepEqual(await inside(page).allInnerTexts().then((all) => all.map((one) => one.trim())), titles);
      assert.deepEqual(await readable(inside(page)), []);
      assert.deepEqual(await readable(box(page).locator(".n")), []);
      assert.deepEqual(await readable(box(page).locator(".f a")), []);
    } else {
      await page.waitForLoadState("networkidle");
      assert.deepEqual(await readable(box(page).locator("> a")), []);
      assert.equal(await box(page).locator("> a").getAttribute("href"), vigie.address + "/panorama");
      if (kForeignPages[name].options?.javaScriptEnabled !== false) {
        assert.equal(await box(page).evaluate((one) => one.shadowRoot), null);
      }
    }
    await leavesNothing(page, name);
    if (process.env.VIGIE_SCREENSHOTS) await page.screenshot({ fullPage: true, path: `${process.env.VIGIE_SCREENSHOTS}/encart-${name}.png` });
    if (kForeignPages[name].options?.javaScriptEnabled === false) return;
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const bare = await visit(name, { query: "?nu=1" });
    const place = await box(page).evaluate((one) => one.getBoundingClientRect().height);
    await box(bare).evaluate((one, height) => {
      for (const [property, value] of Object.entries({ display: "block", height: height + "px", overflow: "hidden", opacity: "1" })) {
        one.style.setProperty(property, value, "important");
      }
    }, place);
    assert.ok(wider <= await bare.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth));
    // The box itself is painted in neither: its edge may lie between two pixels.
    for (const one of [page, bare]) {
      await box(one).evaluate((it) => { it.style.setProperty("clip-path", "inset(100%)", "important"); scrollTo(0, 0); });
    }
    const pictures = await Promise.all([page, bare].map((one) => one.screenshot({ fullPage: true })));
    if (kForeignPages[name].shown === "encart") assert.ok(pictures[0].equals(pictures[1]), `${name}: the host looks different`);
  });
}

test("on paper each article has its address beside it", async () => {
  const page = await visit("impression");
  await inside(page).first().waitFor();
  const said = await inside(page).first().evaluate((one) => getComputedStyle(one, "::after").content);
  assert.match(said, /https?:/);
});

// Whole, and not one pixel beyond: what of the frame's list is seen.
const seen = (frame) => frame.locator(".v li").evaluateAll((all) => {
  const whole = all.filter((one) => {
    const area = one.getBoundingClientRect();
    return area.width > 0 && area.top >= 0 && area.bottom <= innerHeight && area.left >= 0 && area.left < innerWidth;
  });
  const cut = all.filter((one) => {
    const area = one.getBoundingClientRect();
    return area.width > 0 && area.left < innerWidth && area.bottom > innerHeight;
  });
  return { whole: whole.length, cut: cut.length };
});
const scrolls = (frame) => frame.locator("html").evaluate((one) => one.scrollHeight > innerHeight && getComputedStyle(one).overflowY !== "hidden");

test("with the script in the host the frame's height follows, at any width, when the list grows too", async () => {
  for (const width of [320, 600, 1200]) {
    for (const [items, expected] of [[1, 1], [3, 3]]) {
      frameSrc = `${kPublic}/panorama/cadre?nombre=${items}&forme=liste&site=https%3A%2F%2Fwww.centre.example`;
      const page = await visit("320px", { what: "cadre-et-script", options: { viewport: { width, height: 700 } } });
      frameSrc = "";
      const element = page.locator("iframe");
      assert.ok(await element.getAttribute("title"));
      await page.waitForFunction(() => document.querySelector("iframe").style.height !== "");
      const frame = page.frameLocator("iframe");
      const needed = await frame.locator(".v").evaluate((one) => {
        document.documentElement.classList.add("entier");
        const height = Math.ceil(one.getBoundingClientRect().height);
        document.documentElement.classList.remove("entier");
        return height;
      });
      assert.equal(await element.evaluate((one) => one.clientHeight), needed, `${width} px, ${items}`);
      assert.deepEqual(await seen(frame), { whole: expected, cut: 0 }, `${width} px, ${items}`);
      assert.equal(await scrolls(frame), false);
      await leavesNothing(page, "cadre");
    }
  }
});

test("without a script in the host the frame shows as many whole articles as fit, and the way to the rest", async () => {
  for (const options of [{}, { javaScriptEnabled: false }]) {
    for (const [width, height] of [[320, 240], [600, 180], [1200, 130], [600, 480]]) {
      const page = await abroad({ ...options, viewport: { width, height } });
      // The frame's own page, as high as the frame would be: what it shows is the same.
      await page.goto(`${vigie.address}/panorama/cadre?site=apercu`);
      const frame = page;
      const { whole, cut } = await seen(frame);
      assert.equal(cut, 0, `${width} × ${height}`);
      assert.ok(whole >= (height > 140 ? 1 : 0) && whole <= 3, `${width} × ${height}: ${whole}`);
      const foot = await frame.locator(".f a").evaluate((one) => one.getBoundingClientRect().bottom <= innerHeight);
      assert.ok(foot, "the link is in the frame");
      assert.equal(await scrolls(frame), false);
      if (!options.javaScriptEnabled && options.javaScriptEnabled !== undefined) continue;
      const reach = await frame.locator(".v li:not([hidden])").count();
      assert.equal(reach, whole, "what is not seen is not for the keyboard");
    }
  }
});

test("a page that forbids our frame, and a site that is not allowed, keep the link", async () => {
  const page = await visit("csp", { what: "cadre" });
  await page.waitForLoadState("networkidle");
  assert.deepEqual(await readable(page.locator("p > a").last()), []);
  assert.ok(!page.asked.some((url) => url.startsWith(vigie.address)));
  const stranger = `http://autre.localhost:${host.address().port}`;
  const other = await abroad();
  await other.goto(`${stranger}/spip/script`);
  await other.waitForLoadState("networkidle");
  assert.deepEqual(await readable(box(other).locator("> a")), []);
  assert.equal(await box(other).evaluate((one) => one.shadowRoot), null);
  await other.goto(`${stranger}/spip/cadre`);
  await other.waitForLoadState("networkidle");
  assert.ok(!(await other.frames()[1].content()).includes(titles[0]));
});

test("our server away, refusing or silent: the host is complete before we are asked, and the link shows", async () => {
  const silent = net.createServer(() => {});
  await new Promise((ready) => silent.listen(0, "127.0.0.1", ready));
  const closed = net.createServer();
  await new Promise((ready) => closed.listen(0, "127.0.0.1", ready));
  const refusing = closed.address().port;
  await new Promise((done) => closed.close(done));
  for (const where of [`http://127.0.0.1:${silent.address().port}`, `http://127.0.0.1:${refusing}`, "http://nulle-part.invalid"]) {
    // A frame that is near holds the host back as any frame does; one further down, or folded, is not even asked for.
    for (const [what, place] of [["script", ""], ["cadre", "&loin=1"], ["cadre", "&replie=1"]]) {
      const page = await abroad({ viewport: { width: 900, height: 300 } });
      page.on("request", (request) => { if (place) assert.ok(!request.url().startsWith(where)); });
      // Where the page is when we are asked: complete, so that nothing of it waits for us.
      await page.addInitScript(() => {
        window.when = [];
        new MutationObserver((all) => all.forEach((one) => one.addedNodes.forEach((node) => {
          if (node.tagName === "SCRIPT" && node.src) window.when.push(document.readyState);
        }))).observe(document, { childList: true, subtree: true });
      });
      const events = [];
      page.on("domcontentloaded", () => events.push("lu"));
      page.on("load", () => events.push("complet"));
      await page.goto(`${address}/spip/${what}?vigie=${encodeURIComponent(where)}${place}`, { waitUntil: "load" });
      assert.deepEqual(events, ["lu", "complet"], `${where} ${what}`);
      if (what === "script") assert.deepEqual(await page.evaluate(() => window.when), ["complete"], where);
      const link = what === "script" ? box(page).locator("> a") : page.locator("p > a").last();
      assert.deepEqual(what === "script" ? await readable(link) : (await link.isVisible() ? [] : ["hidden"]), [], `${where} ${what}`);
      await page.context().close();
    }
  }
  silent.close();
});

test("the page that prepares the code copies it, and is for everybody in every light and width", async () => {
  for (const [way, options] of Object.entries({
    clair: { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
    sombre: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
    "360px": { viewport: { width: 360, height: 740 }, colorScheme: "light" } })) {
    const page = await open({ ...options, permissions: ["clipboard-read", "clipboard-write"] });
    await page.goto("/panorama/integrer");
    await check(page, `integrer-${way}`);
    await page.getByRole("button", { name: "Copier le code" }).click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await page.locator("#code").inputValue());
    const preview = page.frameLocator(".embed-preview");
    await page.locator(".embed-preview").scrollIntoViewIfNeeded();
    assert.equal((await preview.locator(".t a").first().innerText()).trim(), titles[0]);
    assert.deepEqual(await page.context().cookies(), []);
  }
  assert.deepEqual(strangers, []);
});

test("what is withdrawn has left the host's page when it is read again", async () => {
  const reader = await visit("spip");
  await inside(reader).first().waitFor();
  const page = await logIn(await open());
  await page.goto("/service");
  await page.locator(".entry", { hasText: titles[0] }).locator("[data-corriger]").click();
  await page.getByRole("textbox", { name: /Le motif/ }).fill("Article retiré par son journal.");
  await page.getByRole("button", { name: "Retirer l’article" }).click();
  await page.waitForURL(/fait=retiree/);
  await reader.reload();
  await inside(reader).first().waitFor();
  assert.deepEqual((await inside(reader).allInnerTexts()).map((one) => one.trim()), titles.slice(1));
});
