'use strict';
// Shows those experiments of the index that are asked for: by a state, an error, an option, and by words, all of them.

/** So many can be looked over without it. */
const FEW = 6;
const filter = document.querySelector('.filter');
const fields = [...filter.querySelectorAll('[data-by]')];
const rows = [...document.querySelectorAll('.experiments tbody tr')];
const found = filter.querySelector('.found');

function has(row, field) {
  const asked = field.value.trim();
  const there = row.dataset[field.dataset.by] || '';
  if (asked === '') return true;
  if (field.dataset.by !== 'words') return there.split(' ').includes(asked);
  return asked.toLowerCase().replaceAll('_', '-').split(/\s+/).every(word => there.includes(word));
}

function show() {
  rows.forEach(row => { row.hidden = !fields.every(field => has(row, field)); });
  const shown = rows.filter(row => !row.hidden);
  document.querySelectorAll('section[id^=topic-]').forEach(topic => {
    topic.hidden = !shown.some(row => topic.contains(row));
  });
  found.textContent = shown.length + ' / ' + rows.length;
}

fields.forEach(field => field.addEventListener('input', show));
filter.hidden = rows.length < FEW;
show();
