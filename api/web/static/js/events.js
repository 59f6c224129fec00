// The clock of an evening counts down; without a script the time of the round stands there.
"use strict";

{
  const clock = document.querySelector(".live-clock");
  const pad = (number) => String(number).padStart(2, "0");

  const tick = () => {
    const now = Date.now();
    const starts = Date.parse(clock.dataset.starts);
    const ends = Date.parse(clock.dataset.ends);
    const left = Math.round(((now < starts ? starts : ends) - now) / 1000);
    if (left > 6 * 3600 || left < -3600) return;
    if (left < 0) {
      clock.textContent = clock.dataset.over;
    } else {
      const says = now < starts ? clock.dataset.until : clock.dataset.left;
      clock.textContent = `${Math.floor(left / 60)}:${pad(left % 60)} ${says}`;
    }
    setTimeout(tick, 1000);
  };

  if (clock) tick();
}
