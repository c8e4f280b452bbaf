'use strict';
// Follows the lab: asks for the parts again whenever there is news, and replaces those that have changed.
const lost = document.getElementById('lost');
// What stands there, by part: to write down the figure that is shown would take as long as to draw it.
const shown = new Map();
// Where the wide ladder would not fit beside the states, on a phone as before many a projector, the narrow one is shown.
const narrow = matchMedia('(max-width: 1399px)');
let asking = false;
let again = false;

// Whoever reads the end of the page goes on reading its end; whoever has scrolled up stays there.
function atEnd() {
  return innerHeight + scrollY >= document.documentElement.scrollHeight - 40;
}

function replace(old, fresh) {
  const before = old.querySelector('.scroll');
  const left = before ? before.scrollLeft : 0;
  old.replaceChildren(...fresh.childNodes);
  const after = old.querySelector('.scroll');
  if (after) after.scrollLeft = left;
}

function show(parts) {
  const follows = atEnd();
  const focused = document.activeElement ? document.activeElement.id : '';
  const sheet = document.createElement('template');
  sheet.innerHTML = parts;
  for (const fresh of sheet.content.querySelectorAll('[data-part]')) {
    const old = document.getElementById('now-' + fresh.dataset.part);
    const text = fresh.innerHTML;
    if (old && shown.get(fresh.dataset.part) !== text) {
      shown.set(fresh.dataset.part, text);
      replace(old, fresh);
    }
  }
  const same = focused ? document.getElementById(focused) : null;
  if (same && same !== document.activeElement) same.focus({ preventScroll: true });
  if (follows) scrollTo(0, document.documentElement.scrollHeight);
}

async function ask() {
  again = true;
  if (asking) return;
  asking = true;
  while (again) {
    again = false;
    try {
      const answer = await fetch(narrow.matches ? 'now-narrow' : 'now', { cache: 'no-store' });
      if (answer.ok) show(await answer.text());
    } catch (e) {
      // The stream of news tells whether the lab is still there.
    }
  }
  asking = false;
}

const news = new EventSource('news');
news.onopen = () => { lost.hidden = true; };
news.onerror = () => { lost.hidden = false; };
news.onmessage = ask;
narrow.addEventListener('change', ask);

// A segment's card stays with its focus; there is no table here that its link could lead to.
document.addEventListener('click', event => {
  if (event.target.closest && event.target.closest('a.hit')) event.preventDefault();
});
