// Results: everything that tasks made, newest first.
import { h, replace, debounced, saveAs } from './dom.js';
import { t, moment } from './words.js';
import { ask } from './api.js';
import { models } from './catalog.js';
import { media, typeOf } from './items.js';
import { comparePage, largePage } from './result.js';
import { isStarred, starButton, starred } from './stars.js';

const FILTERS = ['model', 'state', 'engine', 'size', 'seed', 'key', 'day', 'starred'];
const STATES = ['PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELED'];
const MOST_AT_ONCE = 100;

export async function resultsPage(main, place) {
  if (place.path[0] === 'compare') return comparePage(main, place.query);
  if (place.path[0]) return largePage(main, place.path[0], Number(place.path[1] || 0));
  const list = h('div', { class: 'gallery' });
  const foot = h('div', { class: 'foot' });
  const bar = h('div', { class: 'picked', role: 'status' });
  const picked = new Map();
  const wanted = { q: place.query.get('q') || '' };
  FILTERS.forEach((name) => { wanted[name] = place.query.get(name) || ''; });
  const all = await models();
  const control = (name) => name === 'model' || name === 'state'
    ? h('select', { 'aria-label': t('results.' + name), onchange: (e) => set(name, e.target.value) }, h('option', { value: '' }, t('results.any.' + name)),
      (name === 'model' ? all.map((one) => one.model) : STATES).map((one) => h('option', { value: one, selected: one === wanted[name] }, name === 'state' ? t('state.' + one) : one)))
    : h('input', { type: name === 'day' ? 'date' : 'text', 'aria-label': t('results.' + name), placeholder: t('results.' + name), value: wanted[name], oninput: (e) => set(name, e.target.value.trim()) });
  let turn = 0;
  const load = async (cursor) => {
    const mine = cursor ? turn : ++turn;
    const kept = new URLSearchParams(Object.entries(wanted).filter(([, v]) => v));
    history.replaceState(null, '', '#/results' + (String(kept) ? '?' + kept : ''));
    let answer;
    try {
      answer = await ask('/openbailian/v1/results?' + queryOf(wanted, cursor));
    } catch (e) {
      replace(foot, h('p', { class: 'trouble' }, e.message));
      return;
    }
    if (mine !== turn) return;
    if (!cursor) list.replaceChildren();
    answer.results.forEach((row) => list.append(card(row, picked, drawBar)));
    replace(foot, answer.cursor ? h('button', { type: 'button', onclick: () => load(answer.cursor) }, t('results.more'))
      : h('p', { class: 'muted' }, list.children.length ? t('results.end') : t('results.none')));
  };
  const drawBar = () => {
    const ids = [...picked.keys()];
    const trouble = h('p', { class: 'trouble', role: 'alert' });
    replace(bar, ids.length ? [h('span', null, t('results.picked', ids.length)),
      ids.length === 2 ? h('a', { class: 'button small', href: '#/results/compare?' + new URLSearchParams({ a: ids[0], b: ids[1] }) }, t('results.compare')) : null,
      ids.length <= MOST_AT_ONCE ? h('button', { type: 'button', class: 'small primary', onclick: async (e) => {
        e.target.disabled = true;
        try {
          saveAs('results.zip', await (await ask('/openbailian/v1/archive.zip?' + new URLSearchParams(ids.map((id) => ['task', id])), { raw: true })).blob());
        } catch (error) {
          replace(trouble, error.message, error.hint ? ' ' + error.hint : '');
        }
        e.target.disabled = false;
      } }, t('results.zip')) : null,
      h('button', { type: 'button', class: 'small', onclick: () => { picked.clear(); list.querySelectorAll('.pick').forEach((box) => { box.checked = false; }); drawBar(); } }, t('results.unpick')), trouble] : null);
  };
  const again = debounced(250, () => load());
  const set = (name, value) => { wanted[name] = value; again(); };
  replace(main,
    h('div', { class: 'head' }, h('h1', null, t('page.results')), h('p', { class: 'muted' }, t('results.about'))),
    h('div', { class: 'filters', role: 'search' },
      h('input', { type: 'search', class: 'wide', placeholder: t('results.q'), 'aria-label': t('results.q'), value: wanted.q, oninput: (e) => set('q', e.target.value.trim()) }),
      control('model'), control('state'),
      h('label', { title: t('stars.about') }, h('input', { type: 'checkbox', checked: Boolean(wanted.starred), onchange: (e) => set('starred', e.target.checked ? '1' : '') }), t('stars.only')),
      h('details', { class: 'inline', open: ['engine', 'size', 'seed', 'key', 'day'].some((name) => wanted[name]) }, h('summary', null, t('results.filters')), ['engine', 'size', 'seed', 'key', 'day'].map(control))),
    bar, list, foot);
  await load();
}

// A day is the one of whoever looks; stars are known here alone, so they are asked for by name.
function queryOf(wanted, cursor) {
  if (wanted.starred) return new URLSearchParams(starred().slice(0, MOST_AT_ONCE).concat(starred().length ? [] : ['-']).map((id) => ['task', id]));
  const query = new URLSearchParams({ limit: 24 });
  Object.entries(wanted).forEach(([name, value]) => value && name !== 'day' && query.set(name, value));
  const day = wanted.day ? new Date(wanted.day + 'T00:00:00') : null;
  if (day && !isNaN(day)) {
    query.set('from', day.toISOString());
    query.set('to', new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).toISOString());
  }
  if (cursor) query.set('cursor', cursor);
  return query;
}

export function promptOf(row) {
  const values = row.values || {};
  return values.prompt || values.text || (typeof values.messages === 'string' ? values.messages : '') || values.function || '';
}

function card(row, picked, changed) {
  const items = row.items || [];
  const first = items.find((one) => one.url) || items[0];
  const picture = first ? media(first, row, 'small') : h('div', { class: 'pending' }, t('state.' + row.status));
  const pick = h('input', { type: 'checkbox', class: 'pick', checked: picked.has(row.task_id), 'aria-label': t('results.pick') + ': ' + (promptOf(row) || row.model).slice(0, 60), onchange: (e) => {
    if (e.target.checked) picked.set(row.task_id, row);
    else picked.delete(row.task_id);
    changed();
  } });
  return h('div', { class: 'card' + (isStarred(row.task_id) ? ' starred' : '') },
    h('a', { href: '#/results/' + row.task_id },
      h('div', { class: 'thumb ' + (first ? typeOf(first) : 'none') }, row.status === 'FAILED' && !first?.url ? h('div', { class: 'pending failed' }, row.message || row.code) : picture,
        items.length > 1 ? h('span', { class: 'count' }, items.length) : null),
      h('p', { class: 'prompt' }, promptOf(row) || row.model)),
    h('p', { class: 'muted marks' }, pick, starButton(row.task_id), h('span', null, row.model, ' · ', moment(row.submitted))));
}
