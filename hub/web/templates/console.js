// The console works without this. With it, parts marked data-live follow the hub by server-sent events, and
// keys marked data-ask ask before they act.
"use strict";

function follow(part) {
  const source = new EventSource(part.dataset.live);
  source.addEventListener("part", (event) => {
    part.innerHTML = JSON.parse(event.data);
  });
  window.addEventListener("pagehide", () => source.close());
}

document.querySelectorAll("[data-live]").forEach(follow);

document.addEventListener("click", (event) => {
  const key = event.target.closest("[data-ask]");
  if (key && !window.confirm(key.dataset.ask)) event.preventDefault();
});
