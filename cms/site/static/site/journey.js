/* The steps of a journey: open and close, tick off, and “my list”. Without this file every step is open.
   What is ticked stays in this browser (localStorage), what is open in this tab (sessionStorage); nothing is sent. */
(() => {
  "use strict";
  const read = (store, key) => { try { return JSON.parse(store().getItem(key)) || []; } catch { return []; } };
  const write = (store, key, value) => { try { store().setItem(key, JSON.stringify(value)); } catch { /* full, or forbidden */ } };
  const local = () => window.localStorage, tab = () => window.sessionStorage;

  const page = document.querySelector("[data-journey]");
  if (page) {
    const key = `reis:${page.dataset.journey}`, words = page.dataset;
    const known = [...page.querySelectorAll("[data-step]")];
    const done = new Set(read(local, key)), open = new Set(read(tab, key));
    const progress = page.querySelector(".journey-progress");

    const all = document.createElement("button");
    all.type = "button";
    all.className = "button-quiet journey-all";
    const buttons = new Map(), ticks = new Map();
    const show = (step, is) => {
      const button = buttons.get(step), name = step.dataset.step;
      button.setAttribute("aria-expanded", String(is));
      step.querySelector(".journey-body").hidden = !is;
      if (is) open.add(name); else open.delete(name);
    };
    const areOpen = () => known.every((step) => open.has(step.dataset.step));
    const keep = () => {
      write(tab, key, [...open]);
      all.textContent = areOpen() ? words.wordsHideAll : words.wordsShowAll;
      all.setAttribute("aria-expanded", String(areOpen()));
    };
    const count = () => {
      const number = known.filter((step) => done.has(step.dataset.step)).length;
      progress.hidden = number === 0;
      progress.textContent = words.wordsCount.replace("%1", number).replace("%2", known.length);
    };
    const tick = (step, is) => {
      const name = step.dataset.step;
      if (is) done.add(name); else done.delete(name);
      step.classList.toggle("journey-done", is);
      step.querySelector(".journey-mark").textContent = is ? words.wordsDone : "";
      ticks.get(step).checked = is;
    };

    known.forEach((step) => {
      const title = step.querySelector(".journey-title"), body = step.querySelector(".journey-body");
      const button = document.createElement("button");
      button.type = "button";
      button.append(...title.childNodes);
      const mark = document.createElement("span");
      mark.className = "journey-mark";
      button.append(mark);
      button.setAttribute("aria-controls", body.id);
      title.append(button);
      button.addEventListener("click", () => { show(step, body.hidden); keep(); });
      buttons.set(step, button);

      const label = document.createElement("label"), box = document.createElement("input");
      box.type = "checkbox";
      label.className = "journey-tick";
      label.append(box, words.wordsTick);
      body.append(label);
      box.addEventListener("change", () => { tick(step, box.checked); write(local, key, [...done]); count(); });
      ticks.set(step, box);
      tick(step, done.has(step.dataset.step));
    });
    const toHash = () => {
      const step = known.find((one) => `#${one.id}` === decodeURIComponent(location.hash));
      if (step) { show(step, true); keep(); step.scrollIntoView(); }
    };
    const kept = new Set(open);
    known.forEach((step) => show(step, kept.has(step.dataset.step)));
    all.addEventListener("click", () => { const is = !areOpen(); known.forEach((step) => show(step, is)); keep(); });
    page.querySelector(".journey-tools").append(all);
    keep();
    count();
    toHash();
    window.addEventListener("hashchange", toHash);
    window.addEventListener("storage", (event) => {
      if (event.key !== key) return;
      const now = new Set(read(local, key));
      known.forEach((step) => tick(step, now.has(step.dataset.step)));
      count();
    });
  }

  const list = document.querySelector("[data-journey-list]");
  if (list) {
    const fresh = !list.querySelector("[role=alert], .journey-day");
    const done = new Set(read(local, `reis:${list.dataset.journeyList}`));
    if (fresh) list.querySelectorAll("[name=stap]").forEach((box) => { if (done.has(box.value)) box.checked = false; });
    const print = list.querySelector("[data-print]");
    print.hidden = false;
    print.addEventListener("click", () => window.print());
    list.querySelector("[role=alert]")?.focus();
  }
})();
