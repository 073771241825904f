// Shows opening hours as a week while they are typed; without this script the button does it.
document.addEventListener("DOMContentLoaded", () => {
  for (const panel of document.querySelectorAll("[data-hours-preview]")) {
    const field = document.getElementById(panel.dataset.hoursField);
    const week = panel.querySelector("[data-hours-week]");
    if (!field || !week) continue;
    panel.querySelector("[data-hours-button]").hidden = true;
    let timer = 0;
    let latest = 0;
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const mine = ++latest;
        const query = new URLSearchParams({ fragment: "1", opening_hours: field.value });
        const answer = await fetch(`${panel.dataset.hoursPreview}?${query}`);
        if (answer.ok && mine === latest) week.innerHTML = await answer.text();
      }, 300);
    });
  }
});
