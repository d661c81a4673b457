// Tasks: what waits, runs and has ended, as it changes.
import { h, replace } from './dom.js';
import { t, moment, span } from './words.js';
import { ask, signedIn } from './api.js';
import { operate } from './operations.js';
import { engineWords } from './try.js';

const STATES = ['', 'PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELED'];

export async function tasksPage(main, place) {
  const who = signedIn();
  if (!who.token && !who.admin_token) {
    replace(main, h('div', { class: 'empty' }, h('p', null, t('tasks.signIn')), h('a', { class: 'button', href: '#/try' }, t('signIn.title'))));
    return;
  }
  const state = place.query.get('state') || '';
  const page = Number(place.query.get('page') || 1);
  const workspaces = who.admin_token && ['admin', 'operator'].includes(who.role) ? (await operate('workspaces.list')).workspaces : [];
  const workspace = place.query.get('workspace') || who.workspace || workspaces[0]?.id;
  const asOperator = workspaces.length > 0 && (!who.token || workspace !== who.workspace);
  const body = h('tbody');
  const foot = h('p', { class: 'muted' });
  const go = (changes) => {
    const query = new URLSearchParams(Object.entries({ state, workspace: asOperator ? workspace : '', page, ...changes }).filter(([, v]) => v && v !== 1));
    location.hash = '#/tasks?' + query;
  };
  const open = new Map();
  const load = async () => {
    const query = { page_no: page, page_size: 25, ...(state ? { status: state } : {}) };
    const answer = asOperator ? await operate('workspaces.tasks', { id: workspace, query }) : await ask('/api/v1/tasks?' + new URLSearchParams(query));
    const rows = answer.data || answer.output?.data || [];
    replace(foot, t('tasks.total', answer.total ?? rows.length), ' ',
      page > 1 ? h('button', { type: 'button', class: 'small', onclick: () => go({ page: page - 1 }) }, '←') : null, ' ',
      (answer.total ?? 0) > page * 25 ? h('button', { type: 'button', class: 'small', onclick: () => go({ page: page + 1 }) }, '→') : null);
    replace(body, rows.length ? rows.map((row) => line(row)) : h('tr', null, h('td', { colspan: 5, class: 'muted' }, t('tasks.none'))));
  };
  const line = (row) => {
    const details = h('tr', { class: 'details', hidden: !open.has(row.task_id) }, h('td', { colspan: 5 }, open.get(row.task_id) || ''));
    const toggle = h('button', { type: 'button', class: 'small', 'aria-expanded': String(open.has(row.task_id)), onclick: async () => {
      if (open.delete(row.task_id)) { details.hidden = true; toggle.setAttribute('aria-expanded', 'false'); return; }
      const found = asOperator ? await operate('tasks.show', { id: row.task_id }) : await ask('/api/v1/tasks/' + row.task_id + '?view=full');
      const view = attempts(found.output);
      open.set(row.task_id, view);
      replace(details.firstChild, view);
      details.hidden = false;
      toggle.setAttribute('aria-expanded', 'true');
    } }, t('tasks.attempts'));
    const running = row.status === 'PENDING' || row.status === 'RUNNING';
    return [h('tr', null,
      h('td', null, h('span', { class: 'state ' + row.status }, t('state.' + row.status))),
      h('td', null, row.model_name || row.model, h('br'), asOperator ? h('code', { class: 'id' }, row.task_id) : h('a', { href: '#/results/' + row.task_id }, h('code', { class: 'id' }, row.task_id))),
      h('td', null, moment(row.start_time || row.gmt_create)),
      h('td', { class: 'number' }, row.end_time && row.start_time ? span(Number(new Date(row.end_time)) - Number(new Date(row.start_time))) : ''),
      h('td', { class: 'row' }, toggle, running ? h('button', { type: 'button', class: 'small stop', onclick: async (e) => {
        e.target.disabled = true;
        try {
          await (asOperator ? operate('tasks.cancel', { id: row.task_id }) : ask('/api/v1/tasks/' + row.task_id + '/cancel?running=true', { method: 'POST' }));
        } catch (error) {
          replace(trouble, error.message);
        }
        await load();
      } }, t('tasks.cancel')) : null)), details];
  };
  const trouble = h('p', { class: 'trouble', role: 'alert' });
  replace(main,
    h('div', { class: 'head' }, h('h1', null, t('page.tasks')), h('p', { class: 'muted' }, t('tasks.about'))),
    h('div', { class: 'filters' },
      h('div', { class: 'tabs' }, STATES.map((one) => h('button', { type: 'button', 'aria-pressed': String(one === state), onclick: () => go({ state: one, page: 1 }) }, one ? t('state.' + one) : t('tasks.all')))),
      workspaces.length > 1 ? h('select', { 'aria-label': t('tasks.workspace'), onchange: (e) => { location.hash = '#/tasks?' + new URLSearchParams({ workspace: e.target.value, state }); } }, workspaces.map((one) => h('option', { value: one.id, selected: one.id === workspace }, one.name + ' · ' + one.id))) : null),
    trouble,
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('page.tasks') }, h('table', { class: 'table' }, h('thead', null, h('tr', null, ['state', 'task', 'submitted', 'took'].map((one) => h('th', { scope: 'col' }, t('fact.' + one))), h('td', null))), body)), foot);
  await load();
  const timer = setInterval(() => {
    if (!main.isConnected && body.dataset.seen) clearInterval(timer);
    else if (main.isConnected) { body.dataset.seen = '1'; if (!document.hidden) load().catch(() => {}); }
  }, 3000);
}

function attempts(output) {
  const list = output.attempts || [];
  return h('div', null,
    output.code ? h('p', { class: 'trouble' }, output.message, ' ', h('code', null, output.code)) : null,
    output.queue_position ? h('p', null, t('try.position', output.queue_position)) : null,
    list.length ? h('ol', null, list.map((one) => h('li', null, engineWords(one.engine), ' · ', one.begin_time, one.end_time ? ' – ' + one.end_time : '', ' · ', one.code ? h('code', null, one.code) : one.end_time ? t('tasks.delivered') : t('state.RUNNING')))) : h('p', { class: 'muted' }, t('tasks.noAttempts')));
}
