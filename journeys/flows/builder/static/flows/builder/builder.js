/* The builder: every screen works without this. Here: the focus after a step, dragging, a form that follows its
   choices, a warning before typed words get lost, and a picture that stays where it was. */
(() => {
  const builder = () => document.getElementById("builder");
  let unsaved = false;
  let picture = null;

  const note = (changed) => {
    unsaved = changed;
    const shown = builder()?.querySelector("[data-unsaved-note]");
    if (shown) shown.hidden = !changed;
  };

  const centred = (scroll) => {
    const box = scroll.querySelector("[aria-current=true]") ?? scroll.querySelector("[data-start]");
    if (!box) return;
    const mine = box.getBoundingClientRect();
    const around = scroll.getBoundingClientRect();
    scroll.scrollLeft += mine.left + mine.width / 2 - around.left - around.width / 2;
    if (box.hasAttribute("aria-current")) scroll.scrollTop += mine.top + mine.height / 2 - around.top - around.height / 2;
  };

  /* The editor of rich text makes its box later, and gives it no name. */
  const named = (field) => {
    const name = () => field.querySelector("[contenteditable=true]")?.setAttribute("aria-labelledby", field.querySelector(".flow-label").id);
    name();
    new MutationObserver(name).observe(field, { childList: true, subtree: true });
  };

  const start = (first) => {
    const root = builder();
    if (!root) return;
    root.querySelectorAll("[data-plain]").forEach((box) => box.remove());
    root.querySelectorAll("[data-scripted]").forEach((box) => { box.hidden = false; });
    root.querySelectorAll(".flow-rich").forEach(named);
    for (const handle of root.querySelectorAll(".flow-handle")) handle.hidden = false;
    for (const button of root.querySelectorAll("[data-refresher]")) button.hidden = true;
    note(Boolean(root.dataset.unsaved));
    const scroll = document.getElementById("picture-scroll");
    if (scroll && picture) { scroll.dataset.size = picture.size; sizes(scroll); scroll.scrollTo(picture.left, picture.top); }
    if (scroll && (first || root.querySelector("#node-form"))) centred(scroll);
    const id = root.dataset.focus || (first ? "" : "panel");
    let wanted = id && document.getElementById(id);
    if (!wanted) return;
    if (id === "panel") {
      wanted = wanted.querySelector("h2") ?? wanted;
      wanted.tabIndex = -1;
    }
    if (wanted.matches(".flow-option, .flow-tests > li, .flow-rule")) wanted = wanted.querySelector("input[type=text], select") ?? wanted;
    if (wanted.disabled) wanted = wanted.closest("li") ?? document.getElementById("panel");
    wanted.focus({ preventScroll: id === "panel" });
    if (id === "panel" && !first) builder().scrollIntoView({ block: "start" });
    if (first && location.hash) document.querySelector(location.hash)?.scrollIntoView();
  };

  const sizes = (scroll) => {
    for (const link of builder().querySelectorAll("a[data-size]")) {
      if (link.dataset.size === (scroll.dataset.size ?? "")) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };

  document.addEventListener("click", (event) => {
    const size = event.target.closest("#builder a[data-size]");
    if (size) {
      event.preventDefault();
      event.stopPropagation();
      const scroll = document.getElementById("picture-scroll");
      scroll.dataset.size = size.dataset.size;
      sizes(scroll);
      return;
    }
    const link = event.target.closest("#builder a[href]");
    if (!link || link.getAttribute("href").startsWith("#") || !unsaved) return;
    if (confirm(builder().dataset.leave)) note(false);
    else { event.preventDefault(); event.stopPropagation(); }
  }, true);

  /* Wagtail's own chooser of pages; what was chosen goes to the server with the whole form. */
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-chooser]");
    if (!button) return;
    ModalWorkflow({
      url: button.dataset.chooser,
      triggerElement: button,
      onload: PAGE_CHOOSER_MODAL_ONLOAD_HANDLERS,
      responses: {
        pageChosen: (chosen) => {
          const form = button.form;
          form.elements.chosen.value = [chosen].flat().map((page) => page.id).join(",");
          form.querySelector(`button[value=${button.dataset.choose}]`).click();
        },
      },
    });
  });

  document.addEventListener("input", (event) => { if (event.target.closest("[data-guard]")) note(true); });
  document.addEventListener("change", (event) => {
    const choice = event.target.closest("[data-refresh]");
    if (choice) {
      builder().dataset.keep = choice.id;
      choice.form.querySelector("button[value=kind]").click(); // htmx sends the button that was clicked
    }
  });
  document.addEventListener("keydown", (event) => {
    const box = event.target.closest?.("[data-enter]");
    if (event.key !== "Enter" || !box) return;
    event.preventDefault();
    box.form.querySelector(`button[value=${box.dataset.enter}]`).click();
  });
  document.addEventListener("submit", () => { unsaved = false; });
  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

  let kept = "";
  document.addEventListener("htmx:beforeSwap", () => {
    const scroll = document.getElementById("picture-scroll");
    picture = scroll && { left: scroll.scrollLeft, top: scroll.scrollTop, size: scroll.dataset.size ?? "" };
    kept = builder()?.dataset.keep ?? "";
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (kept && document.getElementById(kept)) builder().dataset.focus = kept;
    start(false);
  });
  document.addEventListener("htmx:responseError", () => location.reload());

  document.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest(".flow-handle");
    if (handle && event.button === 0) drag(handle, event);
  });

  const drag = (handle, first) => {
    const row = handle.closest("li");
    const list = row.parentElement;
    first.preventDefault();
    row.classList.add("flow-node--drag");
    const before = [...list.children];
    const move = (event) => {
      const other = [...list.children].find((one) => {
        const box = one.getBoundingClientRect();
        return one !== row && event.clientY > box.top && event.clientY < box.bottom;
      });
      if (other) {
        const box = other.getBoundingClientRect();
        list.insertBefore(row, event.clientY < box.top + box.height / 2 ? other : other.nextSibling);
      }
      if (event.clientY < 80) scrollBy(0, -14);
      if (event.clientY > innerHeight - 60) scrollBy(0, 14);
    };
    const end = (event) => {
      document.removeEventListener("pointermove", move);
      document.removeEventListener("pointerup", end);
      document.removeEventListener("pointercancel", end);
      document.removeEventListener("keydown", escape);
      row.classList.remove("flow-node--drag");
      if (event.type !== "pointerup") list.append(...before);
      else if ([...list.children].some((one, n) => one !== before[n])) dropped(list, row);
    };
    const escape = (event) => { if (event.key === "Escape") end(event); };
    document.addEventListener("pointermove", move);
    document.addEventListener("pointerup", end);
    document.addEventListener("pointercancel", end);
    document.addEventListener("keydown", escape);
  };

  const dropped = (list, row) => {
    const keep = list.closest("form").querySelector("[data-order]");
    if (!keep) { note(true); return; }
    keep.value = `order:${row.id.replace("node-", "")}`;
    keep.click();
  };

  start(true);
})();
