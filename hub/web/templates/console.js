// The console works without this. With it, parts marked data-live follow the hub by server-sent events, keys
// marked data-ask ask before they act, and those marked data-all tick every box of a form, or none. What is marked
// data-ring is heard for each name that comes to it.
"use strict";

function follow(part) {
  const source = new EventSource(part.dataset.live);
  source.addEventListener("part", (event) => {
    const fresh = document.createElement("template");
    fresh.innerHTML = JSON.parse(event.data);
    // A picture that is still the same is not asked for again: it may not even pass through another document.
    const kept = [];
    const at = part.contains(document.activeElement) && document.activeElement.getAttribute("href");
    for (const picture of fresh.content.querySelectorAll("img")) {
      const same = part.querySelector(`img[src="${picture.getAttribute("src")}"]`);
      if (!same) continue;
      const place = document.createComment("");
      picture.replaceWith(place);
      kept.push([place, same]);
    }
    part.replaceChildren(fresh.content);
    for (const [place, same] of kept) place.replaceWith(same);
    // Whoever goes through it by keyboard stays where they are.
    if (at) [...part.querySelectorAll("a")].find((link) => link.getAttribute("href") === at)?.focus();
    ring();
  });
  // Closed for good: signed out, or a proxy has no hub behind it. Otherwise it tries again by itself.
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) lookAgain(part);
  });
  window.addEventListener("pagehide", () => source.close());
}

// Names must not stay on the page of somebody who is signed out.
async function lookAgain(part) {
  try {
    const answer = await fetch(location.href, { redirect: "manual" });
    if (answer.type === "opaqueredirect") return location.reload();
    if (answer.ok) return setTimeout(follow, 10000, part);
  } catch {
    // No network: it comes back.
  }
  setTimeout(lookAgain, 10000, part);
}

// Whose page lies behind others hears it and sees it in the tab. A browser may want one touch before it sounds.
// What was there when the page came is not news; nor is one that was heard and waits again.
const title = document.title;
const heard = new Set(waiting().flatMap((name) => [name, name.split("/")[0]]));

function waiting() {
  return document.querySelector("[data-ring]")?.dataset.ring.split(" ") ?? [];
}

function ring() {
  const now = waiting();
  document.title = now.length ? `⚠ ${title}` : title;
  const fresh = now.filter((name) => !heard.has(name));
  for (const name of now) heard.add(name).add(name.split("/")[0]);
  if (!fresh.length) return;
  const sound = new AudioContext();
  for (const at of [0, 0.4, 0.8]) {
    const tone = new OscillatorNode(sound, { frequency: 880 });
    tone.connect(new GainNode(sound, { gain: 0.3 })).connect(sound.destination);
    tone.start(sound.currentTime + at);
    tone.stop(sound.currentTime + at + 0.25);
  }
  setTimeout(() => sound.close(), 2000);
}

ring();
document.querySelectorAll("[data-live]").forEach(follow);

for (const key of document.querySelectorAll("[data-all]")) {
  key.hidden = false;
  key.addEventListener("click", () => {
    // What somebody has is ticked by hand alone: nobody takes their work away by habit.
    const boxes = [...document.querySelectorAll(`input[type=checkbox][form=${key.dataset.all}]:not([data-given])`)];
    const on = boxes.some((box) => !box.checked);
    for (const box of boxes) box.checked = on;
  });
}

document.addEventListener("click", (event) => {
  const key = event.target.closest("[data-ask]");
  if (key && !window.confirm(key.dataset.ask)) event.preventDefault();
});
