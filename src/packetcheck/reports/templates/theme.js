"use strict";
// The theme: the system's unless the reader chose one. Storage may be forbidden; then the choice
// holds for this page only.
const stored = {
  get(key) {
    try { return localStorage.getItem(`packetcheck-${key}`); } catch { return null; }
  },
  set(key, value) {
    try { localStorage.setItem(`packetcheck-${key}`, value); } catch { /* not kept */ }
  },
};

function useTheme(name) {
  if (name === "light" || name === "dark") document.documentElement.dataset.theme = name;
  else delete document.documentElement.dataset.theme;
}

useTheme(stored.get("theme"));

document.addEventListener("DOMContentLoaded", () => {
  for (const part of document.querySelectorAll("[data-needs-script]")) part.hidden = false;
  const chosen = stored.get("theme");
  for (const radio of document.querySelectorAll("input[name=theme]")) {
    if (radio.value === chosen) radio.checked = true;
    radio.addEventListener("change", () => {
      useTheme(radio.value);
      stored.set("theme", radio.value);
    });
  }
});
