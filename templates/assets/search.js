/* Search over the report: the form in the masthead. The index is a classic
   script (window.nianbaoSearch, see package search) that is loaded when the
   form is first used, so that file:// works too.
   Classic script for Chromium 63 and later. */
(function () {
  "use strict";

  /**
   * @typedef {[string, string, string, number]} Page path, title, kind, edition
   * @typedef {{pages: Page[], anchors: string[], texts: Array<Array<number | string>>}} Index
   * @typedef {{weight: number, text: string, plain: string, places: number[]}} Passage
   * @typedef {{page: number, titled: boolean, score: number, best: number, passage: Passage | null, anchor: number}} Hit
   */

  var form = document.querySelector("form.find");
  if (!(form instanceof HTMLFormElement)) return;
  var search = form;
  var box = search.querySelector("input");
  var scope = search.querySelector("select");
  var list = search.querySelector("ol");
  var said = search.querySelector("output");
  if (!box || !list || !said) return;
  var input = box, results = list, output = said;
  var root = search.dataset.root || "";
  var edition = Number(search.dataset.edition) || 0;
  var most = 30;

  // Text is compared character by character: width and case make no difference,
  // and positions stay those of the text as shown.

  /** @param {string} s */
  function fold(s) {
    var out = "";
    for (var i = 0; i < s.length; i++) {
      var code = s.charCodeAt(i);
      if (code >= 0xff01 && code <= 0xff5e) code -= 0xfee0;
      else if (code === 0x3000 || code === 0xa0) code = 0x20;
      else if (code === 0x201c || code === 0x201d) code = 0x22;
      var c = String.fromCharCode(code), low = c.toLowerCase();
      out += low.length === 1 ? low : c;
    }
    return out;
  }

  // Loading: once, when the reader first asks.

  /** @type {Passage[]} */
  var passages = [];
  /** @type {Page[]} */
  var pages = [];
  /** @type {string[]} */
  var titles = [];
  /** @type {string[]} */
  var anchors = [];
  var state = "none";

  function load() {
    if (state !== "none") return;
    state = "loading";
    var script = document.createElement("script");
    script.src = search.dataset.index || "";
    script.onload = function () {
      var index = /** @type {Index | undefined} */ (/** @type {any} */ (window).nianbaoSearch);
      if (!index) return fail();
      pages = index.pages;
      anchors = index.anchors;
      titles = pages.map(function (p) { return fold(p[1]); });
      passages = index.texts.map(function (t) {
        return { weight: Number(t[0]), text: String(t[1]), plain: fold(String(t[1])), places: t.slice(2).map(Number) };
      });
      state = "ready";
      show();
    };
    script.onerror = fail;
    document.head.appendChild(script);
  }

  function fail() {
    state = "none";
    output.textContent = search.dataset.failed || "";
  }

  // Ranking: every word must occur on a page; a title counts more than a
  // heading, a heading more than a label, a label more than running text.

  /** @param {string} title @param {string} word */
  function titleScore(title, word) {
    if (title === word) return 100;
    var at = title.indexOf(word);
    return at === 0 ? 60 : at > 0 ? 40 : 0;
  }

  /** @param {string} word @returns {Map<number, Hit>} pages that say word */
  function having(word) {
    /** @type {Map<number, Hit>} */
    var found = new Map();
    titles.forEach(function (title, page) {
      var score = titleScore(title, word);
      if (score) found.set(page, { page: page, titled: true, score: score, best: 0, passage: null, anchor: 0 });
    });
    passages.forEach(function (p) {
      if (p.plain.indexOf(word) < 0) return;
      var score = p.weight * 3 + (p.plain === word ? 12 : 0);
      for (var i = 0; i < p.places.length; i += 2) {
        var page = p.places[i], hit = found.get(page);
        if (!hit) {
          hit = { page: page, titled: false, score: 0, best: 0, passage: null, anchor: 0 };
          found.set(page, hit);
        }
        if (score > hit.best) {
          hit.score += score - hit.best;
          hit.best = score;
          hit.passage = p;
          hit.anchor = p.places[i + 1];
        }
      }
    });
    return found;
  }

  /** @param {string[]} words @param {number} least how many of them a page must have @returns {Hit[]} */
  function pagesWith(words, least) {
    /** @type {Map<number, {hit: Hit, n: number}>} */
    var all = new Map();
    words.forEach(function (word) {
      having(word).forEach(function (h, page) {
        var e = all.get(page);
        if (!e) {
          all.set(page, { hit: h, n: 1 });
          return;
        }
        e.n++;
        e.hit.score += h.score;
        e.hit.titled = e.hit.titled || h.titled;
        if (h.best > e.hit.best) {
          e.hit.best = h.best;
          e.hit.passage = h.passage;
          e.hit.anchor = h.anchor;
        }
      });
    });
    /** @type {Hit[]} */
    var out = [];
    all.forEach(function (e) { if (e.n >= least) out.push(e.hit); });
    return out;
  }

  /** @param {Hit} h the edition asked for, or the page's own, before others; later ones before earlier */
  function standing(h) {
    var year = pages[h.page][3];
    return h.score + (year === (asked || edition) ? 8 : year === 0 ? 4 : 0) + year / 10000;
  }

  /** @param {string} word the pairs of neighbouring characters of a word without blanks */
  function pairs(word) {
    var out = [];
    for (var i = 0; i + 1 < word.length; i++) out.push(word.slice(i, i + 2));
    return out;
  }

  /** @param {string[]} words @returns {{hits: Hit[], words: string[], whole: boolean}} */
  function find(words) {
    var hits = pagesWith(words, words.length);
    if (hits.length || words.join("").length < 3) return { hits: hits, words: words, whole: true };
    // Nothing says all of it: pages that say half of its pairs of characters.
    var parts = words.reduce(function (/** @type {string[]} */ all, w) { return all.concat(w.length > 2 ? pairs(w) : [w]); }, []);
    return { hits: pagesWith(parts, Math.ceil(parts.length / 2)), words: parts, whole: false };
  }

  // Showing: text nodes only, so that nothing in a report becomes markup.

  /** @param {HTMLElement} at @param {string} text @param {string[]} words */
  function marked(at, text, words) {
    var plain = fold(text), from = 0;
    while (from < text.length) {
      var next = -1, length = 0;
      words.forEach(function (w) {
        var i = plain.indexOf(w, from);
        if (i >= 0 && (next < 0 || i < next || i === next && w.length > length)) {
          next = i;
          length = w.length;
        }
      });
      if (next < 0) break;
      at.appendChild(document.createTextNode(text.slice(from, next)));
      var mark = document.createElement("mark");
      mark.textContent = text.slice(next, next + length);
      at.appendChild(mark);
      from = next + length;
    }
    at.appendChild(document.createTextNode(text.slice(from)));
  }

  /** @param {string} text @param {string[]} words what stands around the first of words */
  function around(text, words) {
    var plain = fold(text), first = text.length;
    words.forEach(function (w) {
      var i = plain.indexOf(w);
      if (i >= 0 && i < first) first = i;
    });
    if (text.length <= 90 || first === text.length) return text.slice(0, 90);
    var start = Math.max(0, first - 30);
    return (start ? "…" : "") + text.slice(start, start + 90) + (start + 90 < text.length ? "…" : "");
  }

  /** @param {Hit} hit @param {string[]} words */
  function entry(hit, words) {
    var page = pages[hit.page], item = document.createElement("li"), link = document.createElement("a");
    // Who looks for the page by its title wants its beginning.
    var at = hit.titled ? "" : anchors[hit.anchor];
    link.href = root + page[0] + (at ? "#" + encodeURIComponent(at) : "");
    var title = document.createElement("b");
    marked(title, page[1], words);
    link.appendChild(title);
    var about = [page[2], page[3] ? (search.dataset.year || "").replace("{n}", String(page[3])) : ""].filter(Boolean).join(" ");
    if (about) {
      var small = document.createElement("small");
      small.textContent = about;
      link.appendChild(small);
    }
    if (hit.passage) {
      var text = document.createElement("span");
      marked(text, around(hit.passage.text, words), words);
      link.appendChild(text);
    }
    item.appendChild(link);
    return item;
  }

  /** @type {number} the edition that the reader's words ask for, 0 for none */
  var asked = 0;

  /** @returns {string[]} what is looked for; a year picks among editions instead */
  function wanted() {
    asked = 0;
    // The key that opens the form may leave its sign in it.
    var all = fold(input.value).replace(/^\//, "").split(/\s+/).filter(Boolean);
    var words = all.filter(function (w) {
      var year = /^(20\d\d)年?$/.exec(w);
      if (year) asked = Number(year[1]);
      return !year;
    });
    return words.length ? words : all;
  }

  /** What is on show: shown again it would take the focus from its links. */
  var current = "";

  function show() {
    var asks = [state, scope ? scope.value : "", input.value].join("\n");
    if (asks === current) return;
    current = asks;
    var words = wanted();
    results.textContent = "";
    if (!words.length) {
      output.textContent = "";
      return;
    }
    if (state !== "ready") {
      output.textContent = search.dataset.loading || "";
      return;
    }
    var found = find(words), only = scope ? scope.value : "";
    var hits = found.hits.filter(function (h) { return !only || pages[h.page][3] === Number(only) || pages[h.page][3] === 0; });
    hits.sort(function (a, b) { return standing(b) - standing(a) || a.page - b.page; });
    hits.slice(0, most).forEach(function (h) { results.appendChild(entry(h, found.words)); });
    var says = !hits.length ? search.dataset.nothing : !found.whole ? search.dataset.near : hits.length > most ? search.dataset.first : search.dataset.found;
    output.textContent = (says || "").replace("{n}", String(hits.length)).replace("{m}", String(most));
  }

  // Keyboard: / opens, arrows walk, Enter goes to the first, Escape closes.

  var opener = document.querySelectorAll("[data-find]");

  /** @param {boolean} open */
  function open(open) {
    search.hidden = !open;
    opener.forEach(function (b) { b.setAttribute("aria-expanded", String(open)); });
    if (!open) return;
    load();
    input.focus();
    input.select();
  }

  /** @type {Element | null} */
  var before = null;
  opener.forEach(function (b) {
    b.addEventListener("click", function () {
      before = b;
      open(search.hidden);
    });
  });

  /** @param {number} step */
  function walk(step) {
    var links = Array.prototype.slice.call(results.querySelectorAll("a"));
    var to = links.indexOf(document.activeElement) + step;
    if (to < 0) input.focus();
    else if (links[to]) links[to].focus();
  }

  search.addEventListener("keydown", function (event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (event.target === scope) return;
      event.preventDefault();
      walk(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      open(false);
      if (before instanceof HTMLElement) before.focus();
    }
  });

  document.addEventListener("keydown", function (event) {
    var at = event.target;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement) return;
    event.preventDefault();
    before = document.activeElement;
    open(true);
  });

  var waiting = 0;
  input.addEventListener("input", function () {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(show, 80);
  });
  if (scope) scope.addEventListener("change", show);
  search.addEventListener("submit", function (event) {
    event.preventDefault();
    show();
    var first = results.querySelector("a");
    if (first) location.href = first.href;
  });
})();
