/* The reader's controls: theme, text size, print, the contents' current entry,
   filters of lists. Everything on a page is complete without this script.
   Classic script for Chromium 63 and later, also on file://. */
(function () {
  "use strict";

  var root = document.documentElement;

  /**
   * @template {Element} T
   * @param {ParentNode} at
   * @param {string} selector
   * @param {new () => T} kind
   * @returns {T[]}
   */
  function all(at, selector, kind) {
    /** @type {T[]} */
    var found = [];
    at.querySelectorAll(selector).forEach(function (e) {
      if (e instanceof kind) found.push(e);
    });
    return found;
  }

  /** @param {string} key @param {string} value */
  function remember(key, value) {
    try {
      if (value) localStorage.setItem(key, value);
      else localStorage.removeItem(key);
    } catch (e) {
      // Not remembered, but applied to this page.
    }
  }

  // Theme: two switches; "dark" goes against the system where it must.

  var system = window.matchMedia("(prefers-color-scheme: dark)");

  /** @returns {string} "dark", "hc" or "" for light */
  function shown() {
    if (root.classList.contains("hc")) return "hc";
    if (root.classList.contains("dark")) return "dark";
    if (root.classList.contains("light")) return "";
    return system.matches ? "dark" : "";
  }

  function markTheme() {
    all(document, "[data-theme]", HTMLButtonElement).forEach(function (b) {
      b.setAttribute("aria-pressed", String(b.dataset.theme === shown()));
    });
  }

  /** @param {string} wanted */
  function setTheme(wanted) {
    var next = shown() === wanted ? "light" : wanted;
    root.classList.remove("light", "dark", "hc");
    root.classList.add(next);
    remember("nianbao-theme", next);
    markTheme();
  }

  // Text size: a class on the root scales every rem.

  /** @returns {string} "0", "1" or "2" */
  function size() {
    return root.classList.contains("fs3") ? "2" : root.classList.contains("fs2") ? "1" : "0";
  }

  function markSize() {
    all(document, "[data-size]", HTMLButtonElement).forEach(function (b) {
      b.setAttribute("aria-pressed", String(b.dataset.size === size()));
    });
  }

  /** @param {string} wanted */
  function setSize(wanted) {
    root.classList.remove("fs2", "fs3");
    if (wanted !== "0") root.classList.add("fs" + (Number(wanted) + 1));
    remember("nianbao-size", wanted === "0" ? "" : String(Number(wanted) + 1));
    markSize();
  }

  document.addEventListener("click", function (event) {
    if (!(event.target instanceof Element)) return;
    var button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.theme) setTheme(button.dataset.theme);
    else if (button.dataset.size) setSize(button.dataset.size);
    else if (button.dataset.print) printWith(button.dataset.print);
    else if (button.hasAttribute("data-print")) window.print();
  });

  // The list of sources: open where a link leads to it, and printed on demand.

  /** @param {string} id */
  function printWith(id) {
    var part = document.getElementById(id);
    if (!(part instanceof HTMLDetailsElement) || part.open) return window.print();
    var list = part;
    list.open = true;
    window.addEventListener("afterprint", function close() {
      window.removeEventListener("afterprint", close);
      list.open = false;
    });
    window.print();
  }

  function unfold() {
    var part = document.getElementById(location.hash.slice(1));
    if (part instanceof HTMLDetailsElement) part.open = true;
  }

  window.addEventListener("hashchange", unfold);
  unfold();

  // The menu of narrow windows closes on Escape and when focus leaves it.

  all(document, "details.mnav", HTMLDetailsElement).forEach(function (menu) {
    menu.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      var summary = menu.querySelector("summary");
      if (summary) summary.focus();
    });
    menu.addEventListener("focusout", function (event) {
      var to = event.relatedTarget;
      if (to instanceof Node && !menu.contains(to)) menu.open = false;
    });
  });

  // The contents' current entry: the last one whose part has begun.

  /** @typedef {{link: HTMLAnchorElement, part: HTMLElement}} Entry */

  /** @type {Entry[]} */
  var entries = [];
  all(document, ".rail a[href^='#']", HTMLAnchorElement).forEach(function (link) {
    var part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (part) entries.push({ link: link, part: part });
  });

  function follow() {
    var current = entries[0];
    entries.forEach(function (e) {
      if (e.part.getBoundingClientRect().top < window.innerHeight / 3) current = e;
    });
    entries.forEach(function (e) {
      if (e === current) e.link.setAttribute("aria-current", "true");
      else e.link.removeAttribute("aria-current");
    });
  }

  if (entries.length) {
    var waiting = false;
    var wake = function () {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(function () {
        waiting = false;
        follow();
      });
    };
    window.addEventListener("scroll", wake, { passive: true });
    window.addEventListener("resize", wake);
    follow();
  }

  // Filters of a list. The form is in the page, hidden until it can work.

  /** @param {HTMLTableCellElement | undefined} cell */
  function text(cell) {
    if (!cell) return "";
    var value = cell.getAttribute("data-v");
    return value === null ? (cell.textContent || "").trim() : value;
  }

  /** @param {HTMLTableCellElement | undefined} cell */
  function quantity(cell) {
    var n = parseFloat(text(cell).replace("−", "-").replace("+", ""));
    return isNaN(n) ? -Infinity : n;
  }

  /** @param {HTMLFormElement} form @param {HTMLTableElement} table */
  function filter(form, table) {
    var rows = all(table, "tbody > tr:not(.g):not(.sum)", HTMLTableRowElement);
    var homes = rows.map(function (r) { return r.parentNode; });
    var word = form.querySelector("input");
    var selects = all(form, "select[data-column]", HTMLSelectElement);
    var sort = form.querySelector("select[data-sort]");
    var count = form.querySelector("output");

    /** @param {HTMLTableRowElement} row */
    function matches(row) {
      var wanted = word ? word.value.trim().toLowerCase() : "";
      if (wanted && (row.textContent || "").toLowerCase().indexOf(wanted) < 0) return false;
      return selects.every(function (s) {
        return !s.value || text(row.cells[Number(s.dataset.column)]) === s.value;
      });
    }

    function order() {
      var column = sort instanceof HTMLSelectElement ? sort.value : "";
      var sorted = rows.map(function (row, i) { return { row: row, at: i }; });
      if (column) {
        sorted.sort(function (a, b) {
          return quantity(b.row.cells[Number(column)]) - quantity(a.row.cells[Number(column)]) || a.at - b.at;
        });
      }
      sorted.forEach(function (s) {
        var home = homes[s.at];
        if (!home) return;
        // Totals stay last in their group.
        var total = home instanceof Element ? home.querySelector("tr.sum") : null;
        home.insertBefore(s.row, total);
      });
    }

    function apply() {
      var n = 0;
      rows.forEach(function (row) {
        var fits = matches(row);
        row.hidden = !fits;
        if (fits) n++;
      });
      // A total of all rows would mislead beside some of them.
      all(table, "tr.sum", HTMLTableRowElement).forEach(function (r) { r.hidden = n < rows.length; });
      all(table, "tr.g", HTMLTableRowElement).forEach(function (r) {
        r.hidden = !r.parentElement || !r.parentElement.querySelector("tr:not(.g):not(.sum):not([hidden])");
      });
      if (count) count.textContent = (form.dataset.shown || "").replace("{n}", String(n)).replace("{all}", String(rows.length));
    }

    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("input", apply);
    form.addEventListener("change", function () { order(); apply(); });
    form.hidden = false;
    // A browser that goes back restores the fields, not the rows.
    order();
    apply();
  }

  all(document, "form.filt", HTMLFormElement).forEach(function (form) {
    var table = document.getElementById(form.dataset.for || "");
    if (table instanceof HTMLTableElement) filter(form, table);
  });

  // Tables that are wider than their frame: a hint, and a frame that the
  // keyboard can reach and scroll.

  /** @param {HTMLElement} frame */
  function fit(frame) {
    var over = frame.scrollWidth > frame.clientWidth + 1;
    frame.classList.toggle("over", over);
    if (!over || frame.hasAttribute("tabindex")) return;
    var name = frame.querySelector("caption b");
    var hint = frame.querySelector(".cap");
    frame.tabIndex = 0;
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", [
      name && name.textContent, frame.getAttribute("data-hint") || hint && hint.getAttribute("data-hint")
    ].filter(Boolean).join("，"));
  }

  var frames = all(document, ".tw", HTMLElement);
  function fitAll() { frames.forEach(fit); }
  if (window.ResizeObserver) {
    // Told of folded tables that open and of larger text too.
    var watch = new ResizeObserver(function (changes) {
      changes.forEach(function (c) { if (c.target instanceof HTMLElement) fit(c.target); });
    });
    frames.forEach(function (frame) { watch.observe(frame); });
  } else {
    window.addEventListener("resize", fitAll);
    fitAll();
  }

  markTheme();
  markSize();
  if (system.addEventListener) system.addEventListener("change", markTheme);
})();
