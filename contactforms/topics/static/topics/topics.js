/* Hides the topic questions that do not apply. What is hidden the server does not keep either. */
(() => {
  const holds = (form, condition) => {
    const [question, option] = condition.split(":");
    const row = form.querySelector(`[data-topic="${CSS.escape(question)}"]`);
    return Boolean(row && !row.hidden && row.querySelector(`input[value="${CSS.escape(option)}"]:checked`));
  };
  const apply = (form) => {
    for (const row of form.querySelectorAll("[data-only-if]")) {
      row.hidden = !row.dataset.onlyIf.split(" ").some((condition) => holds(form, condition));
    }
    for (const words of form.querySelectorAll("[data-topic-when]")) words.hidden = true;
  };
  const all = () => document.querySelectorAll("[data-topics]").forEach(apply);
  document.addEventListener("change", (event) => {
    const form = event.target.closest?.("[data-topics]");
    if (form) apply(form);
  });
  document.addEventListener("htmx:load", all); // a form that came in later
  window.addEventListener("pageshow", all); // back: the browser fills in what was there
  all();
})();
