'use strict';
// Plays the figures of a page. All of a figure is there from the beginning: a step only hides what came later, and lets
// what lasts (states, segments under way) be seen as far down as the step has come.

const STEP_MILLIS = 1500;
// No browser paints anything higher.
const MOST_PIXELS = 16000;

/** A figure with its steps; one that has fewer than another beside it stays at its end. */
function figure(box) {
  const steps = [...box.nextElementSibling.children];
  const parts = [...box.querySelectorAll('[data-at]')].map(part => ({ part, at: Number(part.dataset.at) }));
  const curtain = box.querySelector('clipPath rect');
  const height = Number(curtain.getAttribute('height'));
  const until = step => (step.dataset.until ? Number(step.dataset.until) : Infinity);

  /** Shows it as it was after a step, counted from 1. */
  function show(number) {
    const step = steps[Math.min(number, steps.length) - 1];
    const from = step === steps[0] ? -Infinity : Number(step.dataset.at);
    for (const { part, at } of parts) {
      part.classList.toggle('hidden', at >= until(step));
      part.classList.toggle('now', at >= from && at < until(step));
    }
    curtain.setAttribute('height', until(step) === Infinity ? height : step.dataset.reach);
    return step;
  }

  /** As if nobody had touched it. */
  function showAll() {
    parts.forEach(({ part }) => part.classList.remove('hidden', 'now'));
    curtain.setAttribute('height', height);
  }

  /** Where on the window the last line of a step is. */
  function end(step) {
    const svg = box.querySelector('svg').getBoundingClientRect();
    return svg.top + Math.min(height, Number(step.dataset.reach)) * svg.height / height;
  }

  /** The step that shows something for the first time. */
  function stepOf(part) {
    return 1 + steps.findIndex(step => Number(part.dataset.at) < until(step));
  }

  /** False for the one of two sizes that this window does not show. */
  const isSeen = () => box.offsetParent !== null;

  return { box, steps, show, showAll, end, stepOf, isSeen };
}

/** The controls of one figure, or of two side by side, which go on together. */
function player(root) {
  const bar = root.querySelector('.player');
  const figures = [...root.querySelectorAll('.figure')].map(figure).filter(f => f.steps.length > 0);
  const count = Math.max(0, ...figures.map(f => f.steps.length));
  if (count === 0) return;
  const slider = bar.querySelector('input');
  const told = bar.querySelector('.told');
  const whole = [...told.childNodes];
  const buttons = {};
  bar.querySelectorAll('button').forEach(button => { buttons[button.dataset.does] = button; });
  const names = { play: buttons.play.title, pause: buttons.play.dataset.pause };
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  let at = count;
  let stepped = false;
  let timer = 0;

  function show(number) {
    at = Math.min(count, Math.max(1, number));
    stepped = true;
    const steps = figures.map(f => f.show(at));
    tell(steps);
    place();
    follow(steps);
  }

  function showAll() {
    figures.forEach(f => f.showAll());
    at = count;
    told.replaceChildren(...whole);
    stepped = false;
    quote([]);
    place();
  }

  function place() {
    slider.value = at;
    slider.setAttribute('aria-valuetext', at + ' / ' + count);
    bar.querySelector('.place').textContent = at + ' / ' + count;
    off(buttons.back, at === 1);
    off(buttons.first, at === 1);
    off(buttons.forward, at === count);
  }

  /** A button keeps the focus when there is no more to do. */
  function off(button, isOff) {
    button.setAttribute('aria-disabled', isOff);
  }

  /** Each figure's own words and its own line of a script; one that stays at its end says nothing new. */
  function tell(steps) {
    const seen = figures.filter(f => f.isSeen());
    told.replaceChildren(...seen.map(f => {
      const line = document.createElement('p');
      if (seen.length > 1) line.className = f === seen[0] ? 'here' : 'there';
      if (at <= f.steps.length) line.append(...[...f.steps[at - 1].childNodes].map(node => node.cloneNode(true)));
      return line;
    }));
    quote(seen.map(f => (at <= f.steps.length ? f.steps[at - 1] : undefined)));
  }

  /** The line of each step's script that was at work; in the script of the page it is marked, too. */
  function quote(steps) {
    const script = [...root.closest('.page').querySelectorAll('.script li')];
    script.forEach(one => one.classList.remove('now'));
    const lines = steps.map(step => {
      if (!step) return '';
      const own = step.dataset.quote === undefined ? script[Number(step.dataset.line) - 1] : undefined;
      if (!own) return step.dataset.quote || '';
      own.classList.add('now');
      return step.dataset.line + '  ' + own.querySelector('code').textContent;
    });
    const shown = bar.querySelector('.at-line');
    shown.hidden = lines.every(line => line === '');
    shown.replaceChildren(...lines.map((line, i) => {
      const code = document.createElement('code');
      code.textContent = line;
      code.hidden = line === '';
      if (lines.length > 1) code.className = i === 0 ? 'here' : 'there';
      return code;
    }));
  }

  /** What a step shows is not to be below the window, nor under the controls. */
  function follow(steps) {
    const end = Math.max(...figures.map((f, i) => (f.isSeen() ? f.end(steps[i]) : -Infinity)));
    const top = bar.getBoundingClientRect().bottom + 40;
    const by = end > innerHeight - 24 ? end - innerHeight * 0.7 : end < top ? end - top - 40 : 0;
    if (by !== 0) scrollBy({ top: by, behavior: still.matches ? 'auto' : 'smooth' });
  }

  function pause() {
    clearTimeout(timer);
    timer = 0;
    name('play', '▶');
  }

  function name(does, sign) {
    buttons.play.title = names[does];
    buttons.play.setAttribute('aria-label', names[does]);
    buttons.play.firstChild.textContent = sign;
  }

  function goOn() {
    timer = setTimeout(() => {
      show(at + 1);
      if (at === count) pause(); else goOn();
    }, STEP_MILLIS);
  }

  const does = {
    first: () => show(1),
    back: () => show(at - 1),
    forward: () => show(at + 1),
    whole: showAll,
    play() {
      name('pause', '⏸');
      show(at === count ? 1 : at);
      goOn();
    },
  };

  function act(what) {
    const wasPlaying = timer !== 0;
    pause();
    if (what === 'play' && wasPlaying) return;
    does[what]();
  }

  for (const [what, button] of Object.entries(buttons)) button.addEventListener('click', () => act(what));
  slider.max = count;
  slider.addEventListener('input', () => { pause(); show(Number(slider.value)); });
  root.addEventListener('keydown', key);

  /** A slider steps by itself, and what can be scrolled sideways is. */
  function key(event) {
    const what = { ArrowRight: 'forward', ArrowLeft: 'back' }[event.key];
    const other = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
    const box = event.target.closest ? event.target.closest('.scroll') : null;
    if (!what || other || event.target === slider || (box && box.scrollWidth > box.clientWidth)) return;
    event.preventDefault();
    act(what);
  }

  /** What a link leads to is shown, however far the player was. */
  function reveal() {
    const target = document.getElementById(location.hash.slice(1));
    const f = target && figures.find(one => one.box.contains(target));
    if (f && target.classList.contains('hidden')) show(f.stepOf(target));
  }

  /** What is shown as a picture of its own, two figures side by side: in the style of the page, in the colours of paper. */
  function picture() {
    const seen = figures.filter(f => f.isSeen()).map(f => f.box.querySelector('svg'));
    const sheet = document.createElementNS(seen[0].namespaceURI, 'svg');
    const style = document.createElementNS(sheet.namespaceURI, 'style');
    style.textContent = [...document.styleSheets[0].cssRules].filter(rule => rule.selectorText).map(rule => rule.cssText).join('\n');
    sheet.append(style);
    let width = 0;
    let height = 0;
    for (const svg of seen) {
      const one = svg.cloneNode(true);
      one.querySelectorAll('.hit').forEach(hit => hit.remove());
      const size = svg.viewBox.baseVal;
      one.setAttribute('x', width);
      one.setAttribute('width', size.width);
      one.setAttribute('height', size.height);
      sheet.append(one);
      width += size.width;
      height = Math.max(height, size.height);
    }
    sheet.setAttribute('style', 'background: #ffffff; color-scheme: light; font-family: monospace');
    sheet.setAttribute('viewBox', '0 0 ' + width + ' ' + height);
    sheet.setAttribute('width', width);
    sheet.setAttribute('height', height);
    return { width, height, text: new XMLSerializer().serializeToString(sheet) };
  }

  /** Chooses one of two where there is no room for both; it is shown at the same step. */
  function choose(number) {
    tabs.forEach((tab, i) => tab.setAttribute('aria-pressed', i === number));
    root.querySelector('.pair').dataset.shown = number;
    if (stepped) show(at);
  }

  function offer(link, blob) {
    URL.revokeObjectURL(link.href);
    link.href = URL.createObjectURL(blob);
  }

  /** A picture of pixels is ready only later: then the link is followed once more. */
  function paint(link) {
    const { width, height, text } = picture();
    const image = new Image();
    image.onload = () => {
      const scale = Math.min(2, MOST_PIXELS / height);
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      const bytes = atob(canvas.toDataURL('image/png').split(',')[1]);
      offer(link, new Blob([Uint8Array.from(bytes, byte => byte.charCodeAt(0))], { type: 'image/png' }));
      link.dataset.ready = 'yes';
      link.click();
    };
    image.src = 'data:image/svg+xml,' + encodeURIComponent(text);
  }

  const tabs = [...root.querySelectorAll('.tabs button')];
  tabs.forEach((tab, i) => tab.addEventListener('click', () => choose(i)));
  if (tabs.length > 0) {
    root.querySelector('.tabs').hidden = false;
    choose(0);
  }
  const saves = root.querySelector('.saves');
  saves.hidden = false;
  const [asSvg, asPng] = saves.querySelectorAll('a');
  asSvg.addEventListener('click', () => offer(asSvg, new Blob([picture().text], { type: 'image/svg+xml' })));
  asPng.addEventListener('click', event => {
    if (asPng.dataset.ready) return void delete asPng.dataset.ready;
    event.preventDefault();
    paint(asPng);
  });
  addEventListener('hashchange', reveal);
  bar.hidden = false;
  place();
  return { root, key };
}

// Where a term is clicked or touched, its meaning shows with the focus: nobody is led away from the sentence.
document.addEventListener('click', event => {
  const term = event.target.closest ? event.target.closest('.term') : null;
  if (!term || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  term.focus();
});

const players = [...document.querySelectorAll('.played')].map(player).filter(one => one);
// Where nothing has the focus, the first one that can be seen hears the keys.
document.addEventListener('keydown', event => {
  if (event.target !== document.body && event.target.id !== 'main') return;
  const seen = players.find(({ root }) => root.getBoundingClientRect().bottom > 0);
  if (seen) seen.key(event);
});
