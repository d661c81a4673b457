// Faults: rules of engines for tests, switched by hand.
import { h, replace } from './dom.js';
import { t } from './words.js';
import { guard, head, mayChange, sure, table } from './operate.js';
import { operate } from './operations.js';

const RULES = {
  refused: { when: { prompt: '' }, fail: 'DataInspectionFailed' },
  busy: { busy: { times: 2, 'retry-after': '3s' } },
  slow: { after: '30s' },
  partial: { items: ['ok', 'fail'] },
  down: { down: 1 },
  hang: { hang: true },
};

export async function faultsPage(main) {
  const body = h('div');
  const trouble = h('p', { class: 'trouble', role: 'alert' });
  const guarded = guard(trouble, () => load());
  const engine = h('select', { 'aria-label': t('fact.engine') });
  const workspace = h('select', { 'aria-label': t('tasks.workspace') });
  const rule = h('textarea', { class: 'code', rows: 3, spellcheck: 'false', 'aria-label': t('faults.rule'), value: JSON.stringify(RULES.busy) });
  const pick = h('select', { 'aria-label': t('faults.pick'), onchange: (e) => { rule.value = JSON.stringify(RULES[e.target.value]); } },
    Object.keys(RULES).map((name) => h('option', { value: name, selected: name === 'busy' }, t('faults.' + name))));
  const load = async () => {
    const { engines, rules } = await operate('scripted.list');
    const chosen = engine.value;
    replace(engine, engines.map((name) => h('option', { value: name, selected: name === chosen }, name)));
    replace(body, table([t('fact.engine'), t('faults.rule'), t('tasks.workspace'), t('faults.met'), t('faults.on'), ''], rules.map((one) => h('tr', { class: one.on ? '' : 'off' },
      h('td', null, one.engine), h('td', null, h('code', null, JSON.stringify(one.rule))), h('td', null, one.workspace ? h('code', null, one.workspace) : t('faults.all')), h('td', { class: 'number' }, one.met),
      h('td', null, h('label', { class: 'switch' }, h('input', { type: 'checkbox', checked: one.on, disabled: !mayChange(), 'aria-label': t('faults.on') + ': ' + one.id, onchange: (e) => guarded(() => operate('scripted.edit', { id: one.id, body: { on: e.target.checked } }))() }), h('span', { class: 'track' }))),
      h('td', null, mayChange() ? sure('keys.delete', guarded(() => operate('scripted.delete', { id: one.id }))) : null))), t('faults.none')));
    return engines;
  };
  const [engines, { workspaces }] = await Promise.all([load(), operate('workspaces.list')]);
  replace(workspace, h('option', { value: '' }, t('faults.all')), workspaces.map((one) => h('option', { value: one.id }, one.name + ' · ' + one.id)));
  replace(main, head('faults'),
    engines.length === 0 ? h('p', { class: 'note' }, t('faults.noEngine')) : mayChange() ? [
      h('div', { class: 'filters' }, engine, workspace, pick), rule,
      h('div', { class: 'filters' }, h('button', { type: 'button', class: 'primary', onclick: guarded(async () => {
        let written;
        try {
          written = JSON.parse(rule.value);
        } catch {
          throw new Error(t('faults.noJson'));
        }
        await operate('scripted.create', { body: { engine: engine.value, rule: written, ...(workspace.value ? { workspace: workspace.value } : {}) } });
      }) }, t('faults.add')))] : null,
    trouble, body);
}
