/* The interactive form of a figure, for a reader who asks for it: only then is
   the library loaded. The drawing stays in the page, and is what is printed.
   Classic script for Chromium 63 and later, also on file://. */
(function () {
  "use strict";

  /**
   * What we use of the library.
   * @typedef {{
   *   setOption: (option: object, all: boolean) => void,
   *   getOption: () => any,
   *   resize: (size: {width: number, height: number}) => void,
   *   dispatchAction: (action: object) => void,
   *   getRenderedCanvas: (o: {pixelRatio: number, backgroundColor: string}) => HTMLCanvasElement,
   *   dispose: () => void
   * }} Chart
   * @typedef {{init: (at: HTMLElement) => Chart}} Library
   */

  var root = document.documentElement;

  /** @returns {Library | undefined} */
  function library() {
    return /** @type {any} */ (window).nianbaoECharts;
  }

  // Loading: once a page, by a script element, which file:// allows.

  /** @type {Promise<Library> | null} */
  var loading = null;

  /** @param {string} address @returns {Promise<Library>} */
  function load(address) {
    if (loading) return loading;
    loading = new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = address;
      script.onload = function () {
        var found = library();
        if (found) resolve(found);
        else reject(new Error(address));
      };
      script.onerror = function () { reject(new Error(address)); };
      document.head.appendChild(script);
    });
    return loading;
  }

  // Style: colours and type come from the page's style sheet.

  /** @returns {number} how much larger than usual the reader has the text */
  function scale() {
    return parseFloat(getComputedStyle(root).fontSize) / 16 || 1;
  }

  /** @param {string} value @param {CSSStyleDeclaration} style @returns {string} */
  function colour(value, style) {
    var name = /^var\((--[a-z0-9-]+)\)$/.exec(value);
    return name ? style.getPropertyValue(name[1]).trim() : value;
  }

  /**
   * A copy of a payload's part with the colours of the theme. What a name or a
   * unit says stays as it is.
   * @param {any} part @param {CSSStyleDeclaration} style @param {string} [key] @returns {any}
   */
  function dressed(part, style, key) {
    if (typeof part === "string") return /color$/i.test(key || "") ? colour(part, style) : part;
    if (Array.isArray(part)) return part.map(function (p) { return dressed(p, style); });
    if (!part || typeof part !== "object") return part;
    /** @type {Record<string, any>} */
    var copy = {};
    Object.keys(part).forEach(function (k) { copy[k] = dressed(part[k], style, k); });
    return copy;
  }

  /** @type {CanvasRenderingContext2D | null} */
  var ruler = null;

  /** @param {string} text @param {string} font @returns {number} */
  function wide(text, font) {
    ruler = ruler || document.createElement("canvas").getContext("2d");
    if (!ruler) return text.length * 13;
    ruler.font = font;
    return ruler.measureText(text).width;
  }

  /** @param {string[]} texts @param {string} font @returns {number} */
  function widest(texts, font) {
    return texts.reduce(function (most, t) { return Math.max(most, wide(t, font)); }, 0);
  }

  /** Keeps a name from being read as the library's markup. @param {string} text @returns {string} */
  function plain(text) {
    return text.replace(/\{/g, "｛").replace(/\}/g, "｝");
  }

  // Option: the payload, dressed and set in its room.

  /** @typedef {{width: number, height: number, k: number, family: string}} Room */

  /** @param {any} o the payload, its colours replaced @param {Room} room @returns {any} */
  function option(o, room) {
    var size = 13 * room.k;
    var font = size + "px " + room.family;
    var narrow = room.width < 480 * room.k;
    o.ground = o.tooltip.backgroundColor;
    o.textStyle = { fontFamily: room.family, fontSize: size };
    o.tooltip.textStyle.fontSize = size;
    o.tooltip.textStyle.fontFamily = room.family;
    o.tooltip.formatter = function (/** @type {any} */ at) { return tip(o, Array.isArray(at) ? at : [at]); };
    o.series.forEach(function (/** @type {any} */ s) { labels(s, o, size, narrow); });
    if (o.round) return ring(o, room, font);
    if (o.square) return square(o, room, font, narrow);
    var left = margins(o, room, font, narrow);
    o.narrow = narrow;
    o.xAxis.concat(o.yAxis).forEach(function (/** @type {any} */ a) { axis(a, o, left, size, room.k); });
    return o;
  }

  /** A ring with its names at the sides. @param {any} o @param {Room} room @param {string} font @returns {any} */
  function ring(o, room, font) {
    var texts = o.series[0].data.map(function (/** @type {any} */ d) { return d.write; });
    var r = Math.min(room.height / 2 - 12 * room.k, room.width / 2 - Math.min(widest(texts, font), room.width * 0.24) - 30 * room.k);
    o.series[0].radius = [r * 0.62, r];
    o.series[0].labelLine = { length: 8 * room.k, length2: 10 * room.k };
    o.series[0].label.width = room.width / 2 - r - 34 * room.k;
    o.series[0].label.overflow = "break";
    o.series[1].radius = [0, r * 0.5];
    delete o.grid;
    delete o.xAxis;
    delete o.yAxis;
    return o;
  }

  /** A square with names around it. @param {any} o @param {Room} room @param {string} font @param {boolean} narrow @returns {any} */
  function square(o, room, font, narrow) {
    var side = Math.min(widest(o.names, font), room.width * (narrow ? 0.2 : 0.3)) + 10 * room.k;
    var high = 44 * room.k;
    var r = Math.max(30, Math.min(room.width / 2 - side, room.height / 2 - high));
    o.grid = [{ left: room.width / 2 - r, width: 2 * r, top: room.height / 2 - r, height: 2 * r }];
    o.series[1].data.forEach(function (/** @type {any} */ d) {
      d.label.width = side;
      d.label.overflow = "break";
      d.label.distance = 9 * room.k;
    });
    return o;
  }

  /** The margins: what ticks, names and the labels at ends need. @param {any} o @param {Room} room @param {string} font @param {boolean} narrow */
  function margins(o, room, font, narrow) {
    var k = room.k;
    var left = 0;
    (o.twin ? o.yAxis.slice(0, 1) : o.yAxis).forEach(function (/** @type {any} */ a) { left = Math.max(left, widest(a.texts || a.data, font)); });
    left = Math.min(left, room.width * 0.36) + 14 * k;
    var right = 16 * k;
    o.series.forEach(function (/** @type {any} */ s) {
      s.data.forEach(function (/** @type {any} */ d) {
        var beside = (d.label || s.label || {}).position === "right";
        if (o.lying && d.write && d.label && d.label.position === "left") o.pad = Math.max(o.pad || 0, widest([d.write], "600 " + font));
        if (d.write && beside && !(narrow && !o.lying)) right = Math.max(right, widest(d.write.split("\n"), "600 " + font) + 16 * k);
      });
    });
    if (o.twin) right = o.right = Math.min(widest(o.yAxis[1].texts, font), room.width * 0.36) + 14 * k;
    var line = 18 * k;
    var bottom = (o.lying ? 8 * k : 12 * k + line * nameLines(o, room.width - left - right, font));
    var head = 26 * k;
    var weights = o.grid.reduce(function (/** @type {number} */ sum, /** @type {any} */ g) { return sum + g.weight; }, 0);
    if (o.twin) {
      // The names of both axes stand over the highest label, one above the other where they must.
      o.above = widest([o.yAxis[0].name + o.yAxis[1].name], "600 " + font) + 20 * k > room.width ? line : 0;
      head += 14 * k + o.above;
    }
    if (o.lying && o.xAxis[0].axisLabel.show) head += line;
    var between = 18 * k;
    var free = room.height - bottom - o.grid.length * head - (o.grid.length - 1) * between;
    var top = 0;
    o.grid = o.grid.map(function (/** @type {any} */ g, /** @type {number} */ i) {
      top += head + (i ? between : 0);
      var high = Math.max(40, free * g.weight / weights);
      var inset = o.lying || o.xAxis[0].boundaryGap ? 0 : 24 * k;
      var placed = { left: left + inset + (o.pad || 0), right: right + (narrow && !o.twin ? 0 : inset), top: top, height: high };
      top += high;
      return placed;
    });
    return left + (o.lying || o.xAxis[0].boundaryGap ? 0 : 24 * k);
  }

  /** How many lines the names below need; sets their width. @param {any} o @param {number} room @param {string} font @returns {number} */
  function nameLines(o, room, font) {
    if (o.lying || o.years) return 1;
    var names = o.xAxis[0].data;
    var each = room / names.length - 6;
    o.each = each;
    // Too close for lines: the library leaves names out.
    if (each < 30) return 1;
    return Math.max(1, Math.min(3, Math.ceil(widest(names, font) / Math.max(each, 1))));
  }

  /** @param {any} a @param {any} o @param {number} left @param {number} size @param {number} k */
  function axis(a, o, left, size, k) {
    a.axisLabel.fontSize = size;
    a.axisLabel.margin = 8 * k;
    a.nameTextStyle = { color: a.axisLabel.color, fontSize: size };
    if (a.type === "value") {
      a.nameGap = (o.lying ? 0 : o.twin ? 24 : 10) * k + (a.position !== "right" && o.above || 0);
      // Ticks stand at the left, clear of the first value.
      if (!o.lying && !o.xAxis[0].boundaryGap) a.axisLabel.margin += 22 * k;
      var at = a.axisLabel.customValues;
      a.axisLabel.formatter = function (/** @type {number} */ v) {
        var i = at.reduce(function (/** @type {number} */ best, /** @type {number} */ t, /** @type {number} */ i) {
          return Math.abs(t - v) < Math.abs(at[best] - v) ? i : best;
        }, 0);
        return a.texts[i];
      };
      if (o.lying) {
        a.position = "top";
        a.nameLocation = "start";
        a.nameTextStyle.padding = [0, 0, (a.axisLabel.show ? 26 : 6) * k, 0];
        a.nameTextStyle.align = "left";
        a.nameTextStyle.verticalAlign = "bottom";
      } else {
        if (o.yAxis.length > 1) a.nameTextStyle.fontWeight = 600;
        a.nameTextStyle.align = a.position === "right" ? "right" : "left";
        a.nameTextStyle.padding = a.position === "right" ? [0, -o.right - (o.xAxis[0].boundaryGap ? 0 : 24 * k), 0, 0] : [0, 0, 0, -left - 2];
      }
      return;
    }
    if (o.lying) {
      a.axisLabel.width = left - 10 * k;
      a.axisLabel.overflow = o.narrow ? "break" : "truncate";
      a.axisLabel.align = "left";
      a.axisLabel.margin = left - 2 + (o.pad || 0);
      a.axisLabel.interval = 0;
    } else if (!o.years && o.each >= 30) {
      a.axisLabel.interval = 0;
      a.axisLabel.width = o.each;
      a.axisLabel.overflow = "break";
    }
  }

  /** @param {any} s @param {any} o @param {number} size @param {boolean} narrow */
  function labels(s, o, size, narrow) {
    /** @param {any} l */
    function set(l) {
      if (!l) return;
      l.fontSize = size;
      l.lineHeight = size * 1.25;
      if (l.position !== "inside") {
        l.textBorderColor = o.ground;
        l.textBorderWidth = 3;
      }
      l.formatter = function (/** @type {any} */ p) { return p.data && p.data.write || ""; };
      // Without a margin for names the legend has them.
      if (narrow && l.position === "right" && s.type !== "bar" && !o.square && !o.lying) l.show = false;
    }
    set(s.label);
    s.data.forEach(function (/** @type {any} */ d) {
      set(d.label);
      // Two lines go down from the mark.
      if (d.label && d.write && d.write.indexOf("\n") > 0 && !o.square && !o.round) d.label.verticalAlign = "top";
    });
    s.emphasis = { disabled: true };
  }

  /** A series' name, with its last value where the drawing says it. @param {any} s @returns {string} */
  function title(s) {
    var end = s.data.filter(function (/** @type {any} */ d) { return d.write && d.label && d.write.indexOf(s.name) === 0; })[0];
    return end ? end.write.split("\n")[0] : s.name;
  }

  /** What the tooltip says. @param {any} o @param {any[]} at @returns {string} */
  function tip(o, at) {
    if (!at.length) return "";
    var lines = [plain(heading(o, at[0].dataIndex))];
    at.forEach(function (p) {
      if (p.data && p.data.text) lines.push((p.color === o.ground ? "○ " : p.marker) + plain(p.seriesName + "　" + p.data.text));
    });
    return lines.length > 1 ? lines.join("\n") : "";
  }

  /** What the data stand for. @param {any} o @returns {string[]} */
  function categories(o) {
    return o.names || (o.lying ? o.yAxis : o.xAxis)[0].data;
  }

  /** @param {any} o @param {number} i @returns {string} */
  function heading(o, i) {
    var names = categories(o);
    var name = names[i % names.length] || "";
    return o.years && /^\d{4}$/.test(name) ? name + "年" : name;
  }

  // A figure.

  /** @type {{show: () => void, close: () => void}[]} */
  var live = [];

  /** @param {HTMLElement} figure */
  function Figure(figure) {
    var payloads = figure.querySelectorAll("script[type='application/json']");
    var start = figure.querySelector("button[data-chart]");
    if (!payloads.length || !(start instanceof HTMLButtonElement)) return;
    var begin = start;
    var wideData = JSON.parse(payloads[0].textContent || "{}");
    var narrowData = payloads[1] ? JSON.parse(payloads[1].textContent || "{}") : wideData;
    var data = wideData;

    /** @type {Chart | null} */
    var chart = null;
    /** @type {any} */
    var shown = null;
    /** @type {Record<string, boolean>} */
    var hidden = Object.create(null);
    var at = -1;
    var self = { show: show, close: close };
    var place = document.createElement("div");
    var keys = document.createElement("div");
    var said = document.createElement("p");
    place.className = "live-c";
    place.tabIndex = 0;
    place.setAttribute("role", "img");
    keys.className = "live-k";
    said.className = "vh";
    said.setAttribute("role", "status");

    /** @param {string} name @returns {HTMLButtonElement | null} */
    function button(name) {
      return figure.querySelector("button[data-do='" + name + "']");
    }

    /** The drawing that the page shows. @returns {Element | undefined} */
    function drawing() {
      return drawings()[0];
    }

    /** @returns {Element[]} */
    function drawings() {
      return Array.prototype.filter.call(figure.querySelectorAll("svg.ch"), function (/** @type {Element} */ s) {
        return s.getBoundingClientRect().width > 0;
      });
    }

    /** @returns {boolean} */
    function full() {
      return document.fullscreenElement === figure;
    }

    /** The room: that of the drawing, or what the screen leaves. @returns {{width: number, height: number}} */
    function measure() {
      if (full()) {
        place.style.height = "0";
        var style = getComputedStyle(figure);
        var foot = figure.querySelector(".fig-n") || place;
        var rest = foot.getBoundingClientRect().bottom - figure.getBoundingClientRect().top + parseFloat(style.paddingBottom);
        data = wideData;
        return {
          width: figure.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight),
          height: Math.max(240, window.innerHeight - rest)
        };
      }
      figure.classList.remove("live");
      var box = drawing();
      data = box && box.classList.contains("ch-n") ? narrowData : wideData;
      var r = box ? box.getBoundingClientRect() : { width: 320, height: 240 };
      // Many rows stand in several drawings.
      var high = drawings().reduce(function (sum, d) { return sum + d.getBoundingClientRect().height; }, 0) || r.height;
      figure.classList.add("live");
      return { width: r.width, height: high };
    }

    function show() {
      if (!chart) return;
      var m = measure();
      place.style.width = m.width + "px";
      place.style.height = m.height + "px";
      var style = getComputedStyle(root);
      shown = option(dressed(data, style), {
        width: m.width, height: m.height, k: scale(), family: getComputedStyle(document.body).fontFamily
      });
      shown.legend.selected = {};
      Object.keys(hidden).forEach(function (n) { shown.legend.selected[n] = !hidden[n]; });
      chart.resize(m);
      chart.setOption(shown, true);
    }

    /** The legend: a button a name, so that keys reach it too. */
    function legend() {
      keys.textContent = "";
      /** @type {Record<string, boolean>} */
      var seen = Object.create(null);
      data.series.forEach(function (/** @type {any} */ s) {
        if (seen[s.name] || !s.key) return;
        seen[s.name] = true;
        var b = document.createElement("button");
        var sample = document.createElement("i");
        b.type = "button";
        b.setAttribute("aria-pressed", "true");
        sample.className = "sw sw-" + s.key;
        sample.style.color = s.color;
        b.appendChild(sample);
        b.appendChild(document.createTextNode(title(s)));
        b.addEventListener("click", function () {
          hidden[s.name] = !hidden[s.name];
          b.setAttribute("aria-pressed", String(!hidden[s.name]));
          show();
        });
        keys.appendChild(b);
      });
      keys.hidden = Object.keys(seen).length < 2;
    }

    /** @param {boolean} on */
    function mark(on) {
      figure.classList.toggle("live", on);
      begin.hidden = on;
      ["back", "save", "full"].forEach(function (name) {
        var b = button(name);
        if (b) b.hidden = !on || name === "full" && !document.fullscreenEnabled;
      });
    }

    /** @param {Library} found */
    function open(found) {
      if (chart) return;
      var svg = drawing();
      if (!svg || !svg.parentNode) return;
      hidden = Object.create(null);
      at = -1;
      place.setAttribute("aria-label", (figure.querySelector(".fig-t") || figure).textContent || "");
      svg.parentNode.insertBefore(place, svg);
      svg.parentNode.insertBefore(keys, svg);
      svg.parentNode.insertBefore(said, svg);
      legend();
      mark(true);
      var m = measure();
      place.style.width = m.width + "px";
      place.style.height = m.height + "px";
      chart = found.init(place);
      show();
      place.focus({ preventScroll: true });
      live.push(self);
    }

    function close() {
      if (!chart) return;
      if (full()) document.exitFullscreen();
      chart.dispose();
      chart = null;
      [place, keys, said].forEach(function (e) { if (e.parentNode) e.parentNode.removeChild(e); });
      mark(false);
      live.splice(live.indexOf(self), 1);
    }

    function back() {
      close();
      begin.focus({ preventScroll: true });
    }

    /** Moves the pointer by keys and says what stands there. @param {number} by */
    function step(by) {
      if (!chart) return;
      var n = categories(shown).length;
      at = at < 0 ? (by > 0 ? 0 : n - 1) : Math.max(0, Math.min(n - 1, at + by));
      var words = [heading(shown, at)];
      var pointed = -1;
      shown.series.forEach(function (/** @type {any} */ s, /** @type {number} */ i) {
        var d = s.data[at];
        if (hidden[s.name] || s.silent && s.key !== "band" || !d) return;
        if (pointed < 0 && d.value !== null) pointed = i;
        if (d.text) words.push(s.name + " " + d.text);
      });
      said.textContent = words.join("，");
      if (pointed >= 0) chart.dispatchAction({ type: "showTip", seriesIndex: pointed, dataIndex: at });
      else chart.dispatchAction({ type: "hideTip" });
    }

    /** A picture with title, legend and notes, which a canvas alone lacks. */
    function save() {
      if (!chart) return;
      chart.dispatchAction({ type: "hideTip" });
      var link = document.createElement("a");
      link.href = picture(figure, chart, data.series.filter(function (/** @type {any} */ s) { return !hidden[s.name]; })).toDataURL("image/png");
      link.download = (figure.id || "chart") + ".png";
      link.click();
    }

    begin.addEventListener("click", function () {
      begin.disabled = true;
      load(begin.dataset.chart || "").then(open, function () {
        // The drawing stays; what cannot be had is no longer offered.
        begin.hidden = true;
      }).then(function () {
        begin.disabled = false;
      });
    });
    figure.addEventListener("click", function (event) {
      var b = event.target instanceof Element ? event.target.closest("button[data-do]") : null;
      if (!(b instanceof HTMLButtonElement)) return;
      if (b.dataset.do === "back") back();
      else if (b.dataset.do === "save") save();
      else if (full()) document.exitFullscreen();
      else figure.requestFullscreen();
    });
    figure.addEventListener("keydown", function (event) {
      if (!chart) return;
      if (event.key === "Escape") back();
      if (event.target !== place) return;
      if (event.key === "ArrowRight" || event.key === "ArrowDown") step(1);
      else if (event.key === "ArrowLeft" || event.key === "ArrowUp") step(-1);
      else return;
      event.preventDefault();
    });
  }

  /**
   * @param {HTMLElement} figure @param {Chart} chart @param {any[]} series
   * @returns {HTMLCanvasElement}
   */
  function picture(figure, chart, series) {
    var style = getComputedStyle(root);
    var ratio = 2;
    var drawn = chart.getRenderedCanvas({ pixelRatio: ratio, backgroundColor: colour("var(--ground)", style) });
    var canvas = document.createElement("canvas");
    var room = drawn.width / ratio;
    var family = getComputedStyle(document.body).fontFamily;
    var c = canvas.getContext("2d");
    if (!c) return drawn;
    var pen = c;
    var margin = 16;

    /** @param {string} text @param {string} font @returns {string[]} */
    function broken(text, font) {
      pen.font = font;
      /** @type {string[]} */
      var lines = [];
      var line = "";
      Array.from(text).forEach(function (r) {
        if (line && pen.measureText(line + r).width > room) {
          lines.push(line);
          line = "";
        }
        line += r;
      });
      return line ? lines.concat(line) : lines;
    }

    /** @param {string} selector @returns {string} */
    function words(selector) {
      var e = figure.querySelector(selector);
      return e ? (e.textContent || "").trim() : "";
    }

    var bold = "600 18px " + family;
    var usual = "13px " + family;
    var tag = words(".fig-t .tag");
    var head = broken(words(".fig-t").slice(0, tag ? -tag.length : undefined).trim() + (tag && "（" + tag + "）"), bold);
    var under = broken(words(".fig-s"), usual);
    var foot = broken(words(".fig-n > p:not(.fa)"), usual);
    /** @type {{name: string, text: string, color: string, x: number, row: number}[]} */
    var keys = [];
    var x = 0;
    var row = 0;
    pen.font = usual;
    series.forEach(function (s) {
      if (series.length < 2 || !s.key || keys.some(function (k) { return k.name === s.name; })) return;
      var w = 22 + pen.measureText(title(s)).width + 16;
      if (x > 0 && x + w > room) {
        x = 0;
        row++;
      }
      keys.push({ name: s.name, text: title(s), color: colour(s.color, style), x: x, row: row });
      x += w;
    });
    var above = head.length * 27 + under.length * 20 + (keys.length ? (row + 1) * 20 : 0) + 12;
    canvas.width = (room + 2 * margin) * ratio;
    canvas.height = (above + drawn.height / ratio + foot.length * 20 + 10 + 2 * margin) * ratio;
    c.scale(ratio, ratio);
    c.fillStyle = colour("var(--ground)", style);
    c.fillRect(0, 0, canvas.width, canvas.height);
    c.translate(margin, margin);
    var y = 0;

    /** @param {string[]} lines @param {string} font @param {string} ink @param {number} step */
    function write(lines, font, ink, step) {
      pen.font = font;
      pen.fillStyle = colour(ink, style);
      lines.forEach(function (l) {
        y += step;
        pen.fillText(l, 0, y - step * 0.28);
      });
    }

    write(head, bold, "var(--ink)", 27);
    write(under, usual, "var(--mute)", 20);
    keys.forEach(function (k) {
      pen.fillStyle = k.color;
      pen.fillRect(k.x, y + k.row * 20 + 6, 14, 8);
      pen.fillStyle = colour("var(--ink)", style);
      pen.fillText(k.text, k.x + 20, y + k.row * 20 + 14.5);
    });
    c.drawImage(drawn, 0, above, room, drawn.height / ratio);
    y = above + drawn.height / ratio + 10;
    write(foot, usual, "var(--mute)", 20);
    return canvas;
  }

  // What changes under a live figure: theme, text size, room. Paper gets drawings.

  var waiting = false;

  function again() {
    if (waiting || !live.length) return;
    waiting = true;
    requestAnimationFrame(function () {
      waiting = false;
      live.forEach(function (f) { f.show(); });
    });
  }

  document.querySelectorAll("figure.fig").forEach(function (f) {
    if (f instanceof HTMLElement) Figure(f);
  });
  new MutationObserver(again).observe(root, { attributes: true, attributeFilter: ["class"] });
  window.addEventListener("resize", again);
  document.addEventListener("fullscreenchange", again);
  var system = window.matchMedia("(prefers-color-scheme: dark)");
  if (system.addEventListener) system.addEventListener("change", again);
  window.addEventListener("beforeprint", function () {
    live.slice().forEach(function (f) { f.close(); });
  });
})();
