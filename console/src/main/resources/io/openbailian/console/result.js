// One result large, with everything that is known of it; and two beside each other.
import { h, replace, saveAs } from './dom.js';
import { t, moment, span, yuan, bytes, said } from './words.js';
import { ask, own } from './api.js';
import { models, takesPictures, kindOf } from './catalog.js';
import { media, typeOf } from './items.js';
import { promptOf } from './results.js';
import { starButton } from './stars.js';
import { engineWords, missed } from './try.js';

export async function rowsOf(ids) {
  const answer = await ask('/openbailian/v1/results?' + new URLSearchParams([...new Set(ids)].map((id) => ['task', id])));
  return answer.results;
}

export async function largePage(main, id, index) {
  const [row] = await rowsOf([id]);
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
        one ? h('figure', { class: 'item ' + typeOf(one) }, media(one, row, 'large')) : h('div', { class: 'empty' }, h('p', null, t('state.' + row.status)), row.message ? h('p', { class: 'trouble' }, row.message) : null),
        items.length > 1 ? h('nav', { class: 'strip', 'aria-label': t('results.others') }, items.map((other, i) => h('a', { href: '#/results/' + id + '/' + i, 'aria-current': i === items.indexOf(one) ? 'true' : null, 'aria-label': '#' + (i + 1) }, typeOf(other) === 'image' ? media(other, row, 'small') : '#' + (i + 1)))) : null),
      h('aside', null,
        h('h1', { class: 'prompt' }, promptOf(row) || (model ? said(model.title) : row.model)),
        one?.actual_prompt && one.actual_prompt !== row.values.prompt ? h('p', { class: 'actual' }, h('span', { class: 'muted' }, t('fact.actual'), ' '), one.actual_prompt) : null,
        missed({ items: one ? [one] : [] }),
        h('div', { class: 'row wrap' }, starButton(id),
          model ? h('a', { class: 'button', href: query({}) }, t('results.again')) : null,
          model?.fields.seed ? h('a', { class: 'button', href: query({ seed: undefined }) }, t('results.vary')) : null,
          editor && one?.url && typeOf(one) === 'image' ? h('a', { class: 'button', href: '#/try/' + editor.model + '?' + new URLSearchParams({ [field]: field === 'images' ? JSON.stringify([one.url]) : one.url }) }, t('results.edit')) : null,
          items.length > 1 ? h('a', { class: 'button', href: '#/results/compare?' + new URLSearchParams({ a: id + '/' + items.indexOf(one), b: id + '/' + ((items.indexOf(one) + 1) % items.length) }) }, t('results.compare')) : null,
          one && own(one.url) ? h('button', { type: 'button', class: 'primary', onclick: async () => saveAs(one.name || 'result', await (await fetch(own(one.url))).blob()) }, t('download')) : null),
        h('dl', null,
          fact('state', t('state.' + row.status)), fact('model', row.model), fact('engine', row.engine ? engineWords(row.engine) : ''),
          fact('seed', row.values.seed), fact('size', one?.width ? one.width + ' × ' + one.height : row.values.size),
          fact('bytes', one?.bytes ? bytes(one.bytes) : ''), fact('negative', row.values.negative_prompt), fact('rewriter', one?.rewriter),
          fact('took', row.began && row.ended ? span(new Date(row.ended) - new Date(row.began)) : ''), fact('cost', row.cost ? yuan(row.cost) : ''),
          fact('attempts', row.attempts), fact('key', row.key), fact('submitted', moment(row.submitted)),
          fact('expires', left > 0 ? t('results.left', span(left)) : t('results.gone')), fact('task', h('code', { class: 'id' }, row.task_id))))));
}

// What differs is marked; what is the same is said once.
export async function comparePage(main, query) {
  const places = ['a', 'b'].map((side) => (query.get(side) || '').split('/'));
  const rows = await rowsOf(places.map(([id]) => id || '-'));
  const sides = places.map(([id, index]) => {
    const row = rows.find((one) => one.task_id === id);
    return row ? { row, one: (row.items || [])[Number(index || 0)] || {} } : null;
  });
  if (sides.includes(null)) {
    replace(main, h('div', { class: 'empty' }, h('h1', null, t('results.compare')), h('p', null, t('results.gone')), h('a', { href: '#/results' }, t('page.results'))));
    return;
  }
  const facts = sides.map(({ row, one }) => ({ model: row.model, engine: row.engine || '', actual: one.actual_prompt || '', ...row.values, size: one.width ? one.width + ' × ' + one.height : row.values.size }));
  const names = [...new Set(facts.flatMap(Object.keys))].filter((name) => facts.some((one) => one[name] !== undefined && one[name] !== ''));
  const text = (value) => (value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value));
  const word = (name) => ['fact.' + name, 'field.' + name].map((key) => t(key)).find((found) => !/^(fact|field)\./.test(found)) || name;
  replace(main,
    h('p', { class: 'back' }, h('a', { href: '#/results' }, '← ' + t('page.results'))),
    h('h1', null, t('results.compare')),
    h('div', { class: 'compare' }, sides.map(({ row, one }, i) => h('a', { href: '#/results/' + row.task_id + '/' + Number(places[i][1] || 0) }, one.url ? media(one, row, 'large') : t('state.' + row.status)))),
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('results.compare') }, h('table', { class: 'table' }, h('tbody', null, names.map((name) => {
      const [a, b] = facts.map((one) => text(one[name]));
      return h('tr', { class: a === b ? 'off' : '' }, h('th', { scope: 'row' }, word(name)), a === b ? h('td', { colspan: 2 }, a) : [h('td', null, h('mark', null, a)), h('td', null, h('mark', null, b))]);
    })))));
}
