/* The call screen: notes that are kept while one types, calls that come in by themselves, a minute to undo.
   Without this file every action is a form, and the notes have a button. */
(() => {
  "use strict";
  const KEEP_AFTER = 1000;   // ms after the last key
  const KEEP_BY = 3000;      // ms after the first key that is not kept yet
  const AGAIN = 3000;        // ms until the next try when there is no connection
  const STAYS = 12000;       // ms that a message stands; what it says stands at the side too
  const LOOK = 4000;         // ms between two looks at what came in
  const pane = () => document.getElementById("contact");
  const say = (text, wrong) => {
    const said = document.getElementById("said");
    if (!said) return;
    said.textContent = "";
    said.classList.toggle("said-wrong", Boolean(wrong));
    window.clearTimeout(said.going);
    window.setTimeout(() => { said.textContent = text; }, 50);
    said.going = window.setTimeout(() => { said.textContent = ""; }, STAYS);
  };
  document.addEventListener("portal:said", (event) => say(event.detail.text, event.detail.wrong));

  /* Notes. What is not kept yet lives here by contact, so that it outlives a switch to another one. */
  const unkept = new Map();
  const kept = new Map();  // the last words on the server: a screen that was asked for before them may come in after
  const told = new Map();  // how it stands with the notes: said again when the contact comes back on the screen
  const area = (uuid) => document.querySelector(`[data-notes="${uuid}"]`);
  const tell = (uuid, what) => {
    told.set(uuid, what);
    const state = area(uuid)?.parentElement.querySelector("[data-notes-state]");
    if (state && state.dataset.says !== what) {
      state.dataset.says = what;
      state.textContent = state.dataset[what] || "";
      state.classList.toggle("notes-lost", what === "offline" || what === "refused");
    }
  };
  const conflict = (uuid, other) => {
    const holder = area(uuid)?.parentElement;
    const box = holder?.querySelector("[data-notes-other]");
    if (!box) return;
    tell(uuid, "changed");  // the notice says more
    box.querySelector("[data-other-text]").textContent = other.text;
    box.hidden = false;
    const settle = (text) => {
      const notes = area(uuid);
      box.hidden = true;
      notes.dataset.version = other.version;
      if (text !== null) notes.value = text;
      unkept.delete(uuid);
      typed(notes, 0);
      notes.focus();
    };
    box.querySelector("[data-keep-mine]").onclick = () => settle(null);
    box.querySelector("[data-take-other]").onclick = () => settle(other.text);
  };
  const keep = async (uuid, last = false) => {
    const note = unkept.get(uuid);
    if (!note || note.busy) return;
    window.clearTimeout(note.timer);
    note.busy = true;
    const text = note.text;
    const back = location.pathname + location.search;
    const body = new URLSearchParams({ text, version: note.version, back, since: note.began, csrfmiddlewaretoken: note.token });
    tell(uuid, "keeping");
    let answer = null;
    try {
      answer = await fetch(note.address, { method: "POST", body, keepalive: last, headers: { Accept: "application/json" } });
    } catch { /* no connection: tried again below */ }
    note.busy = false;
    if (answer?.ok) {
      const { version, begun: address } = await answer.json();
      note.version = version;
      kept.set(uuid, { text, version });
      const notes = area(uuid);
      if (notes) { notes.dataset.version = version; notes.defaultValue = text; }
      if (note.text === text) { unkept.delete(uuid); tell(uuid, "kept"); } else later(uuid, KEEP_AFTER);
      if (address && notes?.form.elements.since) begin(address);
    } else if (answer?.status === 409) {
      conflict(uuid, await answer.json());
    } else if (answer && answer.status < 500) {
      tell(uuid, "refused");
    } else {
      tell(uuid, "offline");
      later(uuid, AGAIN);
    }
  };
  const later = (uuid, wait) => {
    const note = unkept.get(uuid);
    window.clearTimeout(note.timer);
    note.timer = window.setTimeout(() => keep(uuid), wait);
  };
  const typed = (notes, wait = KEEP_AFTER) => {
    const uuid = notes.dataset.notes;
    const form = notes.form;
    const known = unkept.get(uuid);
    const note = known || { since: Date.now(), version: notes.dataset.version, address: form.action, began: form.elements.since?.value || "", token: form.elements.csrfmiddlewaretoken.value };
    note.text = notes.value;
    unkept.set(uuid, note);
    if (told.get(uuid) === "kept") tell(uuid, "changed");  // what stands there now is not
    if (note.busy) return;
    later(uuid, Math.max(0, Math.min(wait, note.since + KEEP_BY - Date.now())));
  };
  document.addEventListener("input", (event) => { if (event.target.matches("[data-notes]")) typed(event.target); });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".call-notes")) return;
    event.preventDefault();
    typed(event.target.querySelector("[data-notes]"), 0);
  });
  const keepAll = () => unkept.forEach((_note, uuid) => keep(uuid, true));
  window.addEventListener("online", keepAll);
  window.addEventListener("pagehide", keepAll);
  document.addEventListener("visibilitychange", () => { if (document.hidden) keepAll(); });
  window.addEventListener("beforeunload", (event) => { if (unkept.size) { keepAll(); event.preventDefault(); } });
  document.addEventListener("htmx:beforeSwap", () => { keepAll(); remember(); });
  /* The screen came back around a contact whose last words are still on their way. */
  const restore = () => {
    fill();
    tellHalf();
    document.querySelectorAll("[data-notes]").forEach((notes) => {
      const uuid = notes.dataset.notes;
      const last = kept.get(uuid);
      if (last && Number(notes.dataset.version) < last.version) {
        notes.dataset.version = last.version;
        notes.defaultValue = last.text;
        write(notes, last.text);
      }
      if (told.has(uuid)) tell(uuid, told.get(uuid));
      const note = unkept.get(uuid);
      if (!note || notes.value === note.text) return;
      write(notes, note.text);
      if (!note.busy) later(uuid, 0);
    });
  };
  const write = (notes, text) => {
    const at = caret?.uuid === notes.dataset.notes ? caret : { start: notes.selectionStart, end: notes.selectionEnd };
    notes.value = text;
    notes.setSelectionRange(at.start, at.end);
  };

  /* A screen that is drawn anew under the hands of who types: the cursor stays, and so does what stands in the box. */
  let caret = null;
  let words = null;
  const remember = () => {
    const active = document.activeElement;
    caret = active?.matches("[data-notes]") ? { uuid: active.dataset.notes, start: active.selectionStart, end: active.selectionEnd } : null;
    const box = document.getElementById("search");
    words = begun && box && box.value !== box.defaultValue ? box.value : null;
  };

  /* The first words of a conversation that was not begun yet begin it: the rest of the screen follows. */
  let begun = false;
  const begin = async (address) => {
    begun = true;
    await window.htmx.ajax("GET", address, { target: "#screen", select: "#screen", swap: "outerHTML show:none" });
    begun = false;
    history.replaceState({ htmx: true }, "", address);
    const box = document.getElementById("search");
    if (words !== null && box) box.value = words;
  };

  /* A form keeps what was typed and chosen in it while something else is on the screen, also another contact. Only
     files cannot be put back, and nothing of it outlives this window. */
  const drafts = new Map();
  const fieldsOf = (form, name) => [...form.elements].filter((field) => field.name === name);
  const half = () => document.querySelector("[data-half]");
  document.addEventListener("input", ({ target: field }) => {
    const form = field.closest("[data-draft]");
    if (!form || !field.name || field.matches("[type=file], [type=hidden]")) return;
    const key = form.dataset.draft;
    const title = form.closest(".opened")?.querySelector("h2")?.textContent.trim();
    if (!drafts.has(key)) drafts.set(key, { fields: new Map(), contact: half()?.dataset.half, title });
    const chosen = () => fieldsOf(form, field.name).filter((one) => one.checked).map((one) => one.value);
    drafts.get(key).fields.set(field.name, field.matches("[type=checkbox], [type=radio]") ? chosen() : field.value);
  });
  const fill = () => document.querySelectorAll("form[data-draft]:not([data-filled])").forEach((form) => {
    form.dataset.filled = "1";
    const draft = drafts.get(form.dataset.draft);
    if (!draft) return;
    draft.fields.forEach((value, name) => fieldsOf(form, name).forEach((field) => {
      if (Array.isArray(value)) field.checked = value.includes(field.value); else field.value = value;
    }));
    const around = form.closest("details");
    if (around && [...draft.fields.values()].some((value) => value.length)) around.open = true;
    form.querySelector("[data-topics]")?.dispatchEvent(new Event("change", { bubbles: true }));
  });
  /* What is half filled in and not on the screen, in the contact to which it belongs: one click opens it again. */
  const tellHalf = () => {
    const place = half();
    if (!place) return;
    const closed = [...drafts].filter(([key, draft]) => draft.title && draft.contact === place.dataset.half && !document.querySelector(`form[data-draft="${key}"]`));
    place.hidden = !closed.length;
    place.querySelector("ul").replaceChildren(...closed.map(([key, draft]) => {
      const row = document.createElement("li");
      const link = document.createElement("a");
      Object.entries({ href: key, "hx-get": key, "hx-target": "#item", "hx-swap": "innerHTML show:none" }).forEach(([name, value]) => link.setAttribute(name, value));
      link.textContent = draft.title;
      row.append(link);
      return row;
    }));
    window.htmx.process(place);
  };
  const done = (form, xhr) => {
    if (form?.matches?.("[data-draft]") && xhr.status < 400 && !/"wrong": true/.test(xhr.getResponseHeader("HX-Trigger") || "")) drafts.delete(form.dataset.draft);
  };
  document.addEventListener("htmx:beforeSwap", (event) => done(event.detail.requestConfig?.elt, event.detail.xhr));
  document.addEventListener("htmx:afterRequest", (event) => { done(event.detail.elt, event.detail.xhr); tellHalf(); });
  document.addEventListener("click", (event) => {
    const form = event.target.closest("[data-drop]")?.closest("[data-draft]");
    if (form) drafts.delete(form.dataset.draft);
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.matches("[data-notes]")) { event.stopPropagation(); event.target.blur(); }
  }, true);

  /* A minute to undo: after it the button goes away. */
  const countDown = () => document.querySelectorAll("form.undo:not([data-counting])").forEach((form) => {
    form.dataset.counting = "1";
    window.setTimeout(() => {
      const here = form.contains(document.activeElement);
      form.remove();
      if (here) document.getElementById("search")?.focus();
    }, Number(form.dataset.seconds) * 1000);
  });

  /* What became of what was sent stands on the row by itself; who stands on one of its buttons stays there. */
  const redrawFiled = (drawn) => {
    const rows = document.getElementById("filed");
    if (!rows || !drawn) return;
    const bad = (list) => list.querySelectorAll(".told-bounced").length;
    const came = bad(drawn) > bad(rows);
    const active = rows.contains(document.activeElement) ? document.activeElement : null;
    const at = active?.getAttribute("href") || active?.form?.getAttribute("action");
    rows.replaceWith(drawn);
    window.htmx.process(drawn);
    countDown();
    if (at) [...drawn.querySelectorAll("a, form")].filter((el) => [el.getAttribute("href"), el.getAttribute("action")].includes(at)).map((el) => el.querySelector("button") || el)[0]?.focus();
    if (came) say(document.getElementById("said").dataset.bounced, true);
  };

  /* What comes in by itself: looked at every few seconds while somebody looks at the screen. */
  const look = async () => {
    const list = document.getElementById("running");
    if (!list || document.hidden) return;
    const asked = new URL(list.dataset.address, location.href);
    asked.searchParams.set("stempel", list.dataset.stamp);
    if (list.dataset.contact) asked.searchParams.set("contact", list.dataset.contact);
    let answer;
    try { answer = await fetch(asked, { headers: { "HX-Request": "true" } }); } catch { return; }
    if (answer.status !== 200 || answer.redirected || list !== document.getElementById("running")) return;
    const before = new Set([...list.querySelectorAll("[data-running]")].map((link) => link.dataset.running));
    const focused = document.activeElement.closest("#running [data-running]")?.dataset.running;
    const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
    const drawn = parsed.getElementById("running");
    if (!drawn) return;
    list.replaceWith(drawn);
    window.htmx.process(drawn);
    if (focused) drawn.querySelector(`[data-running="${focused}"]`)?.focus();
    redrawFiled(parsed.getElementById("filed"));
    const came = [...drawn.querySelectorAll("[data-call]")].filter((link) => !before.has(link.dataset.running)).pop();
    if (!came) return;
    const box = document.getElementById("search");
    say(document.getElementById("said").dataset.came);
    if (!drawn.dataset.contact && box.value === box.defaultValue) came.click();
  };
  window.setInterval(look, LOOK);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });

  /* After an action: the undo button, words that are still on their way, the box ready for the next question. */
  document.addEventListener("htmx:afterSwap", restore);
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target.id === "item") document.querySelector("#item .field-wrong :is(input, textarea, select)")?.focus();
    if (!["contact", "screen", "item"].includes(event.detail.target.id)) return;
    countDown();
    if (event.detail.target.id === "screen" && document.activeElement === document.body) document.getElementById("search")?.focus();
  });
  document.addEventListener("htmx:sendError", () => say(document.getElementById("said")?.dataset.offline || "", true));
  countDown();
  if (pane()) restore();
})();
