// For those who operate the server: each page is the admin API, and what a role may not do is refused there.
import { h, replace } from './dom.js';
import { t, moment, yuan } from './words.js';
import { signedIn } from './api.js';
import { operate } from './operations.js';
import { engineWords } from './try.js';

export const mayChange = () => signedIn().role === 'admin';

// Does a piece of work and shows the page anew; what went wrong stands where trouble is told.
export const guard = (trouble, show) => (work) => async () => {
  replace(trouble);
  try {
    await work();
    await show();
  } catch (e) {
    replace(trouble, e.message, e.hint ? ' ' + e.hint : '');
  }
};

export function head(page) {
  return h('div', { class: 'head' }, h('h1', null, t('page.' + page)), h('p', { class: 'muted' }, t(page + '.about')));
}

export function table(names, rows, none) {
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': names.filter(Boolean).join(', ') }, h('table', { class: 'table' },
    h('thead', null, h('tr', null, names.map((name) => (name ? h('th', { scope: 'col' }, name) : h('td', null))))),
    h('tbody', null, rows.length ? rows : h('tr', null, h('td', { colspan: names.length, class: 'muted' }, none)))));
}

export async function enginesPage(main) {
  const { engines } = await operate('engines.list');
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
        replace(message, (await operate('engines.reload')).message);
      } catch (e) {
        replace(message, h('span', { class: 'trouble' }, e.message));
      }
    } }, t('engines.reload'))) : null, message);
}

export async function keysPage(main) {
  const told = h('div', { role: 'status' });
  const trouble = h('p', { class: 'trouble', role: 'alert' });
  const body = h('div');
  const guarded = guard(trouble, () => load());
  const secret = (answer) => {
    if (!answer.key) return;
    const copy = h('button', { type: 'button', class: 'small', onclick: async () => { await navigator.clipboard.writeText(answer.key); copy.textContent = t('copied'); } }, t('copy'));
    replace(told, h('div', { class: 'secret' }, h('p', null, t('keys.once')), h('code', null, answer.key), copy));
  };
  const post = (name, document) => guarded(async () => secret(await operate(name, { body: document() })));
  const load = async () => {
    const [{ keys }, { workspaces }, balances, budgets, admins] = await Promise.all([operate('keys.list'), operate('workspaces.list'), operate('balances.list'), operate('budgets.list'), operate('admins.list')]);
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
      change ? h('div', { class: 'filters' }, name, owner, h('button', { type: 'button', class: 'primary', onclick: post('keys.create', () => ({ name: name.value, ...(owner.value ? { workspace: owner.value } : {}) })) }, t('keys.create'))) : null,
      table([t('keys.name'), t('tasks.workspace'), t('keys.may'), t('keys.created'), ''], keys.map((one) => h('tr', { class: one.disabled || one.revoked ? 'off' : '' },
        h('td', null, one.name, h('br'), h('code', { class: 'id' }, one.id)), h('td', null, h('code', null, one.workspace)),
        h('td', null, [(one.models || []).join(', '), one.disabled ? t('keys.disabled') : '', one.expires ? t('keys.until', moment(one.expires)) : '', one.rate ? JSON.stringify(one.rate) : ''].filter(Boolean).join(' · ') || t('keys.everything')),
        h('td', null, moment(one.created)),
        h('td', { class: 'row' }, change && !one.revoked ? [
          h('button', { type: 'button', class: 'small', onclick: () => editKey(told, one.id, guarded) }, t('keys.edit')),
          h('button', { type: 'button', class: 'small', onclick: guarded(async () => secret(await operate('keys.rotate', { id: one.id, body: {} }))) }, t('keys.rotate')),
          h('button', { type: 'button', class: 'small', onclick: guarded(() => operate('keys.edit', { id: one.id, body: { disabled: !one.disabled } })) }, one.disabled ? t('keys.enable') : t('keys.disable')),
          sure('keys.delete', guarded(() => operate('keys.delete', { id: one.id })))] : null))), t('keys.none')),
      h('h2', null, t('keys.workspaces')),
      change ? h('div', { class: 'filters' }, room, h('button', { type: 'button', onclick: post('workspaces.create', () => ({ name: room.value })) }, t('keys.createWorkspace')),
        h('span', { class: 'grow' }), whom, scope, amount, h('button', { type: 'button', onclick: guarded(() => (scope.value === 'grant'
          ? operate('workspaces.grant', { id: whom.value, body: { amount: amount.value } })
          : operate('budgets.create', { body: { scope: 'workspace', subject: whom.value, period: scope.value, amount: amount.value } }))) }, t('keys.set'))) : null,
      table([t('keys.name'), t('keys.granted'), t('keys.spent'), t('keys.remaining'), t('keys.budget')], workspaces.map((one) => {
        const balance = balances.balances.find((b) => b.workspace === one.id);
        return h('tr', null, h('td', null, one.name, h('br'), h('code', { class: 'id' }, one.id), change ? [h('br'), h('button', { type: 'button', class: 'small', onclick: () => editWorkspace(told, one.id, guarded) }, t('keys.edit'))] : null),
          h('td', { class: 'number' }, balance?.limited ? yuan(balance.granted) : '–'), h('td', { class: 'number' }, balance ? yuan(balance.spent) : '–'), h('td', { class: 'number' }, balance?.limited ? yuan(balance.remaining) : '–'),
          h('td', null, budgets.budgets.filter((b) => b.subject === one.id || b.scope === 'all').map((b) => h('span', { class: 'budget' }, yuan(b.used) + ' / ' + yuan(b.amount) + ' ' + t('keys.' + b.period), ' ', change ? sure('keys.delete', guarded(() => operate('budgets.delete', { id: b.id }))) : null))));
      }), t('keys.none')),
      h('h2', null, t('keys.admins')),
      change ? h('div', { class: 'filters' }, adminName, role, h('button', { type: 'button', onclick: post('admins.create', () => ({ name: adminName.value, role: role.value })) }, t('keys.create')),
        h('span', { class: 'grow' }), h('button', { type: 'button', onclick: guarded(async () => secret({ key: location.origin + '/console/#code=' + (await operate('links.create')).code })) }, t('keys.link'))) : null,
      table([t('keys.name'), t('keys.role'), t('keys.created'), ''], admins.admin_keys.map((one) => h('tr', { class: one.revoked ? 'off' : '' }, h('td', null, one.name, h('br'), h('code', { class: 'id' }, one.id)), h('td', null, t('role.' + one.role)), h('td', null, moment(one.created)),
        h('td', { class: 'row' }, change && !one.revoked ? sure('keys.delete', guarded(() => operate('admins.delete', { id: one.id }))) : null))), t('keys.noAdmins')));
  };
  replace(main, head('keys'), told, trouble, body);
  await load();
}

// What a key may, as the admin API has it: whatever it can say can be changed here.
async function editKey(place, id, guarded) {
  const { id: own, workspace, created, revoked, previous_secret_until: until, ...may } = await operate('keys.show', { id });
  const text = h('textarea', { class: 'code', rows: 14, spellcheck: 'false', 'aria-label': t('keys.edit') + ' ' + own, value: JSON.stringify(may, null, 2) });
  replace(place, h('div', { class: 'editor' }, h('h2', null, own, ' · ', workspace), h('p', { class: 'muted' }, t('keys.editAbout')), text,
    h('div', { class: 'row' }, h('button', { type: 'button', class: 'primary', onclick: guarded(async () => { await operate('keys.edit', { id, body: JSON.parse(text.value) }); replace(place); }) }, t('keys.save')),
      h('button', { type: 'button', onclick: () => replace(place) }, t('keys.close')))));
  text.focus();
}

async function editWorkspace(place, id, guarded) {
  const one = await operate('workspaces.show', { id });
  const name = h('input', { type: 'text', maxlength: 64, value: one.name, 'aria-label': t('keys.workspaceName') });
  const shown = h('code', null);
  replace(place, h('div', { class: 'editor' }, h('h2', null, id),
    h('div', { class: 'filters' }, name, h('button', { type: 'button', class: 'primary', onclick: guarded(async () => { await operate('workspaces.edit', { id, body: { name: name.value } }); replace(place); }) }, t('keys.save'))),
    h('div', { class: 'filters' }, h('span', null, t('keys.webhookSecret')),
      h('button', { type: 'button', class: 'small', onclick: guarded(async () => { shown.textContent = (await operate('workspaces.secret', { id })).secret; }) }, t('keys.show')),
      sure('keys.rotate', guarded(async () => { shown.textContent = (await operate('workspaces.rotateSecret', { id, body: {} })).secret; })), shown),
    h('button', { type: 'button', onclick: () => replace(place) }, t('keys.close'))));
  name.focus();
}

// What cannot be taken back is asked for twice.
export function sure(key, work) {
  const button = h('button', { type: 'button', class: 'small stop', onclick: () => {
    if (button.dataset.sure) { work(); return; }
    button.dataset.sure = '1';
    button.textContent = t('sure');
    setTimeout(() => { delete button.dataset.sure; button.textContent = t(key); }, 4000);
  } }, t(key));
  return button;
}

export async function webhooksPage(main, place) {
  const dead = place.query.get('dead') === '1';
  const answer = await operate('webhooks.list', { query: { state: dead ? 'dead' : '' } });
  const rows = answer.webhooks || answer.messages || [];
  const trouble = h('p', { class: 'trouble', role: 'alert' });
  replace(main, head('webhooks'),
    h('div', { class: 'filters' }, h('div', { class: 'tabs' }, [[false, 'webhooks.waiting'], [true, 'webhooks.dead']].map(([one, key]) => h('button', { type: 'button', 'aria-pressed': String(one === dead), onclick: () => { location.hash = '#/webhooks' + (one ? '?dead=1' : ''); } }, t(key))))),
    trouble,
    table([t('webhooks.to'), t('fact.task'), t('webhooks.tries'), t('webhooks.last'), ''], rows.map((one) => h('tr', null,
      h('td', null, one.url || one.address), h('td', null, h('code', { class: 'id' }, one.task_id || one.task || '')), h('td', { class: 'number' }, one.tries ?? one.attempts ?? ''), h('td', null, one.failure || one.error || one.last || ''),
      h('td', null, mayChange() ? h('button', { type: 'button', class: 'small', onclick: async (e) => {
        try {
          await operate('webhooks.resend', { id: one.id });
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
    const { changes } = await operate('audit.list', { query: { limit: 50, before } });
    changes.forEach((one) => body.append(h('tr', null, h('td', null, moment(one.at)), h('td', null, one.actor), h('td', null, one.action), h('td', null, h('code', null, one.subject)),
      h('td', null, h('details', null, h('summary', null, 'JSON'), h('pre', null, JSON.stringify({ before: one.before, after: one.after }, null, 1)))))));
    replace(foot, changes.length === 50 ? h('button', { type: 'button', onclick: () => load(changes.at(-1).number) }, t('results.more')) : null);
  };
  replace(main, head('audit'), h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('page.audit') }, h('table', { class: 'table' }, h('thead', null, h('tr', null, ['at', 'actor', 'action', 'subject', 'change'].map((one) => h('th', { scope: 'col' }, t('audit.' + one))))), body)), foot);
  await load();
}
