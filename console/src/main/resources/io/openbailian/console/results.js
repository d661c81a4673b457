// Results: everything that tasks made, newest first, and one of it large.
import { h, replace, debounced, saveAs } from './dom.js';
import { t, moment, span, yuan, bytes, said } from './words.js';
import { ask, own } from './api.js';
import { models, takesPictures, kindOf } from './catalog.js';
import { item, media, typeOf } from './items.js';
import { engineWords, missed } from './try.js';

const FILTERS = ['model', 'state', 'engine', 'size', 'seed', 'key'];
const STATES = ['PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELED'];

export async function resultsPage(main, place) {
  if (place.path[0]) return large(main, place.path[0], Number(place.path[1] || 0));
  const list = h('div', { class: 'gallery' });
  const foot = h('div', { class: 'foot' });
  const wanted = { q: place.query.get('q') || '' };
  FILTERS.forEach((name) => { wanted[name] = place.query.get(name) || ''; });
  const all = await models();
  const control = (name) => name === 'model' || name === 'state'
    ? h('select', { 'aria-label': t('results.' + name), onchange: (e) => set(name, e.target.value) }, h('option', { value: '' }, t('results.any.' + name)),
      (name === 'model' ? all.map((one) => one.model) : STATES).map((one) => h('option', { value: one, selected: one === wanted[name] }, name === 'state' ? t('state.' + one) : one)))
    : h('input', { type: 'text', 'aria-label': t('results.' + name), placeholder: t('results.' + name), value: wanted[name], oninput: (e) => set(name, e.target.value.trim()) });
  let turn = 0;
  const load = async (cursor) => {
    const mine = cursor ? turn : ++turn;
    const query = new URLSearchParams({ limit: 24 });
    Object.entries(wanted).forEach(([name, value]) => value && query.set(name, value));
    history.replaceState(null, '', '#/results' + (String(query) === 'limit=24' ? '' : '?' + new URLSearchParams(Object.entries(wanted).filter(([, v]) => v))));
    if (cursor) query.set('cursor', cursor);
    let answer;
    try {
      answer = await ask('/openbailian/v1/results?' + query);
    } catch (e) {
      replace(foot, h('p', { class: 'trouble' }, e.message));
      return;
    }
    if (mine !== turn) return;
    if (!cursor) list.replaceChildren();
    answer.results.forEach((row) => list.append(card(row)));
    replace(foot, answer.cursor ? h('button', { type: 'button', onclick: () => load(answer.cursor) }, t('results.more'))
      : h('p', { class: 'muted' }, list.children.length ? t('results.end') : t('results.none')));
  };
  const again = debounced(250, () => load());
  const set = (name, value) => { wanted[name] = value; again(); };
  replace(main,
    h('div', { class: 'head' }, h('h1', null, t('page.results')), h('p', { class: 'muted' }, t('results.about'))),
    h('div', { class: 'filters', role: 'search' },
      h('input', { type: 'search', class: 'wide', placeholder: t('results.q'), 'aria-label': t('results.q'), value: wanted.q, oninput: (e) => set('q', e.target.value.trim()) }),
      control('model'), control('state'), h('details', { class: 'inline' }, h('summary', null, t('results.filters')), ['engine', 'size', 'seed', 'key'].map(control))),
    list, foot);
  await load();
}

function promptOf(row) {
  const values = row.values || {};
  return values.prompt || values.text || (typeof values.messages === 'string' ? values.messages : '') || values.function || '';
}

function card(row) {
  const items = row.items || [];
  const first = items.find((one) => one.url) || items[0];
  const picture = first ? media(first, row) : h('div', { class: 'pending' }, t('state.' + row.status));
  return h('a', { class: 'card', href: '#/results/' + row.task_id },
    h('div', { class: 'thumb ' + (first ? typeOf(first) : 'none') }, row.status === 'FAILED' && !first?.url ? h('div', { class: 'pending failed' }, row.message || row.code) : picture,
      items.length > 1 ? h('span', { class: 'count' }, items.length) : null),
    h('p', { class: 'prompt' }, promptOf(row) || row.model),
    h('p', { class: 'muted' }, row.model, ' · ', moment(row.submitted)));
}

async function large(main, id, index) {
  const answer = await ask('/openbailian/v1/results?limit=1&q=' + encodeURIComponent(id));
  const row = answer.results.find((one) => one.task_id === id);
  if (!row) {
    replace(main, h('div', { class: 'empty' }, h('p', null, t('results.gone')), h('a', { href: '#/results' }, t('page.results'))));
    return;
  }
  const items = row.items || [];
  const one = items[index] || items[0];
  const all = await models();
  const model = all.find((m) => m.model === row.model);
  const editor = all.find((m) => takesPictures(m) && m.recommended && m.operations.some((op) => op.modes.includes('async'))) || all.find((m) => takesPictures(m) && kindOf(m) === 'edit');
  const left = new Date(row.expires) - Date.now();
  const fact = (name, value) => (value === undefined || value === '' || value === null ? null : [h('dt', null, t('fact.' + name)), h('dd', null, value)]);
  const query = (changes) => {
    const values = { ...row.values, ...changes };
    const text = new URLSearchParams();
    Object.entries(values).forEach(([meaning, value]) => value !== undefined && model?.fields[meaning] && text.set(meaning, typeof value === 'string' ? value : JSON.stringify(value)));
    return '#/try/' + row.model + '?' + text;
  };
  const field = editor && (editor.fields.images ? 'images' : 'image');
  replace(main,
    h('p', { class: 'back' }, h('a', { href: '#/results' }, '← ' + t('page.results'))),
    h('div', { class: 'large' },
      h('div', { class: 'stage' },
        one ? h('figure', { class: 'item ' + typeOf(one) }, media(one, row, true)) : h('div', { class: 'empty' }, h('p', null, t('state.' + row.status)), row.message ? h('p', { class: 'trouble' }, row.message) : null),
        items.length > 1 ? h('nav', { class: 'strip', 'aria-label': t('results.others') }, items.map((other, i) => h('a', { href: '#/results/' + id + '/' + i, 'aria-current': i === items.indexOf(one) ? 'true' : null, 'aria-label': '#' + (i + 1) }, typeOf(other) === 'image' ? media(other, row) : '#' + (i + 1)))) : null),
      h('aside', null,
        h('h1', { class: 'prompt' }, promptOf(row) || (model ? said(model.title) : row.model)),
        one?.actual_prompt && one.actual_prompt !== row.values.prompt ? h('p', { class: 'actual' }, h('span', { class: 'muted' }, t('fact.actual'), ' '), one.actual_prompt) : null,
        missed({ items: one ? [one] : [] }),
        h('div', { class: 'row wrap' },
          model ? h('a', { class: 'button', href: query({}) }, t('results.again')) : null,
          model?.fields.seed ? h('a', { class: 'button', href: query({ seed: undefined }) }, t('results.vary')) : null,
          editor && one?.url && typeOf(one) === 'image' ? h('a', { class: 'button', href: '#/try/' + editor.model + '?' + new URLSearchParams({ [field]: field === 'images' ? JSON.stringify([one.url]) : one.url }) }, t('results.edit')) : null,
          one?.url ? h('button', { type: 'button', class: 'primary', onclick: async () => saveAs(one.name || 'result', await (await fetch(own(one.url))).blob()) }, t('download')) : null),
        h('dl', null,
          fact('state', t('state.' + row.status)), fact('model', row.model), fact('engine', row.engine ? engineWords(row.engine) : ''),
          fact('seed', row.values.seed), fact('size', one?.width ? one.width + ' × ' + one.height : row.values.size),
          fact('bytes', one?.bytes ? bytes(one.bytes) : ''), fact('negative', row.values.negative_prompt), fact('rewriter', one?.rewriter),
          fact('took', row.began && row.ended ? span(new Date(row.ended) - new Date(row.began)) : ''), fact('cost', row.cost ? yuan(row.cost) : ''),
          fact('attempts', row.attempts), fact('key', row.key), fact('submitted', moment(row.submitted)),
          fact('expires', left > 0 ? t('results.left', span(left)) : t('results.gone')), fact('task', h('code', { class: 'id' }, row.task_id))))));
}
