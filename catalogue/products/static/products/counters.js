// Counts down the characters of every field with a limit; without this script the limit itself still holds.
document.addEventListener("DOMContentLoaded", () => {
  const words = JSON.parse(document.getElementById("counter-words")?.textContent ?? '{"left":"","over":""}');
  const plural = (text, n) => text.replace("%", n);
  for (const field of document.querySelectorAll("textarea[maxlength], input[type=text][maxlength]")) {
    const limit = Number(field.getAttribute("maxlength"));
    if (!limit || limit > 1000 || field.dataset.counted) continue;
    field.dataset.counted = "1";
    const counter = document.createElement("p");
    counter.className = "field-counter";
    counter.id = `${field.id}-counter`;
    const show = () => {
      const left = limit - [...field.value].length;
      counter.textContent = plural(left < 0 ? words.over : words.left, Math.abs(left));
      counter.classList.toggle("field-counter--low", left < limit / 10);
    };
    const describedBy = [field.getAttribute("aria-describedby"), counter.id].filter(Boolean).join(" ");
    field.setAttribute("aria-describedby", describedBy);
    field.insertAdjacentElement("afterend", counter);
    field.addEventListener("input", show);
    show();
  }
});
