/* The desk's conveniences. Everything works without this file: links are links and forms are forms. */
(() => {
  "use strict";
  const SWITCH = "portal-keys-off";
  const off = () => localStorage.getItem(SWITCH) === "1";
  const typing = (el) => el.closest("input, textarea, select, [contenteditable], dialog[open]") !== null;
  const links = () => [...document.querySelectorAll("[data-row-link]")];

  /* j and k: to the next or previous question of the list. */
  const move = (step) => {
    const all = links();
    if (!all.length) return;
    const row = document.activeElement.closest("[data-row]") || document.querySelector("[data-row]:has([data-row-link][aria-current])");
    const now = row ? all.indexOf(row.querySelector("[data-row-link]")) : -1;
    const next = now < 0 && step < 0 ? all.length - 1 : Math.min(Math.max(now + step, 0), all.length - 1);
    all[next].focus();
  };

  /* t: the take button of the question in focus, or of the one on the screen. */
  const take = () => {
    const row = document.activeElement.closest("[data-row]");
    const button = (row || (links().length ? null : document))?.querySelector("[data-take]");
    if (button) button.click();
  };

  const help = () => document.getElementById("shortcuts")?.showModal();
  const keys = { j: () => move(1), k: () => move(-1), t: take, "?": help, "/": () => {
    const search = document.getElementById("search");
    if (search) { search.focus(); search.select(); }
  } };

  /* Other keys stand on what they act on: data-key on a button, a link or a field. In a list that of the row in
     focus counts, else that of the open result, else the last one outside the list: never a row by accident. */
  const marked = (key) => {
    if (key.length !== 1) return null;
    const wanted = `[data-key="${CSS.escape(key)}"]`;
    const row = document.activeElement.closest("[data-row]");
    const found = row?.querySelector(wanted) || document.querySelector(`#item ${wanted}`)
      || [...document.querySelectorAll(wanted)].filter((el) => !el.closest("[data-row]")).pop();
    if (!found) return null;
    return () => { if (found.matches("input, textarea, select")) found.focus(); else found.click(); };
  };

  document.addEventListener("keydown", (event) => {
    const act = keys[event.key] || marked(event.key);
    if (!act || off() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.repeat && event.key !== "j" && event.key !== "k") return;
    if (typing(event.target)) return;
    event.preventDefault();
    act();
  });

  /* A form is sent once; a text that was not sent is not lost by leaving. */
  let sent = false;
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-once]")) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    sent = true;
    form.querySelectorAll("button").forEach((button) => button.setAttribute("aria-disabled", "true"));
  });
  window.addEventListener("pageshow", (event) => {
    sent = false;
    if (!event.persisted) return;
    document.querySelectorAll("[data-sent]").forEach((form) => {
      delete form.dataset.sent;
      form.querySelectorAll("button").forEach((button) => button.removeAttribute("aria-disabled"));
    });
  });
  window.addEventListener("beforeunload", (event) => {
    const changed = [...document.querySelectorAll("[data-keep] textarea")].some((area) => area.value.trim() !== area.defaultValue.trim());
    if (changed && !sent) event.preventDefault();
  });

  const ready = () => {
    document.querySelectorAll("[data-insert]").forEach((button) => {
      button.hidden = false;
      button.onclick = () => {
        const area = document.getElementById(button.dataset.into);
        const text = document.getElementById(button.dataset.insert).textContent.trim();
        const before = area.value.slice(0, area.selectionStart);
        area.setRangeText((before && !before.endsWith("\n") ? "\n\n" : "") + text, area.selectionStart, area.selectionEnd, "end");
        area.focus();
      };
    });
    const open = document.getElementById("shortcuts-open");
    const choice = document.getElementById("shortcuts-on");
    if (open) { open.hidden = false; open.onclick = help; }
    if (choice) { choice.checked = !off(); choice.onchange = () => localStorage.setItem(SWITCH, choice.checked ? "0" : "1"); }
    document.getElementById("conflict")?.focus();
    document.querySelector(".field-wrong :is(input, textarea)")?.focus();
  };
  ready();

  /* htmx: a session that ended sends the whole window to the login instead of filling a corner with it. */
  document.addEventListener("htmx:beforeSwap", (event) => {
    const to = event.detail.xhr.responseURL;
    if (to && new URL(to).pathname.startsWith("/account/")) { event.detail.shouldSwap = false; window.location.assign(to); }
  });
  document.addEventListener("htmx:responseError", () => window.location.reload());
})();
