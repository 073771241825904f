// A row's grade follows the band it is moved to: by dragging, by the arrows, by its list of grades. Nothing is saved yet.
const form = document.getElementById("grading");
const said = document.getElementById("grading-said");
const note = form.querySelector("[data-unsaved-note]");
const band = (grade) => form.querySelector(`.grading__band[data-grade="${grade}"]`);
let unsaved = Boolean(form.dataset.unsaved);

function changed() {
  unsaved = true;
  note.hidden = false;
}

function put(row, grade, before = null) {
  const select = row.querySelector("select");
  select.value = String(grade);
  band(grade).querySelector("ol").insertBefore(row, before);
  said.textContent = form.dataset.said
    .replace("%(title)s", row.dataset.title)
    .replace("%(grade)s", select.selectedOptions[0].textContent);
  changed();
}

form.addEventListener("input", changed);
form.addEventListener("change", (event) => {
  const row = event.target.closest(".grading__row");
  if (!row) return;
  put(row, event.target.value);
  event.target.focus();
});
form.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=do]");
  const [step, thing] = button ? button.value.split(":") : [];
  if (step !== "up" && step !== "down") return;
  event.preventDefault();
  const row = button.closest(".grading__row");
  const grade = Number(row.querySelector("select").value) + (step === "up" ? 1 : -1);
  if (thing && grade >= 0 && grade <= 3) put(row, grade);
  button.focus();
});
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.target.id !== "find") return;
  event.preventDefault(); // else the first button, which saves
  form.requestSubmit(form.querySelector("#add button[value=find]"));
});
form.addEventListener("submit", () => { unsaved = false; });
addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

for (const handle of form.querySelectorAll(".grading__handle")) {
  handle.hidden = false;
  handle.addEventListener("pointerdown", (event) => { if (event.button === 0) drag(handle, event); });
}

function drag(handle, start) {
  const row = handle.closest(".grading__row");
  let over = null;
  start.preventDefault();
  handle.setPointerCapture(start.pointerId);
  row.classList.add("grading__row--drag");
  const move = (event) => {
    row.style.transform = `translate(${event.clientX - start.clientX}px, ${event.clientY - start.clientY}px)`;
    const under = document.elementFromPoint(event.clientX, event.clientY)?.closest(".grading__band") ?? null;
    if (under !== over) {
      over?.classList.remove("grading__band--over");
      under?.classList.add("grading__band--over");
      over = under;
    }
    if (event.clientY < 60) scrollBy(0, -12);
    if (event.clientY > innerHeight - 60) scrollBy(0, 12);
  };
  const end = (event) => {
    handle.removeEventListener("pointermove", move);
    document.removeEventListener("keydown", escape);
    over?.classList.remove("grading__band--over");
    row.classList.remove("grading__row--drag");
    row.style.transform = "";
    if (event.type === "pointerup" && over) {
      const rows = [...over.querySelectorAll(".grading__row")].filter((other) => other !== row);
      put(row, over.dataset.grade, rows.find((other) => other.getBoundingClientRect().top > event.clientY) ?? null);
    }
    handle.removeEventListener("pointerup", end);
    handle.removeEventListener("pointercancel", end);
  };
  const escape = (event) => { if (event.key === "Escape") end(event); };
  handle.addEventListener("pointermove", move);
  handle.addEventListener("pointerup", end);
  handle.addEventListener("pointercancel", end);
  document.addEventListener("keydown", escape);
}

const moved = form.dataset.moved && form.querySelector(`[data-thing="${CSS.escape(form.dataset.moved)}"] select`);
if (moved) moved.focus();
