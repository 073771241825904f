/* A condition of a topic question, built by choosing an answer to an earlier question.
   The input keeps `question:option:words`; the choice beside it is drawn anew from the form as it stands. */
(() => {
  /* The questions of a stream in their order: identity, words, answers, and the element they stand in. */
  const questionsIn = (prefix) => {
    const count = Number(document.querySelector(`input[name="${prefix}-count"]`)?.value ?? 0);
    const found = [];
    for (let n = 0; n < count; n += 1) {
      const at = `${prefix}-${n}`;
      if (document.querySelector(`input[name="${at}-deleted"]`)?.value) continue;
      const order = Number(document.querySelector(`input[name="${at}-order"]`)?.value ?? n);
      const question = {
        order,
        at,
        key: document.querySelector(`input[name="${at}-id"]`)?.value ?? "",
        label: document.querySelector(`[name="${at}-value-label"]`)?.value.trim() ?? "",
        options: [],
      };
      const options = Number(document.querySelector(`input[name="${at}-value-options-count"]`)?.value ?? 0);
      for (let m = 0; m < options; m += 1) {
        const one = `${at}-value-options-${m}`;
        if (document.querySelector(`input[name="${one}-deleted"]`)?.value) continue;
        question.options.push({
          order: Number(document.querySelector(`input[name="${one}-order"]`)?.value ?? m),
          key: document.querySelector(`input[name="${one}-id"]`)?.value ?? "",
          label: document.querySelector(`[name="${one}-value"]`)?.value.trim() ?? "",
        });
      }
      question.options.sort((a, b) => a.order - b.order);
      found.push(question);
    }
    return found.sort((a, b) => a.order - b.order);
  };

  const draw = (input) => {
    const place = input.name.match(/^(.+?)-(\d+)-value-only_if-/);
    if (!place) return;
    const [, prefix] = place;
    const mine = `${prefix}-${place[2]}`;
    const all = questionsIn(prefix);
    const earlier = all.slice(0, all.findIndex((question) => question.at === mine));
    const [question, option, ...rest] = input.value.split(":");
    const kept = input.value;
    let select = input.parentElement.querySelector("select[data-topic-choose]");
    if (!select) {
      select = document.createElement("select");
      select.dataset.topicChoose = "";
      select.id = `${input.id}-choose`;
      select.addEventListener("change", () => {
        input.value = select.value;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      });
      input.type = "hidden";
      input.after(select);
      const label = document.querySelector(`label[for="${CSS.escape(input.id)}"]`);
      if (label) label.htmlFor = select.id;
      else select.setAttribute("aria-label", input.dataset.topicGiven || "Antwoord");
    }
    const wanted = [];
    for (const one of earlier) {
      const answers = one.options.filter((answer) => answer.key && answer.label);
      if (!one.key || !one.label || !answers.length) continue;
      wanted.push({
        label: one.label,
        answers: answers.map((answer) => ({
          value: `${one.key}:${answer.key}:${one.label} → ${answer.label}`,
          label: answer.label,
          chosen: one.key === question && answer.key === option,
        })),
      });
    }
    const signature = JSON.stringify([wanted, kept]);
    if (select.dataset.drawn === signature) return;
    select.replaceChildren(new Option("–", ""));
    let chosen = false;
    for (const group of wanted) {
      const element = document.createElement("optgroup");
      element.label = group.label;
      for (const answer of group.answers) {
        element.append(new Option(answer.label, answer.value, answer.chosen, answer.chosen));
        if (answer.chosen) {
          chosen = true;
          input.value = answer.value; // its words may have changed
        }
      }
      select.append(element);
    }
    if (kept && !chosen) {
      // What it named is gone or comes later: keep it in sight, so that the editor decides.
      select.append(new Option(`⚠ ${rest.join(":") || kept}`, kept, true, true));
    }
    select.dataset.drawn = JSON.stringify([wanted, input.value]);
  };

  const drawAll = () => document.querySelectorAll("input[data-topic-given]").forEach(draw);
  let waiting = 0;
  const soon = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(drawAll);
  };
  const start = () => {
    const form = document.querySelector("[data-edit-form], form[action]");
    if (!form || !document.querySelector('[name="questions-count"]')) return;
    drawAll();
    for (const kind of ["change", "focusin", "click"]) document.addEventListener(kind, soon);
    document.addEventListener("input", soon);
    new MutationObserver(soon).observe(document.querySelector('[name="questions-count"]').closest("form"), {
      childList: true,
      subtree: true,
    });
  };
  window.addEventListener("load", start);
})();
