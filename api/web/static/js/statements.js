// Beside the form of a need or an offer: who fits what is written so far, changing while somebody writes.
{
  const beside = document.querySelector("[data-fits]");
  const form = document.querySelector("form.statement");
  const WAIT_MS = 450;
  let waiting = 0;
  let asking = null;

  const parts = (within, name) => within.querySelectorAll(`[data-live="${name}"]`);

  // What somebody is in, and what is the same, stays as it is.
  const put = (answer) => {
    const names = [...document.querySelectorAll("[data-live]")].map((one) => one.dataset.live);
    for (const name of new Set(names)) {
      const [fresh] = parts(answer, name);
      if (!fresh) continue;
      for (const old of parts(document, name)) {
        if (old.contains(document.activeElement) || old.innerHTML.trim() === fresh.innerHTML.trim()) continue;
        old.replaceChildren(...fresh.cloneNode(true).childNodes);
      }
    }
  };

  const ask = async () => {
    asking?.abort();
    const own = (asking = new AbortController());
    try {
      const answer = await fetch(beside.dataset.fits, { method: "POST", body: new URLSearchParams(new FormData(form)), signal: own.signal });
      if (!answer.ok || !answer.headers.get("Content-Type")?.startsWith("text/html")) return;
      const read = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (own === asking && read.querySelector("[data-live]")) put(read);
    } catch {
      // Given up for a newer question, or no connection: what is shown stays.
    }
  };

  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, WAIT_MS);
  };

  if (beside && form) {
    document.documentElement.classList.add("has-script");
    form.addEventListener("input", later);
    form.addEventListener("change", later);
    // The Enter key in a field presses the first button, "Show who fits", which is done here already.
    form.addEventListener("submit", (event) => {
      if (event.submitter?.value !== "fits") return;
      event.preventDefault();
      ask();
    });
    ask();
  }
}
