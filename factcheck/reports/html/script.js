"use strict";
// Filters, and links into folded parts. The page is complete without it.
(() => {
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const cards = [...document.querySelectorAll("article.finding")];
  const groups = [...document.querySelectorAll(".group, .story")];
  const texts = new Map();

  // Without accents and case, so that "marin" finds "Marín".
  const fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const textOf = (card) => {
    if (!texts.has(card)) texts.set(card, fold(card.textContent));
    return texts.get(card);
  };

  const checked = (name) => new Set([...form.querySelectorAll(`input[name=${name}]:checked`)].map((box) => box.value));
  const chosen = (name) => form.elements.namedItem(name)?.value ?? "";

  const filter = () => {
    const verdicts = checked("verdict");
    const kinds = checked("kind");
    const [source, story, accepted] = ["source", "story", "accepted"].map(chosen);
    const words = fold(chosen("words")).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const card of cards) {
      const { verdict, kind, sources, story: its } = card.dataset;
      const fits =
        (!verdicts.size || verdicts.has(verdict)) &&
        (!kinds.size || kinds.has(kind)) &&
        (!source || sources.split(" ").includes(source)) &&
        (!story || its === story) &&
        (!accepted || (accepted === "yes") === "accepted" in card.dataset) &&
        words.every((word) => textOf(card).includes(word));
      card.hidden = !fits;
      if (fits) count += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector("article.finding:not([hidden])");
    shown.textContent = `${count} of ${cards.length} findings shown`;
  };

  // A link into a folded or filtered part shows that part; browsers that do this by themselves lose nothing.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest(".finding[hidden], .group[hidden], .story[hidden]")) {
      form.reset();
      filter();
    }
    for (let part = target; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
    target.scrollIntoView();
  };

  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", reveal);
  if (cards.length) {
    form.hidden = shown.hidden = false;
    form.querySelector("details").open = matchMedia("(min-width: 64rem)").matches;
    filter(); // A browser may have kept the form's fields over a reload.
  }
  reveal();
})();
