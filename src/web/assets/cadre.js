/* SPDX-License-Identifier: EUPL-1.2 */
/* Tells the page around how high this one is, and takes what does not fit away from the keyboard. */
(() => {
  "use strict";
  const page = document.documentElement;
  const box = document.querySelector(".v");
  const items = [...document.querySelectorAll(".v li")];
  const tell = () => {
    items.forEach((item) => { item.hidden = false; });
    page.classList.add("entier");
    const height = Math.ceil(box.getBoundingClientRect().height);
    page.classList.remove("entier");
    if (height > innerHeight) {
      const right = box.getBoundingClientRect().right;
      const beyond = items.filter((item) => item.getBoundingClientRect().left >= right);
      beyond.forEach((item) => { item.hidden = true; });
    }
    if (parent !== window) parent.postMessage({ vigie: height }, "*");
  };
  addEventListener("load", tell);
  addEventListener("resize", tell);
  addEventListener("message", (event) => { if (event.data?.vigie === "?") tell(); });
})();
