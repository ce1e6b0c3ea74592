(function () {
  "use strict";
  // Desktop Anki swaps cards inside one page: everything here stays local, and
  // running twice on the same card must do no harm.
  var card = document.querySelector(".quiz-choice");
  if (!card) { return; }
  var list = card.querySelector(".options");
  var correct = card.querySelector(".correct");
  var options = Array.prototype.slice.call(list.querySelectorAll("li"));
  options.forEach(function (option, index) {
    if (!option.hasAttribute("data-index")) { option.setAttribute("data-index", index); }
  });
  options.sort(function (a, b) { return number(a) - number(b); });

  var name = card.getAttribute("data-name") ||
    "quiz:" + hash(card.querySelector(".question").textContent + "\n" +
      options.map(function (option) { return option.textContent; }).join("\n"));
  card.setAttribute("data-name", name);
  var memory = correct ? recall() : { day: today(), picked: -1 };
  if (!correct) { remember(); }
  if (!card.classList.contains("fixed")) {
    options = shuffled(options, hash(name + memory.day));
    options.forEach(function (option) { list.appendChild(option); });
  }
  if (correct) { showResult(); } else { makeRadios(); }

  function number(option) { return Number(option.getAttribute("data-index")); }

  function today() {
    var now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].join("-");
  }

  // The order follows from the text and the day, so both sides agree unaided;
  // the store only carries the pick, and the day for a card open at midnight.
  function recall() {
    try {
      var kept = JSON.parse(sessionStorage.getItem(name));
      if (kept && typeof kept.day === "string" && kept.day) { return kept; }
    } catch (error) { /* no storage here: the pick is not shown */ }
    return { day: today(), picked: -1 };
  }

  function remember() {
    try {
      sessionStorage.setItem(name, JSON.stringify(memory));
    } catch (error) { /* no storage here: the pick is not shown */ }
  }

  // FNV-1a, 32 bits.
  function hash(text) {
    var value = 2166136261;
    for (var i = 0; i < text.length; i++) {
      value = Math.imul(value ^ text.charCodeAt(i), 16777619);
    }
    return value >>> 0;
  }

  // Fisher-Yates with the mulberry32 generator.
  function shuffled(values, seed) {
    var result = values.slice();
    for (var i = result.length - 1; i > 0; i--) {
      seed = (seed + 0x6D2B79F5) | 0;
      var t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      var j = ((t ^ (t >>> 14)) >>> 0) % (i + 1);
      var kept = result[i];
      result[i] = result[j];
      result[j] = kept;
    }
    return result;
  }

  function makeRadios() {
    list.setAttribute("role", "radiogroup");
    list.setAttribute("aria-label", "Options");
    options.forEach(function (option, place) {
      option.setAttribute("role", "radio");
      option.setAttribute("aria-checked", "false");
      option.tabIndex = place === 0 ? 0 : -1;
      option.classList.add("tappable");
      option.addEventListener("click", function () { pick(place); });
      option.addEventListener("keydown", function (event) { onKey(event, place); });
    });
  }

  function onKey(event, place) {
    var last = options.length - 1;
    var go = {
      ArrowDown: place === last ? 0 : place + 1,
      ArrowRight: place === last ? 0 : place + 1,
      ArrowUp: place === 0 ? last : place - 1,
      ArrowLeft: place === 0 ? last : place - 1,
      Home: 0,
      End: last,
      " ": place,
      Enter: place
    };
    if (!Object.prototype.hasOwnProperty.call(go, event.key)) { return; }
    // Enter on the picked option goes on to Anki, which turns the card over.
    if (event.key === "Enter" && number(options[place]) === memory.picked) { return; }
    event.preventDefault();
    event.stopPropagation();
    pick(go[event.key]);
  }

  function pick(place) {
    options.forEach(function (option, other) {
      option.setAttribute("aria-checked", other === place ? "true" : "false");
      option.classList.toggle("picked", other === place);
      option.tabIndex = other === place ? 0 : -1;
    });
    options[place].focus();
    memory.picked = number(options[place]);
    remember();
  }

  function showResult() {
    var right = Number(correct.textContent);
    options.forEach(function (option) {
      var picked = number(option) === memory.picked;
      if (number(option) === right) {
        mark(option, "right", "\u2713", picked ? "right, your answer" : "the right answer");
      } else if (picked) {
        mark(option, "wrong", "\u2717", "wrong, your answer");
      }
      option.classList.toggle("picked", picked);
    });
    list.classList.add("marked");
  }

  function mark(option, className, sign, label) {
    option.classList.add(className);
    if (option.querySelector(".mark")) { return; }
    var span = document.createElement("span");
    span.className = "mark";
    span.setAttribute("role", "img");
    span.setAttribute("aria-label", label);
    span.textContent = sign;
    option.appendChild(span);
  }
})();
