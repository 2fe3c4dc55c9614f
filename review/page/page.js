(function () {
  "use strict";
  const form = document.getElementById("filters");
  if (!form) return;

  const step = 50;
  const pager = document.querySelector(".pager");
  const status = document.getElementById("shown");
  const items = Array.from(document.querySelectorAll(".finding"), (element) => ({
    element,
    data: element.dataset,
    text: element.textContent.toLowerCase(),
  }));
  const fields = ["check", "severity", "issuer", "year"].filter((name) => form.elements[name]);
  let limit = step;

  // matches tells whether a finding is among those that the form asks for.
  function matches(item, verdicts, words) {
    return verdicts.has(item.data.verdict) &&
      fields.every((name) => form.elements[name].value === "" || form.elements[name].value === item.data[name]) &&
      words.every((word) => item.text.includes(word));
  }

  // apply shows the first findings that match, and says how many there are.
  function apply() {
    const verdicts = new Set(Array.from(form.querySelectorAll("[name=verdict]:checked"), (box) => box.value));
    const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const item of items) {
      const match = matches(item, verdicts, words);
      if (match) found++;
      item.element.classList.toggle("out", !match);
      item.element.classList.toggle("later", match && found > limit);
    }
    status.textContent = found === 0
      ? "没有符合条件的结论。"
      : "符合条件 " + found + " 项" + (found > limit ? "，先列 " + limit + " 项" : "") + "（共列 " + items.length + " 项）";
    pager.hidden = found <= limit;
  }

  function restart() {
    limit = step;
    apply();
  }

  // choose sets the form to one verdict or one check, as the overview offers.
  function choose(name, value) {
    form.reset();
    if (name === "verdict") {
      for (const box of form.querySelectorAll("[name=verdict]")) box.checked = box.value === value;
    } else if (form.elements[name]) {
      form.elements[name].value = value;
    }
    restart();
    const section = document.getElementById("findings");
    section.scrollIntoView();
    section.focus({ preventScroll: true });
  }

  // reveal opens what the address points into: a report, or a finding that is not shown.
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const report = target.closest("details.report");
    if (report) report.open = true;
    if (target.matches(".finding.out, .finding.later")) {
      form.reset();
      limit = Math.max(step, items.findIndex((item) => item.element === target) + 1);
      apply();
    }
    if (report || target.matches(".finding")) target.scrollIntoView({ block: report === target ? "start" : "center" });
  }

  form.addEventListener("input", restart);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("clear").addEventListener("click", () => {
    form.reset();
    restart();
  });
  document.getElementById("more").addEventListener("click", () => {
    const first = items.find((item) => item.element.classList.contains("later"));
    limit += step;
    apply();
    if (first) {
      first.element.tabIndex = -1;
      first.element.focus();
    }
  });
  for (const button of document.querySelectorAll("[data-set]")) {
    button.addEventListener("click", () => choose(button.dataset.set, button.dataset.value));
  }
  window.addEventListener("hashchange", reveal);

  form.hidden = false;
  apply();
  reveal();
})();
