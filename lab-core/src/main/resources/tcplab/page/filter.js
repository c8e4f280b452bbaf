'use strict';
// Shows those experiments of the index that are asked for: along an article or a question, by a state, an error, an option,
// and by words, all of them. Along an article they stand in its order, else by topic.

/** So many can be looked over without it. */
const FEW = 6;
const filter = document.querySelector('.filter');
const fields = [...filter.querySelectorAll('[data-by]')];
const rows = [...document.querySelectorAll('.experiments tbody tr')];
const found = filter.querySelector('.found');
const ways = [...filter.querySelectorAll('.along')];
const inOrder = document.querySelector('.of-in-order');
const none = document.querySelector('.none');
const homes = rows.map(row => row.parentNode);

function has(row, field) {
  const asked = field.value.trim();
  const there = row.dataset[field.dataset.by] || '';
  if (asked === '') return true;
  if (field.dataset.by !== 'words') return there.split(' ').includes(asked);
  return asked.toLowerCase().replaceAll('_', '-').split(/\s+/).every(word => there.includes(word));
}

/** The rows stand in the order of the first thing that they are read along; where there is none, where they came from. */
function place(orders, shown) {
  rows.forEach((row, i) => homes[i].append(row));
  const body = inOrder.querySelector('tbody');
  if (orders.length > 0) {
    const at = row => orders[0].indexOf(row.dataset.row);
    shown.sort((one, other) => at(one) - at(other)).forEach(row => body.append(row));
  }
  inOrder.hidden = orders.length === 0 || shown.length === 0;
  inOrder.querySelector('h2').textContent = ways.filter(way => way.value !== '')
    .map(way => way.selectedOptions[0].parentNode.label + ': ' + way.selectedOptions[0].textContent).join(' · ');
}

function show() {
  const orders = ways.filter(way => way.value !== '').map(way => way.value.split(' '));
  rows.forEach(row => {
    row.hidden = !fields.every(field => has(row, field)) || !orders.every(order => order.includes(row.dataset.row));
  });
  const shown = rows.filter(row => !row.hidden);
  place(orders, [...shown]);
  document.querySelectorAll('section[id^=topic-]').forEach(topic => {
    topic.hidden = !shown.some(row => topic.contains(row));
  });
  none.hidden = shown.length > 0;
  found.textContent = shown.length + ' / ' + rows.length;
}

function clear() {
  [...fields, ...ways].forEach(field => { field.value = ''; });
  show();
}

/** What a link leads to is shown, whatever was chosen before. */
function reveal(hash) {
  const target = document.getElementById(hash.slice(1));
  if (!target || !target.closest('[hidden]')) return;
  clear();
  target.scrollIntoView();
}

[...fields, ...ways].forEach(field => field.addEventListener('input', show));
none.querySelector('button').addEventListener('click', () => {
  clear();
  fields[0].focus();
});
addEventListener('hashchange', () => reveal(location.hash));
// The hash of a link that is followed again does not change.
document.addEventListener('click', event => {
  const link = event.target.closest ? event.target.closest('a[href^="#"]') : null;
  if (link) reveal(link.hash);
});
filter.hidden = rows.length < FEW;
show();
