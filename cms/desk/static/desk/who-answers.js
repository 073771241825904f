// Asks who answers each time service or theme changes in the form; without this script a save does it.
document.addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector("[data-who-answers]");
  if (!panel) return;
  const service = document.getElementById("id_responsible_service");
  const theme = document.getElementById("id_theme");
  const channels = document.getElementById("id_channels");
  const parent = location.pathname.match(/\/pages\/add\/\w+\/\w+\/(\d+)\//);
  let latest = 0;
  const ask = async () => {
    const mine = ++latest;
    const query = new URLSearchParams({ service: service?.value ?? "", theme: theme?.value ?? "" });
    if (panel.dataset.page) query.set("page", panel.dataset.page);
    else if (parent) query.set("parent", parent[1]);
    for (const box of document.querySelectorAll("input[name=channels]:checked")) query.append("channels", box.value);
    const answer = await fetch(`${panel.dataset.whoAnswers}?${query}`);
    if (!answer.ok || mine !== latest) return;
    const html = new DOMParser().parseFromString(await answer.text(), "text/html");
    panel.replaceChildren(...html.querySelector("[data-answer]").childNodes);
    if (channels) channels.replaceChildren(...html.querySelector("[data-channels]").childNodes);
  };
  service?.addEventListener("change", ask);
  theme?.addEventListener("change", ask);
  if (!panel.dataset.page) ask();
});
