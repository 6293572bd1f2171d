// Filters, search, keys and print. The page is whole without any of it.
document.addEventListener("DOMContentLoaded", () => {
  const findings = [...document.querySelectorAll(".finding")];
  const holders = [...document.querySelectorAll(".criterion, .findings")];
  const words = new Map(findings.map((f) => [f, fold(f.textContent)]));
  const search = document.getElementById("search");
  const shown = document.querySelector("[data-shown]");
  const help = document.getElementById("help");
  const keys = document.querySelector("[data-keys]");
  const buttons = [...document.querySelectorAll("a[data-filter]")].map(asButton);

  function fold(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").toLowerCase();
  }

  // Without script a count leads to the first of its findings; with it, it filters.
  function asButton(link) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.filter = link.dataset.filter;
    button.setAttribute("aria-pressed", "false");
    button.append(...link.childNodes);
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") === "true";
      button.setAttribute("aria-pressed", String(!on));
      apply();
    });
    link.replaceWith(button);
    return button;
  }

  function apply() {
    const pressed = buttons
      .filter((b) => b.getAttribute("aria-pressed") === "true")
      .map((b) => b.dataset.filter);
    const wanted = fold(search.value.trim());
    for (const finding of findings) {
      const { status, contested } = finding.dataset;
      const named = pressed.includes(status) || (pressed.includes("contested") && contested === "yes");
      finding.hidden = (pressed.length > 0 && !named) || !words.get(finding).includes(wanted);
    }
    for (const holder of holders) {
      const inside = [...holder.querySelectorAll(".finding")];
      holder.hidden = inside.length > 0 && inside.every((f) => f.hidden);
    }
    const left = findings.filter((f) => !f.hidden).length;
    const filtered = pressed.length > 0 || wanted !== "";
    shown.textContent = filtered ? `${left} of ${findings.length} findings shown` : "";
  }

  function reset() {
    search.value = "";
    for (const button of buttons) button.setAttribute("aria-pressed", "false");
    apply();
  }

  function step(by) {
    const visible = findings.filter((f) => !f.hidden);
    if (visible.length === 0) return;
    const here = visible.indexOf(document.activeElement.closest(".finding"));
    const below = visible.findIndex((f) => f.getBoundingClientRect().bottom > 0);
    const from = here >= 0 ? here + by : Math.max(below, 0);
    const next = visible[Math.min(Math.max(from, 0), visible.length - 1)];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  }

  function onKey(event) {
    if (event.key === "Escape" && event.target === search) {
      reset();
      search.blur();
      return;
    }
    const typing = event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select");
    if (typing || help.open || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "?") help.showModal();
    else if (!keys.checked) return;
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") {
      search.focus();
      search.scrollIntoView({ block: "center" });
    } else return;
    event.preventDefault();
  }

  // A link to a finding that a filter hides shows it again.
  function onClick(event) {
    const link = event.target.closest("a[href^='#']");
    const target = link && document.getElementById(link.getAttribute("href").slice(1));
    if (target && target.closest("[hidden]")) reset();
  }

  const opened = [];
  window.addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details:not([open])")) {
      fold.open = true;
      opened.push(fold);
    }
  });
  window.addEventListener("afterprint", () => {
    for (const fold of opened.splice(0)) fold.open = false;
  });

  keys.checked = stored.get("keys") !== "off";
  keys.addEventListener("change", () => stored.set("keys", keys.checked ? "on" : "off"));
  search.addEventListener("input", apply);
  document.querySelector("[data-reset]").addEventListener("click", reset);
  document.querySelector("[data-help]").addEventListener("click", () => help.showModal());
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
});
