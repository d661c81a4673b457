// What was delivered and what it cost: by day, and call by call.
import { h, svg, replace, saveAs } from './dom.js';
import { t, moment, yuan } from './words.js';
import { head, mayChange, sure, table } from './operate.js';
import { operate } from './operations.js';

export async function usagePage(main, place) {
  const from = place.query.get('from') || '';
  const to = place.query.get('to') || '';
  const { usage, sum } = await operate('usage.list', { query: { from, to } });
  const days = sums(usage, (row) => row.day).sort(([a], [b]) => (a < b ? -1 : 1));
  const go = (changes) => { location.hash = '#/usage?' + new URLSearchParams(Object.entries({ from, to, ...changes }).filter(([, v]) => v)); };
  replace(main, head('usage'),
    h('div', { class: 'filters' },
      h('label', null, t('usage.from'), ' ', h('input', { type: 'date', value: from, onchange: (e) => go({ from: e.target.value }) })),
      h('label', null, t('usage.to'), ' ', h('input', { type: 'date', value: to, onchange: (e) => go({ to: e.target.value }) })),
      h('span', { class: 'grow' }), h('button', { type: 'button', onclick: async () => {
        const answer = await operate('usage.list', { query: { from, to, format: 'csv' }, raw: true });
        saveAs('usage.csv', await answer.blob());
      } }, 'CSV')),
    h('p', { class: 'sum' }, yuan(sum), h('span', { class: 'muted' }, ' ' + t('usage.calls', usage.reduce((n, row) => n + row.calls, 0)))),
    days.length ? chart(days) : h('p', { class: 'muted' }, t('usage.none')),
    h('div', { class: 'cards' }, ['model', 'key', 'workspace'].map((by) => h('section', null, h('h2', null, t('usage.by.' + by)),
      table([t('fact.' + by), t('usage.callsName'), t('fact.cost')], sums(usage, (row) => row[by]).sort((a, b) => b[1].amount - a[1].amount).slice(0, 50).map(([name, one]) => h('tr', null, h('td', null, name), h('td', { class: 'number' }, one.calls), h('td', { class: 'number' }, yuan(one.amount)))), t('usage.none'))))),
    ledger());
}

// What one call was charged, and giving some of it back.
function ledger() {
  const id = h('input', { type: 'text', 'aria-label': t('ledger.id'), placeholder: t('ledger.id') });
  const amount = h('input', { type: 'text', inputmode: 'decimal', 'aria-label': t('keys.amount'), placeholder: '¥' });
  const note = h('input', { type: 'text', maxlength: 200, 'aria-label': t('ledger.note'), placeholder: t('ledger.note') });
  const told = h('div', { role: 'status' });
  const guarded = (work) => async () => {
    try {
      await work();
    } catch (e) {
      replace(told, h('p', { class: 'trouble' }, e.message, e.hint ? ' ' + e.hint : ''));
    }
  };
  const show = async () => {
    const { lines, entries, spent } = await operate('ledger.show', { id: id.value.trim() });
    replace(told, h('p', null, yuan(spent)), table([t('audit.at'), t('fact.key'), t('fact.model'), t('ledger.kind'), t('keys.amount'), t('ledger.note')], (lines || entries || []).map((one) => h('tr', null,
      h('td', null, moment(one.at)), h('td', null, one.key), h('td', null, one.model), h('td', null, one.kind), h('td', { class: 'number' }, yuan(one.amount)), h('td', null, one.note))), t('usage.none')));
  };
  const verify = async () => {
    const answer = await operate('ledger.verify');
    replace(told, h('p', { class: answer.agrees ? 'good' : 'bad' }, t(answer.agrees ? 'ledger.agrees' : 'ledger.differs')), answer.agrees ? null : h('pre', null, JSON.stringify(answer, null, 1)));
  };
  return h('section', null, h('h2', null, t('ledger.title')),
    h('div', { class: 'filters' }, id, h('button', { type: 'button', onclick: guarded(show) }, t('ledger.show')),
      mayChange() ? [amount, note, sure('ledger.refund', guarded(async () => { await operate('refunds.create', { body: { id: id.value.trim(), amount: amount.value, ...(note.value ? { note: note.value } : {}) } }); await show(); }))] : null,
      h('span', { class: 'grow' }), h('button', { type: 'button', onclick: guarded(verify) }, t('ledger.verify'))), told);
}

function sums(rows, by) {
  const found = new Map();
  for (const row of rows) {
    const one = found.get(by(row)) || { calls: 0, amount: 0 };
    one.calls += row.calls;
    one.amount += Number(row.amount);
    found.set(by(row), one);
  }
  return [...found];
}

function chart(days) {
  const last = days.slice(-60);
  const money = last.some(([, one]) => one.amount > 0);
  const of = (one) => (money ? one.amount : one.calls);
  const most = Math.max(...last.map(([, one]) => of(one)), 1e-9);
  const step = 720 / Math.max(last.length, 7);
  return svg('svg', { class: 'chart', viewBox: '0 0 720 180', role: 'img', 'aria-label': t('usage.chart', last[0][0], last.at(-1)[0]) },
    last.map(([day, one], i) => svg('g', null,
      svg('title', null, day + ': ' + (money ? yuan(one.amount) : one.calls)),
      svg('rect', { x: i * step + step * 0.15, width: Math.min(step * 0.7, 60), y: 150 - (140 * of(one)) / most, height: Math.max(1, (140 * of(one)) / most), rx: 3 }),
      last.length <= 14 || i % 7 === 0 ? svg('text', { x: i * step + step * 0.15, y: 170 }, day.slice(5)) : null)));
}
