/* Over pages that work without it: leaving quickly with Escape, copying and printing, names of streets while typing. */
(() => {
  "use strict";
  for (const part of document.querySelectorAll("[data-with-script]")) part.hidden = false;

  const leave = document.querySelector("[data-leave]");
  if (leave) {
    const go = () => {
      document.body.hidden = true; // at once, however slow the network
      location.replace(leave.href); // the page that was read is not behind the button “back”
    };
    leave.addEventListener("click", (event) => { event.preventDefault(); go(); });
    let pressed = [];
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") { pressed = []; return; }
      pressed = [...pressed, Date.now()].filter((moment) => Date.now() - moment < 5000);
      if (pressed.length >= 3) go();
    });
  }

  document.querySelector("[data-print]")?.addEventListener("click", () => window.print());

  for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      const field = document.getElementById(button.dataset.copy);
      const said = button.parentElement.querySelector("[data-said]");
      try { await navigator.clipboard.writeText(field.value); } catch { field.focus(); field.select(); return; }
      said.textContent = button.dataset.done;
    });
  }

  const apart = document.querySelector("[data-apart]"); // “none of these” and the others exclude each other
  apart?.form.addEventListener("change", ({ target }) => {
    if (target.type !== "checkbox" || !target.checked) return;
    for (const box of apart.form.querySelectorAll("[type=checkbox]")) {
      if ((target === apart) !== (box === apart)) box.checked = false;
    }
  });

  for (const field of document.querySelectorAll("[data-places]")) {
    const list = document.getElementById(field.getAttribute("list"));
    let waiting, latest = 0;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const typed = field.value.trim(), number = ++latest;
        if (typed.length < 2) return list.replaceChildren();
        const answer = await fetch(`${field.dataset.places}&q=${encodeURIComponent(typed)}`).catch(() => null);
        if (!answer?.ok || number !== latest) return;
        const { places } = await answer.json();
        list.replaceChildren(...places.map((name) => Object.assign(document.createElement("option"), { value: name })));
      }, 150);
    });
  }
})();
