// SPDX-License-Identifier: EUPL-1.2
// Order by keys and by hand, hours, one key to publish: beside vigie.js, on the duty desk alone.
// Everything works without this file: each action is a form.
"use strict";
(() => {
  const list = document.querySelector("[data-edition]");
  const main = document.getElementById("contenu");
  const current = () => document.activeElement?.closest(".story");

  // ── after a gesture, the line in hand is the one that it was done to ──────────────────────────
  const here = document.getElementById(location.hash.slice(1));
  if (here?.matches(".story")) here.focus();

  // ── keys ─────────────────────────────────────────────────────────────────────────────────────
  function onKey(event) {
    const field = event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select");
    if (field || event.metaKey || event.isComposing || document.documentElement.classList.contains("sans-touches")) return;
    const line = current();
    const press = (what) => { const found = line?.querySelector(what); found?.click(); return Boolean(found); };
    let done = false;
    if (event.altKey && event.key === "ArrowUp") done = press("[data-monter]");
    else if (event.altKey && event.key === "ArrowDown") done = press("[data-descendre]");
    else if (event.ctrlKey && event.key === "Enter") { const all = main.querySelector("[data-publier]"); all?.click(); done = Boolean(all); }
    else if (event.altKey || event.ctrlKey) return;
    else if (event.key === "Enter" && event.target === line) done = press("[data-corriger]");
    else if (event.key === "h") done = press("[data-touche=h]");
    if (done) event.preventDefault();
  }
  document.addEventListener("keydown", onKey);
  main.addEventListener("toggle", (event) => {
    if (event.target.open) event.target.querySelector("input:not([type=hidden]), button")?.focus();
  }, true);

  // ── by hand ──────────────────────────────────────────────────────────────────────────────────
  if (!list) return;
  let dragged = null;
  const items = () => [...list.children];
  for (const grip of list.querySelectorAll("[data-poignee]")) {
    const item = grip.closest("li");
    if (!item.querySelector(".moves")) continue;
    grip.classList.add("can-drag");
    grip.draggable = true;
    grip.addEventListener("dragstart", (event) => {
      dragged = item;
      item.classList.add("dragged");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", item.id);
      event.dataTransfer.setDragImage(item, 10, 10);
    });
    grip.addEventListener("dragend", () => { item.classList.remove("dragged"); dragged = null; });
  }
  list.addEventListener("dragover", (event) => {
    if (!dragged) return;
    event.preventDefault();
    const over = event.target.closest("li");
    if (!over || over === dragged) return;
    const box = over.getBoundingClientRect();
    list.insertBefore(dragged, event.clientY > box.top + box.height / 2 ? over.nextElementSibling : over);
  });
  list.addEventListener("drop", (event) => {
    if (!dragged) return;
    event.preventDefault();
    const form = dragged.querySelector(".moves");
    const place = Object.assign(document.createElement("input"), { type: "hidden", name: "place", value: items().indexOf(dragged) + 1 });
    form.append(place);
    form.submit();
  });
})();
