// SPDX-License-Identifier: EUPL-1.2
// Prints the issues of a folder with Chromium and compares: node print.mjs FOLDER. Ends with 1 where
// the estimate said that an issue fits and a sheet more came out, or was more than three lines off.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const kLinePixels = 16;
const kLinesMax = 63;
const kLinesOffMax = 3;
const folder = process.argv[2];
const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "../..");
const pictures = path.join(root, "newsletter/resonances/images");
const rows = (await readFile(path.join(folder, "index"), "utf8")).trim().split("\n").map((line) => line.split(" ").map(Number));

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium", args: process.getuid() === 0 ? ["--no-sandbox"] : [] });
const page = await browser.newPage({ viewport: { width: 703, height: 1032 } });
await page.route("**/*", (route) => {
  const url = route.request().url();
  if (url.startsWith("file:")) return route.continue();
  return /\.png$/.test(url) ? route.fulfill({ path: path.join(pictures, path.basename(url)) }) : route.abort();
});
await page.emulateMedia({ media: "print" });
let [spilt, refusedInVain, worst, fits] = [0, 0, 0, 0];
const off = [];
const one = rows[0].slice(1).map(() => []);  // by page, of what fits one sheet
try {
  for (const [number, ...pixels] of rows) {
    const estimated = pixels.map((each) => Math.ceil(each / kLinePixels));
    await page.goto("file://" + path.resolve(folder, `${number}.html`));
    await page.evaluate(() => Promise.all([...document.images].map((img) => img.decode().catch(() => {}))));
    const heights = await page.evaluate(() => {
      const sheets = [...document.querySelectorAll("[role=article] > table")].filter((each) => each.classList.contains("next"));
      const tops = [0, ...sheets.map((each) => each.getBoundingClientRect().top + scrollY)];
      const end = document.documentElement.scrollHeight;
      return tops.map((top, at) => (tops[at + 1] ?? document.querySelector("[role=article]").getBoundingClientRect().bottom + scrollY ?? end) - top);
    });
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const sheets = (pdf.match(/\/Type\s*\/Page\b(?!s)/g) || []).length;
    const said = estimated.every((lines) => lines <= kLinesMax);
    fits += said ? 1 : 0;
    if (said && sheets > estimated.length) { ++spilt; console.log(`n° ${number}: ${sheets} sheets, estimated ${estimated.join(" ")}`); }
    if (!said && sheets <= estimated.length) ++refusedInVain;
    heights.forEach((height, at) => {
      if (process.env.VIGIE_PRINT_DETAIL) console.log(`n° ${number} page ${at + 1}: ${pixels[at]} said, ${height.toFixed(0)} drawn`);
      const lines = Math.ceil(height / kLinePixels);
      off.push(estimated[at] - lines);
      if (lines <= kLinesMax) one[at].push(estimated[at] - lines);
      if (Math.abs(estimated[at] - lines) > Math.abs(worst)) worst = estimated[at] - lines;
    });
  }
} finally {
  await browser.close();
}
const many = off.filter((each) => Math.abs(each) > kLinesOffMax).length;
const mean = off.reduce((sum, each) => sum + each, 0) / off.length;
console.log(`${rows.length} issues, ${fits} estimated to fit; ${spilt} of them print a sheet more; ${refusedInVain} refused that would have fit`);
console.log(`${off.length} sheets: ${mean.toFixed(1)} lines off on average, ${worst} at worst, ${many} more than ${kLinesOffMax}`);
one.forEach((each, at) => console.log(`page ${at + 1}: ${each.length} fit a sheet, estimated ${Math.min(...each)} to ${Math.max(...each)} lines off`));
process.exit(spilt === 0 && many === 0 ? 0 : 1);
