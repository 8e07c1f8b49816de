/* SPDX-License-Identifier: EUPL-1.2 */
(() => {
  "use strict";
  const styles = `@STYLES@`;
  // Whatever fails, the host's own link stays as it is.
  const show = async (box) => {
    const link = box.querySelector("a[href]");
    if (!link || box.shadowRoot) return;
    const { nombre = 5, forme = "liste" } = box.dataset;
    const url = new URL(link.href);
    url.pathname += "/encart";
    url.search = new URLSearchParams({ nombre, forme, site: location.origin });
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 15000);
    const answer = await fetch(url, { credentials: "omit", cache: "no-cache", referrerPolicy: "no-referrer", signal: stop.signal });
    const made = document.createElement("template");
    if (answer.ok) made.innerHTML = await answer.text();
    if (!made.content.querySelector(".v") || box.shadowRoot) return;
    const root = box.attachShadow({ mode: "open" });
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
      root.adoptedStyleSheets = [sheet];
    } catch {
      root.append(Object.assign(document.createElement("style"), { textContent: styles }));
    }
    root.append(made.content);
  };
  const ready = (box) => show(box).catch(() => {});
  const begin = () => {
    const near = new IntersectionObserver((all) => all.forEach((one) => {
      if (!one.isIntersecting) return;
      near.unobserve(one.target);
      ready(one.target);
    }), { rootMargin: "400px" });
    const boxes = document.querySelectorAll("[data-vigie]");
    boxes.forEach((box) => near.observe(box));
    addEventListener("beforeprint", () => boxes.forEach(ready));
    // Frames say how high they are, when asked too.
    const frames = [...document.querySelectorAll("iframe[src*='/panorama']")];
    addEventListener("message", (event) => frames.forEach((frame) => {
      const height = Number(event.data?.vigie);
      const ours = frame.contentWindow === event.source && new URL(frame.src).origin === event.origin;
      if (ours && height > 0 && height < 20000) frame.style.height = height + "px";
    }));
    frames.forEach((frame) => frame.contentWindow?.postMessage({ vigie: "?" }, "*"));
  };
  if (document.readyState === "complete") begin(); else addEventListener("load", begin);
})();
