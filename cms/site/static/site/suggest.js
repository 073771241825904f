/* Suggestions under a search box: a combobox as WAI-ARIA describes it, over htmx, which is fetched when someone
   goes to a box for the first time. Without this file the box is a plain form. */
(() => {
  "use strict";
  let loading;
  const htmxOf = (form) => loading ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = form.dataset.htmx;
    script.onload = () => { window.htmx.process(document.body); done(window.htmx); };
    script.onerror = failed;
    document.head.append(script);
  });

  const combobox = (form) => {
    const input = form.querySelector("[type=search]");
    const box = form.querySelector(".suggestions");
    const announce = document.createElement("p"); // made now: a screen reader must know it before it speaks
    announce.className = "hidden";
    announce.setAttribute("role", "status");
    announce.setAttribute("data-announce", "");
    form.append(announce);
    let typed = input.value, active = null, wanted = false;
    const options = () => [...box.querySelectorAll("[role=option]")];
    const isOpen = () => !box.hidden;

    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");

    const mark = (option) => {
      active?.setAttribute("aria-selected", "false");
      active = option;
      if (!option) { input.removeAttribute("aria-activedescendant"); return; }
      option.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    };
    const open = () => {
      const list = box.querySelector("[role=listbox]");
      if (!list || !wanted || document.activeElement !== input) return close();
      box.hidden = false;
      input.setAttribute("aria-controls", list.id);
      input.setAttribute("aria-expanded", "true");
      announce.textContent = list.dataset.count;
    };
    const close = () => {
      mark(null);
      box.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-controls");
      announce.textContent = "";
    };
    const go = (option) => { close(); wanted = false; window.location.assign(option.dataset.url); };

    input.addEventListener("focus", () => htmxOf(form).catch(() => {}));
    input.addEventListener("input", () => {
      typed = input.value;
      wanted = typed.trim() !== "";
      mark(null);
      if (!wanted) close();
      if (!window.htmx) htmxOf(form).then((htmx) => htmx.trigger(input, "suggest"), () => {});
    });
    box.addEventListener("htmx:afterSwap", () => { active = null; mark(null); open(); });
    input.addEventListener("htmx:afterRequest", (event) => { if (!event.detail.successful) close(); });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      const all = options();
      if (event.key === "Escape" && isOpen()) { event.preventDefault(); wanted = false; close(); return; }
      if (event.key === "Enter" && isOpen() && active) { event.preventDefault(); go(active); return; }
      if (event.key === "Tab") { wanted = false; close(); return; }
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      if (!isOpen()) { wanted = true; open(); if (!isOpen()) return; }
      const step = event.key === "ArrowDown" ? 1 : -1;
      const place = active ? all.indexOf(active) + step : step > 0 ? 0 : all.length - 1;
      mark(all[place] ?? null); // past either end: back in the box itself
    });
    input.addEventListener("blur", () => { wanted = false; close(); });
    box.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the box
    box.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) go(option);
    });
    form.addEventListener("submit", () => { wanted = false; close(); });
    if (document.activeElement === input) htmxOf(form).catch(() => {});
  };

  document.querySelectorAll("[data-suggest]").forEach(combobox);

  /* What was searched before is counted by now: the address that people share need not say it. */
  const address = new URL(window.location.href);
  if (address.searchParams.has("vorige")) {
    address.searchParams.delete("vorige");
    window.history.replaceState(window.history.state, "", address);
  }
})();
