(function () {
"use strict";
var doc = document, root = doc.documentElement;
var at = function (id) { return doc.getElementById(id); };
var steps = [].slice.call(doc.querySelectorAll(".step"));
var figures = steps.map(function (s) { return s.querySelector("figure"); });
var marks = [].slice.call(doc.querySelectorAll("[data-step]")).filter(function (m) { return m.tagName === "A"; });
var maps = at("maps"), tale = doc.querySelector(".tale"), stage = at("stage"), time = at("time");
var current = -1, aim = -1, aimed = 0, typed = "";
var still = window.matchMedia("(prefers-reduced-motion: reduce)");

// The pictures stand in one place on the screen, and beside their steps on paper.
function gather() { figures.forEach(function (f) { maps.appendChild(f); }); }
function scatter() { figures.forEach(function (f, i) { steps[i].appendChild(f); }); }

function title(i) { return steps[i].querySelector("h3").textContent; }
function date(i) { return steps[i].querySelector(".date").textContent; }

function show(i) {
  if (i === current) return;
  figures.forEach(function (f, j) {
    f.classList.toggle("was", j === current);
    f.classList.toggle("now", j === i);
    steps[j].classList.toggle("now", j === i);
  });
  current = i;
  time.style.setProperty("--x", getComputedStyle(steps[i]).getPropertyValue("--x"));
  at("when").textContent = date(i);
  at("count").textContent = at("count").getAttribute("data-of").replace("{n}", i + 1).replace("{total}", steps.length);
  at("back").disabled = i === 0;
  at("next").disabled = i === steps.length - 1;
  marks.forEach(function (m) {
    if (+m.getAttribute("data-step") === i + 1) m.setAttribute("aria-current", "step");
    else m.removeAttribute("aria-current");
  });
  at("told").textContent = at("told").getAttribute("data-step").replace("{n}", i + 1).replace("{total}", steps.length)
    .replace("{date}", date(i)).replace("{title}", title(i));
}

// The address names the step, so that it can be sent to someone; a local file may not change it.
function name(i) {
  try { history.replaceState(null, "", i < 0 ? location.pathname + location.search : "#step-" + (i + 1)); } catch (e) { /* no matter */ }
}

function go(i, jump) {
  if (i < 0) {
    window.scrollTo({ top: 0, behavior: still.matches || jump ? "auto" : "smooth" });
    show(0);
    name(-1);
    return;
  }
  i = Math.min(i, steps.length - 1);
  aim = i;
  aimed = Date.now();
  show(i);
  name(i);
  steps[i].scrollIntoView({ block: "start", behavior: still.matches || jump ? "auto" : "smooth" });
}

// The step that is read is the last one that has come up to the middle of what is free for text.
function read() {
  var narrow = getComputedStyle(tale).display !== "grid";
  var top = narrow ? stage.getBoundingClientRect().bottom : 0;
  var line = top + (window.innerHeight - top) * .5;
  var found = 0;
  for (var i = 0; i < steps.length; i++) if (steps[i].getBoundingClientRect().top <= line) found = i;
  return found;
}

var due = false;
function scrolled() {
  if (due) return;
  due = true;
  requestAnimationFrame(function () {
    due = false;
    if (aim >= 0 && Date.now() - aimed < 1500) return; // on the way there
    var i = read();
    if (i === current) return;
    show(i);
    if (inside()) name(i);
  });
}

// inside tells whether the story fills the window; before it and behind it keys mean what they always mean.
function inside() {
  var box = tale.getBoundingClientRect();
  return box.top < window.innerHeight * .5 && box.bottom > window.innerHeight * .5;
}

function key(e) {
  if (e.ctrlKey || e.altKey || e.metaKey || e.defaultPrevented) return;
  var on = e.target.closest ? e.target.closest("a,button,summary,input,select,textarea,.scroll") : null;
  var box = tale.getBoundingClientRect();
  if (box.bottom < window.innerHeight * .5) return; // behind the story
  var before = current === 0 && aim < 0 && steps[0].getBoundingClientRect().top > parseFloat(getComputedStyle(steps[0]).scrollMarginTop) + 10;
  var by = 0;
  switch (e.key) {
  case "ArrowRight": case "ArrowDown": case "PageDown": case "n": case "N": by = 1; break;
  case "ArrowLeft": case "ArrowUp": case "PageUp": case "p": case "P": by = -1; break;
  case " ": if (on) return; by = e.shiftKey ? -1 : 1; break;
  case "Home": typed = ""; go(0); e.preventDefault(); return;
  case "End": typed = ""; go(steps.length - 1); e.preventDefault(); return;
  case "Enter":
    if (typed === "") return;
    if (+typed > 0) go(+typed - 1);
    typed = "";
    e.preventDefault();
    return;
  case "Escape": typed = ""; return;
  default:
    if (/^[0-9]$/.test(e.key)) { typed = (typed + e.key).slice(-4); at("count").textContent = typed + " ↵"; }
    return;
  }
  if (on && on.className === "scroll") return;
  if (e.shiftKey && e.key !== " " && e.key !== "N" && e.key !== "P") return;
  if (before && by < 0) return;
  typed = "";
  e.preventDefault();
  go(before ? 0 : current + by);
}

function linked(jump) {
  var m = /^#step-(\d+)$/.exec(location.hash);
  if (m && +m[1] >= 1 && +m[1] <= steps.length) go(+m[1] - 1, jump);
}

// measure tells the styles how high the stage is, so that a step comes to lie free of it.
function measure() {
  root.style.setProperty("--stage", stage.offsetHeight + "px");
  scrolled();
}

gather();
show(0);
measure();
doc.addEventListener("keydown", key);
doc.addEventListener("click", function (e) {
  var a = e.target.closest ? e.target.closest("a[href^='#step-']") : null;
  if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
  e.preventDefault();
  go(+a.getAttribute("href").slice(6) - 1);
});
at("back").addEventListener("click", function () { go(current - 1); });
at("next").addEventListener("click", function () { go(current + 1); });
window.addEventListener("scroll", scrolled, { passive: true });
window.addEventListener("resize", measure);
window.addEventListener("wheel", function () { aim = -1; }, { passive: true });
window.addEventListener("touchmove", function () { aim = -1; }, { passive: true });
window.addEventListener("scrollend", function () { aim = -1; });
window.addEventListener("hashchange", function () { linked(false); });
window.addEventListener("beforeprint", scatter);
window.addEventListener("afterprint", function () { gather(); });
linked(true);
root.setAttribute("data-ready", "");
})();
