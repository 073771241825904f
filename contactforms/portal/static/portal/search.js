/* The search: suggestions as one types, arrows through the results, one result opened and closed beside them.
   Without this file the form is a form and a result is a page. */
(() => {
  "use strict";
  /* Looked up each time: the screen may be drawn anew around another contact. */
  const box = () => document.getElementById("search");
  const list = () => document.getElementById("suggestions");
  const found = () => document.getElementById("found");
  const links = () => [...document.querySelectorAll("[data-row-link]")];
  const options = () => [...list().querySelectorAll("[role=option]")];
  const chosen = () => list().querySelector("[aria-selected=true]");

  let asked = null;  // what was sent: its suggestions come too late

  /* Suggestions: the box keeps the focus, the arrows choose, Enter takes. */
  const show = (open) => {
    const hidden = !open || !list().children.length;
    list().hidden = hidden;
    box().setAttribute("aria-expanded", String(!hidden));
    if (hidden) { chosen()?.setAttribute("aria-selected", "false"); box().removeAttribute("aria-activedescendant"); }
  };
  const choose = (step) => {
    const all = options();
    const at = all.indexOf(chosen());
    const next = at + step < -1 ? all.length - 1 : at + step;
    chosen()?.setAttribute("aria-selected", "false");
    if (next < 0 || next >= all.length) { box().removeAttribute("aria-activedescendant"); return; }
    all[next].setAttribute("aria-selected", "true");
    all[next].scrollIntoView({ block: "nearest" });
    box().setAttribute("aria-activedescendant", all[next].id);
  };
  const take = (option) => {
    box().value = option.dataset.text;
    show(false);
    box().form.requestSubmit();
  };
  document.addEventListener("mousedown", (event) => { if (event.target.closest("#suggestions")) event.preventDefault(); });
  document.addEventListener("click", (event) => {
    const option = event.target.closest("#suggestions [role=option]");
    if (option) take(option);
  });
  document.addEventListener("focusout", (event) => { if (event.target === box()) show(false); });
  document.addEventListener("submit", (event) => {
    if (event.target.id !== "finder") return;
    asked = box().value;
    window.htmx?.trigger(box(), "htmx:abort");
    show(false);
  }, true);
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target === list()) show(document.activeElement === box() && box().value.trim() !== "" && box().value !== asked);
  });
  document.addEventListener("input", (event) => { if (event.target === box()) asked = null;
  });

  const keysOfBox = {
    ArrowDown: () => { if (!list().hidden) choose(1); else links()[0]?.focus(); },
    ArrowUp: () => { if (!list().hidden) choose(-1); },
    Escape: () => { if (list().hidden) return false; show(false); return true; },
    Enter: () => { if (list().hidden || !chosen()) return false; take(chosen()); return true; },
  };
  document.addEventListener("keydown", (event) => {
    const act = event.target === box() && keysOfBox[event.key];
    if (!act || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (act() !== false) { event.preventDefault(); event.stopPropagation(); }
  }, true);

  /* One result beside the list. */
  const current = () => document.querySelector("[data-row-link][aria-current]");
  const close = () => {
    const region = found();
    const link = current();
    const address = new URL(region.dataset.list, location.href).href;
    region.classList.remove("has-item");
    document.getElementById("item").replaceChildren();
    link?.removeAttribute("aria-current");
    if (address !== location.href) history.pushState({ htmx: true }, "", address);
    (link || box()).focus();
  };
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id !== "item") return;
    const asked = event.detail.requestConfig?.path;
    current()?.removeAttribute("aria-current");
    links().find((link) => link.getAttribute("href") === asked)?.setAttribute("aria-current", "true");
    found().classList.add("has-item");
    document.getElementById("item").scrollTop = 0;
    // Who types meanwhile goes on typing: letters that land outside the box would be keys
    if (!document.activeElement.matches("input, textarea, select")) document.getElementById("item-title")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-close]") || event.ctrlKey || event.metaKey || event.shiftKey || !found()) return;
    event.preventDefault();
    close();
  });
  /* What was chosen in a panel stands at the side now: the panel is done. */
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && event.target.matches?.("[data-closes]") && found()?.classList.contains("has-item")) close();
  });

  /* Arrows in the list as j and k; Escape goes one step back: result, list, box. */
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("dialog[open], details.bar-account, .call-pane")) return;
    const here = event.target.closest("[data-row-link]");
    if (here && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const all = links();
      const next = all.indexOf(here) + (event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
      if (next < 0) box().focus(); else all[Math.min(next, all.length - 1)].focus();
    } else if (event.key === "Escape") {
      if (found().classList.contains("has-item")) close();
      else if (event.target !== box()) box().focus();
    }
  });

  /* The search before this one goes along, so that editors learn which words needed other words. */
  document.addEventListener("htmx:configRequest", (event) => {
    const note = found()?.dataset.previous;
    if (event.detail.elt === box().form && note) event.detail.headers["X-Previous-Search"] = note;
  });
})();
