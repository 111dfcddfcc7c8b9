// Keeps the page fresh: each event is the whole board; only the parts that changed are replaced,
// so that what a reader opened stays open and the focus stays where it is.
"use strict";

const board = document.getElementById("board");
const link = document.getElementById("link");

function refresh(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const calls = board.querySelector("#calls");
  for (const old of board.querySelectorAll("[data-part]")) {
    if (!fresh.getElementById(old.id)) old.remove();
  }
  let before = calls.querySelector("h2");
  for (const part of fresh.querySelectorAll("[data-part]")) {
    let here = document.getElementById(part.id);
    if (!here) {
      before.after(part);
      here = part;
    } else if (here.dataset.html !== part.outerHTML) {
      const html = part.outerHTML;
      if (here.tagName === "DETAILS") part.open = here.open;
      const held = here.contains(document.activeElement);
      here.replaceWith(part);
      part.dataset.html = html;
      if (held) (part.querySelector("summary") || part).focus();
      here = part;
    }
    if (here.parentElement === calls) before = here;
  }
}

const events = new EventSource("/events");
events.onmessage = (event) => refresh(event.data);
events.onopen = () => { link.textContent = "Live."; link.className = ""; };
events.onerror = () => { link.textContent = "The box does not answer; what you see is old."; link.className = "bad"; };
