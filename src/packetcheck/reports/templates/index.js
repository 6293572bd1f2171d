// Sorting by names only: packets must not be ranked by their counts.
document.addEventListener("DOMContentLoaded", () => {
  const heads = [...document.querySelectorAll("th[data-sort]")];
  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      sort(head.closest("table").tBodies[0], head.cellIndex, down ? -1 : 1);
    });
  }

  function sort(body, column, sign) {
    const text = (row) => row.cells[column].textContent.trim();
    const rows = [...body.rows].sort((a, b) => sign * text(a).localeCompare(text(b)));
    body.append(...rows);
  }
});
