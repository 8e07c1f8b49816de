// SPDX-License-Identifier: EUPL-1.2
// Keys and quiet updates for the desk. Everything works without this file: each action is a form.
"use strict";
(() => {
  const KEYS_OFF = "vigie.touches";
  const main = () => document.getElementById("contenu");
  const stories = () => [...main().querySelectorAll(".story")];
  const current = () => document.activeElement.closest(".story");
  const keysOn = () => localStorage.getItem(KEYS_OFF) !== "non";

  function announce() {
    const said = main().querySelector("[data-annonce]");
    if (said) document.getElementById("annonce").textContent = (said.querySelector("p") || said).textContent;
  }

  function goTo(story) {
    if (!story) return;
    story.focus({ preventScroll: true });
    story.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const all = stories();
    const at = all.indexOf(current());
    goTo(at < 0 ? all[0] : all[Math.min(Math.max(at + by, 0), all.length - 1)]);
  }

  // What was typed stays, and the reason goes above it. Where a proxy answered for vigie, nobody knows
  // whether something was done. Where another session has begun, the forms take its token, so that
  // sending again works.
  function refused(form, answer, page) {
    const token = page.querySelector("[name=jeton]");
    if (token) document.querySelectorAll("[name=jeton]").forEach((field) => (field.value = token.value));
    const plain = (answer.headers.get("content-type") || "").startsWith("text/plain");
    const sentence = answer.status === 403 && token
      ? "Une autre session s’est ouverte depuis\u00a0: rien n’a été enregistré. Envoyez de nouveau."
      : (plain ? page.body : page.querySelector("#contenu p"))?.textContent.trim() ||
        "vigie n’a pas pu répondre\u00a0: ce que vous avez saisi reste ici. Avant de recommencer, " +
        "regardez dans un autre onglet si c’est enregistré.";
    form.querySelector(".problem")?.remove();
    const said = Object.assign(document.createElement("p"), { className: "problem", textContent: sentence });
    if (answer.status === 403 && !token) {
      said.append(" ", Object.assign(document.createElement("a"),
        { href: "/connexion", target: "_blank", textContent: "Se connecter dans un autre onglet" }));
    }
    form.prepend(said);
    document.getElementById("annonce").textContent = sentence;
    delete form.dataset.sent;
  }

  // Sends a form and puts the page that comes back in place of this one's content.
  async function send(form, button) {
    const fields = new URLSearchParams(new FormData(form));
    if (button && button.name) fields.set(button.name, button.value);
    const answer = await fetch(form.action, { method: "POST", body: fields });
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const shown = answer.ok || answer.status === 409 || answer.status === 422;
    if (!shown) return refused(form, answer, next);
    const content = next.getElementById("contenu");
    if (!content || new URL(answer.url).pathname === "/connexion") return location.assign(answer.url);
    main().replaceChildren(...document.adoptNode(content).childNodes);
    document.title = next.title;
    prepare();
    announce();
    const field = main().querySelector("[aria-invalid]");
    const after = document.getElementById("h" + (fields.get("suivante") || ""));
    const same = document.getElementById(form.closest(".story")?.id || "");
    if (field) field.focus();
    else if (same || after || stories()[0]) goTo(same || after || stories()[0]);
    else main().focus();
  }

  function act(key) {
    const here = current();
    const find = (root) => root && root.querySelector(`[data-touche="${key}"]`);
    const last = main().querySelector(`.notice [data-touche="${key}"]`);  // u: whatever is in hand now
    const target = last || find(here) || (key === "m" && find(main()));
    if (!target) return;
    if (target.tagName === "INPUT") return target.focus();
    if (target.tagName !== "SUMMARY") return target.click();
    const panel = target.parentElement;
    panel.open = key === "r" || !panel.open;
    const field = panel.open && panel.querySelector(key === "t" ? "select" : "textarea");
    if (field) field.focus();
  }

  function onKey(event) {
    const field = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "Escape" && field && field.closest("details.relay, details.add-tag")) {
      const story = field.closest(".story");
      field.closest("details").open = false;
      return goTo(story);
    }
    if (field || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (!keysOn()) return;
    if (event.key === "?") {
      const help = document.getElementById("aide");
      if (!help) return;
      help.open = !help.open;
      help.querySelector("summary").focus();
      return event.preventDefault();
    }
    const arrows = current() === document.activeElement && current();
    if (event.key === "j" || (arrows && event.key === "ArrowDown")) step(1);
    else if (event.key === "k" || (arrows && event.key === "ArrowUp")) step(-1);
    else if ("gerudtsxm".includes(event.key)) act(event.key);
    else return;
    event.preventDefault();
  }

  function prepare() {
    const help = document.getElementById("aide");
    if (!help) return;
    help.hidden = false;
    const box = document.getElementById("touches");
    box.checked = keysOn();
    box.addEventListener("change", () => localStorage.setItem(KEYS_OFF, box.checked ? "oui" : "non"));
  }

  document.addEventListener("keydown", onKey);
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-vif]") || form.dataset.sent) return;
    event.preventDefault();
    form.dataset.sent = "oui";  // a second click waits for the first answer
    send(form, event.submitter).catch(() => {
      const button = event.submitter;  // the network failed: let the browser do it, and say so itself
      if (button && button.name) form.append(Object.assign(document.createElement("input"),
        { type: "hidden", name: button.name, value: button.value }));
      form.submit();
    });
  });
  prepare();
  announce();
})();
