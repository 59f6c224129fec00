// The summary of a folded list says what is chosen, also while it is changed.
document.addEventListener("change", (event) => {
  const fold = event.target.closest?.("details.fold");
  const said = fold?.querySelector(".fold-chosen");
  if (!said) return;
  const labels = [...fold.querySelectorAll("input:checked")].map((one) => one.parentElement.textContent.trim());
  said.textContent = labels.join(", ") || said.dataset.none;
});

// What a link leads to is opened, if it is folded.
window.addEventListener("hashchange", () => {
  const field = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = field?.querySelector("details.fold");
  if (fold) fold.open = true;
});
