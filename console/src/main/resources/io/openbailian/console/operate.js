// For those who operate the server: each page is the admin API, and what a role may not do is refused there.
import { h, svg, replace, saveAs } from './dom.js';
import { t, moment, yuan } from './words.js';
import { admin, signedIn } from './api.js';
import { engineWords } from './try.js';

const mayChange = () => signedIn().role === 'admin';

function head(page) {
  return h('div', { class: 'head' }, h('h1', null, t('page.' + page)), h('p', { class: 'muted' }, t(page + '.about')));
}

function table(names, rows, none) {
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': names.filter(Boolean).join(', ') }, h('table', { class: 'table' },
    h('thead', null, h('tr', null, names.map((name) => (name ? h('th', { scope: 'col' }, name) : h('td', null))))),
    h('tbody', null, rows.length ? rows : h('tr', null, h('td', { colspan: names.length, class: 'muted' }, none)))));
}

export async function enginesPage(main) {
  const { engines } = await admin('/engines');
  const message = h('p', { role: 'status' });
  replace(main, head('engines'),
    h('div', { class: 'cards' }, engines.map((one) => h('section', { class: 'engine' },
      h('h2', null, engineWords(one.name)),
      h('p', null, one.failing.length ? h('span', { class: 'state FAILED' }, t('engines.failing')) : h('span', { class: 'state SUCCEEDED' }, t('engines.well'))),
      one.built_in ? h('p', { class: 'muted' }, t('engines.builtIn')) : null,
      h('div', { class: 'bar', title: one.busy + ' / ' + one.width }, h('i', { style: { width: Math.min(100, (100 * one.busy) / one.width) + '%' } })),
      h('p', { class: 'muted' }, t('engines.busy', one.busy, one.width), one.waiting ? ' · ' + t('engines.waiting', one.waiting) : ''),
      one.failing.length ? h('p', { class: 'muted' }, one.failing.join(', ')) : null))),
    mayChange() ? h('p', null, h('button', { type: 'button', onclick: async () => {
      try {
        replace(message, (await admin('/reload', { method: 'POST' })).message);
      } catch (e) {
        replace(message, h('span', { class: 'trouble' }, e.message));
      }
    } }, t('engines.reload'))) : null, message);
}

export async function keysPage(main) {
  const told = h('div', { role: 'status' });
  const trouble = h('p', { class: 'trouble', role: 'alert' });
  const body = h('div');
  const guarded = (work) => async () => {
    replace(trouble);
    try {
      await work();
      await load();
    } catch (e) {
      replace(trouble, e.message, e.hint ? ' ' + e.hint : '');
    }
  };
  const secret = (answer) => {
    if (!answer.key) return;
    const copy = h('button', { type: 'button', class: 'small', onclick: async () => { await navigator.clipboard.writeText(answer.key); copy.textContent = t('copied'); } }, t('copy'));
    replace(told, h('div', { class: 'secret' }, h('p', null, t('keys.once')), h('code', null, answer.key), copy));
  };
  const post = (path, document) => guarded(async () => secret(await admin(path, { method: 'POST', body: document() })));
  const load = async () => {
    const [{ keys }, { workspaces }, balances, budgets, admins] = await Promise.all([admin('/keys'), admin('/workspaces'), admin('/balances'), admin('/budgets'), admin('/admin-keys')]);
    const name = h('input', { type: 'text', 'aria-label': t('keys.name'), placeholder: t('keys.name'), maxlength: 64 });
    const owner = h('select', { 'aria-label': t('tasks.workspace') }, h('option', { value: '' }, t('keys.ownWorkspace')), workspaces.map((one) => h('option', { value: one.id }, one.name + ' · ' + one.id)));
    const room = h('input', { type: 'text', 'aria-label': t('keys.workspaceName'), placeholder: t('keys.workspaceName'), maxlength: 64 });
    const amount = h('input', { type: 'text', inputmode: 'decimal', 'aria-label': t('keys.amount'), placeholder: '¥' });
    const whom = h('select', { 'aria-label': t('tasks.workspace') }, workspaces.map((one) => h('option', { value: one.id }, one.name + ' · ' + one.id)));
    const scope = h('select', { 'aria-label': t('keys.budget') }, h('option', { value: 'grant' }, t('keys.grant')), h('option', { value: 'day' }, t('keys.day')), h('option', { value: 'month' }, t('keys.month')));
    const adminName = h('input', { type: 'text', 'aria-label': t('keys.name'), placeholder: t('keys.name'), maxlength: 64 });
    const role = h('select', { 'aria-label': t('keys.role') }, ['operator', 'auditor', 'admin'].map((one) => h('option', { value: one }, t('role.' + one))));
    const change = mayChange();
    replace(body,
      change ? h('div', { class: 'filters' }, name, owner, h('button', { type: 'button', class: 'primary', onclick: post('/keys', () => ({ name: name.value, ...(owner.value ? { workspace: owner.value } : {}) })) }, t('keys.create'))) : null,
      table([t('keys.name'), t('tasks.workspace'), t('keys.may'), t('keys.created'), ''], keys.map((one) => h('tr', { class: one.disabled || one.revoked ? 'off' : '' },
        h('td', null, one.name, h('br'), h('code', { class: 'id' }, one.id)), h('td', null, h('code', null, one.workspace)),
        h('td', null, [(one.models || []).join(', '), one.disabled ? t('keys.disabled') : '', one.expires ? t('keys.until', moment(one.expires)) : '', one.rate ? JSON.stringify(one.rate) : ''].filter(Boolean).join(' · ') || t('keys.everything')),
        h('td', null, moment(one.created)),
        h('td', { class: 'row' }, change && !one.revoked ? [
          h('button', { type: 'button', class: 'small', onclick: guarded(async () => secret(await admin('/keys/' + one.id + '/rotate', { method: 'POST', body: {} }))) }, t('keys.rotate')),
          h('button', { type: 'button', class: 'small', onclick: guarded(() => admin('/keys/' + one.id, { method: 'PATCH', body: { disabled: !one.disabled } })) }, one.disabled ? t('keys.enable') : t('keys.disable')),
          sure('keys.delete', guarded(() => admin('/keys/' + one.id, { method: 'DELETE' })))] : null))), t('keys.none')),
      h('h2', null, t('keys.workspaces')),
      change ? h('div', { class: 'filters' }, room, h('button', { type: 'button', onclick: post('/workspaces', () => ({ name: room.value })) }, t('keys.createWorkspace')),
        h('span', { class: 'grow' }), whom, scope, amount, h('button', { type: 'button', onclick: guarded(() => (scope.value === 'grant'
          ? admin('/workspaces/' + whom.value + '/grants', { method: 'POST', body: { amount: amount.value } })
          : admin('/budgets', { method: 'POST', body: { scope: 'workspace', subject: whom.value, period: scope.value, amount: amount.value } }))) }, t('keys.set'))) : null,
      table([t('keys.name'), t('keys.granted'), t('keys.spent'), t('keys.remaining'), t('keys.budget')], workspaces.map((one) => {
        const balance = balances.balances.find((b) => b.workspace === one.id);
        return h('tr', null, h('td', null, one.name, h('br'), h('code', { class: 'id' }, one.id)),
          h('td', { class: 'number' }, balance?.limited ? yuan(balance.granted) : '–'), h('td', { class: 'number' }, balance ? yuan(balance.spent) : '–'), h('td', { class: 'number' }, balance?.limited ? yuan(balance.remaining) : '–'),
          h('td', null, budgets.budgets.filter((b) => b.subject === one.id || b.scope === 'all').map((b) => h('span', { class: 'budget' }, yuan(b.used) + ' / ' + yuan(b.amount) + ' ' + t('keys.' + b.period), ' ', change ? sure('keys.delete', guarded(() => admin('/budgets/' + b.id, { method: 'DELETE' }))) : null))));
      }), t('keys.none')),
      h('h2', null, t('keys.admins')),
      change ? h('div', { class: 'filters' }, adminName, role, h('button', { type: 'button', onclick: post('/admin-keys', () => ({ name: adminName.value, role: role.value })) }, t('keys.create'))) : null,
      table([t('keys.name'), t('keys.role'), t('keys.created'), ''], admins.admin_keys.map((one) => h('tr', { class: one.revoked ? 'off' : '' }, h('td', null, one.name, h('br'), h('code', { class: 'id' }, one.id)), h('td', null, t('role.' + one.role)), h('td', null, moment(one.created)),
        h('td', { class: 'row' }, change && !one.revoked ? sure('keys.delete', guarded(() => admin('/admin-keys/' + one.id, { method: 'DELETE' }))) : null))), t('keys.noAdmins')));
  };
  replace(main, head('keys'), told, trouble, body);
  await load();
}

// What cannot be taken back is asked for twice.
function sure(key, work) {
  const button = h('button', { type: 'button', class: 'small stop', onclick: () => {
    if (button.dataset.sure) { work(); return; }
    button.dataset.sure = '1';
    button.textContent = t('sure');
    setTimeout(() => { delete button.dataset.sure; button.textContent = t(key); }, 4000);
  } }, t(key));
  return button;
}

export async function usagePage(main, place) {
  const from = place.query.get('from') || '';
  const to = place.query.get('to') || '';
  const query = '?' + new URLSearchParams(Object.entries({ from, to }).filter(([, v]) => v));
  const { usage, sum } = await admin('/usage' + query);
  const days = sums(usage, (row) => row.day).sort(([a], [b]) => (a < b ? -1 : 1));
  const go = (changes) => { location.hash = '#/usage?' + new URLSearchParams(Object.entries({ from, to, ...changes }).filter(([, v]) => v)); };
  replace(main, head('usage'),
    h('div', { class: 'filters' },
      h('label', null, t('usage.from'), ' ', h('input', { type: 'date', value: from, onchange: (e) => go({ from: e.target.value }) })),
      h('label', null, t('usage.to'), ' ', h('input', { type: 'date', value: to, onchange: (e) => go({ to: e.target.value }) })),
      h('span', { class: 'grow' }), h('button', { type: 'button', onclick: async () => {
        const answer = await admin('/usage' + query + (query === '?' ? '' : '&') + 'format=csv', { raw: true });
        saveAs('usage.csv', await answer.blob());
      } }, 'CSV')),
    h('p', { class: 'sum' }, yuan(sum), h('span', { class: 'muted' }, ' ' + t('usage.calls', usage.reduce((n, row) => n + row.calls, 0)))),
    days.length ? chart(days) : h('p', { class: 'muted' }, t('usage.none')),
    h('div', { class: 'cards' }, ['model', 'key', 'workspace'].map((by) => h('section', null, h('h2', null, t('usage.by.' + by)),
      table([t('fact.' + by), t('usage.callsName'), t('fact.cost')], sums(usage, (row) => row[by]).sort((a, b) => b[1].amount - a[1].amount).slice(0, 50).map(([name, one]) => h('tr', null, h('td', null, name), h('td', { class: 'number' }, one.calls), h('td', { class: 'number' }, yuan(one.amount)))), t('usage.none'))))));
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

export async function webhooksPage(main, place) {
  const dead = place.query.get('dead') === '1';
  const answer = await admin('/webhooks' + (dead ? '?state=dead' : ''));
  const rows = answer.webhooks || answer.messages || [];
  const trouble = h('p', { class: 'trouble', role: 'alert' });
  replace(main, head('webhooks'),
    h('div', { class: 'filters' }, h('div', { class: 'tabs' }, [[false, 'webhooks.waiting'], [true, 'webhooks.dead']].map(([one, key]) => h('button', { type: 'button', 'aria-pressed': String(one === dead), onclick: () => { location.hash = '#/webhooks' + (one ? '?dead=1' : ''); } }, t(key))))),
    trouble,
    table([t('webhooks.to'), t('fact.task'), t('webhooks.tries'), t('webhooks.last'), ''], rows.map((one) => h('tr', null,
      h('td', null, one.url || one.address), h('td', null, h('code', { class: 'id' }, one.task_id || one.task || '')), h('td', { class: 'number' }, one.tries ?? one.attempts ?? ''), h('td', null, one.failure || one.error || one.last || ''),
      h('td', null, mayChange() ? h('button', { type: 'button', class: 'small', onclick: async (e) => {
        try {
          await admin('/webhooks/' + one.id + '/resend', { method: 'POST' });
          e.target.disabled = true;
          e.target.textContent = t('webhooks.sent');
        } catch (error) {
          replace(trouble, error.message);
        }
      } }, t('webhooks.resend')) : null))), t('webhooks.none')));
}

export async function auditPage(main) {
  const body = h('tbody');
  const foot = h('p');
  const load = async (before) => {
    const { changes } = await admin('/audit?limit=50' + (before ? '&before=' + before : ''));
    changes.forEach((one) => body.append(h('tr', null, h('td', null, moment(one.at)), h('td', null, one.actor), h('td', null, one.action), h('td', null, h('code', null, one.subject)),
      h('td', null, h('details', null, h('summary', null, 'JSON'), h('pre', null, JSON.stringify({ before: one.before, after: one.after }, null, 1)))))));
    replace(foot, changes.length === 50 ? h('button', { type: 'button', onclick: () => load(changes.at(-1).number) }, t('results.more')) : null);
  };
  replace(main, head('audit'), h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('page.audit') }, h('table', { class: 'table' }, h('thead', null, h('tr', null, ['at', 'actor', 'action', 'subject', 'change'].map((one) => h('th', { scope: 'col' }, t('audit.' + one))))), body)), foot);
  await load();
}
