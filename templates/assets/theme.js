/* Runs before the first paint: puts the reader's remembered theme and text
   size on the root, and says that scripts work. */
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");
  try {
    var theme = localStorage.getItem("nianbao-theme");
    if (theme === "dark" || theme === "light" || theme === "hc") root.classList.add(theme);
    var size = localStorage.getItem("nianbao-size");
    if (size === "2" || size === "3") root.classList.add("fs" + size);
  } catch (e) {
    // Storage is refused on some file:// pages; the page then follows the system.
  }
})();
