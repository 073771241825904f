// A ticked query stands in the field at once; without this script the save adds it.
document.addEventListener("DOMContentLoaded", () => {
  const field = document.getElementById("id_keywords");
  const list = document.querySelector("[data-found-by]");
  if (!field || !list) return;
  const words = () => field.value.split(",").map((word) => word.trim()).filter(Boolean);
  list.addEventListener("change", ({ target }) => {
    const others = words().filter((word) => word.toLowerCase() !== target.value.toLowerCase());
    field.value = (target.checked ? [...others, target.value] : others).join(", ");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
});
