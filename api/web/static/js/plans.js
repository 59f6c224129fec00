// How far a season is: looked at again every other second, and gone on to when it is there.
const job = document.getElementById("season-job");

async function lookAgain() {
  const there = document.getElementById("season-job");
  let text;
  try {
    text = await (await fetch(location.href, { headers: { Accept: "text/html" } })).text();
  } catch {
    setTimeout(lookAgain, 5000);
    return;
  }
  const now = new DOMParser().parseFromString(text, "text/html").getElementById("season-job");
  if (!now) {
    location.reload();
    return;
  }
  for (const part of ["[role=status]", "progress"]) {
    const old = there.querySelector(part);
    const fresh = now.querySelector(part);
    if (old.outerHTML !== fresh.outerHTML) old.replaceWith(fresh);
  }
  setTimeout(lookAgain, 2000);
}

if (job) setTimeout(lookAgain, 1500);
