// The server itself: its nodes, and its settings with where each came from.
import { h, replace } from './dom.js';
import { t, lang, moment } from './words.js';
import { head, table } from './operate.js';
import { operate } from './operations.js';

export async function nodesPage(main) {
  const { nodes } = await operate('nodes.list');
  replace(main, head('nodes'), table([t('nodes.node'), t('nodes.region'), t('fact.state'), t('nodes.started'), t('page.engines'), t('nodes.busy')], nodes.map((one) => h('tr', null,
    h('td', null, one.id ? h('code', { class: 'id' }, one.id) : '–', one.this ? h('span', { class: 'muted' }, ' ' + t('nodes.this')) : null), h('td', null, one.region || '–'),
    h('td', null, h('span', { class: 'state ' + (['ready', 'there'].includes(one.state) ? 'SUCCEEDED' : 'FAILED') }, t('nodes.' + one.state)), one.why ? ' ' + one.why : ''),
    h('td', null, moment(one.started)), h('td', { class: 'number' }, one.engines ?? '–'), h('td', { class: 'number' }, one.busy ?? '–'))), t('nodes.none')));
}

export async function settingsPage(main, place) {
  const { settings } = await operate('settings.list');
  const body = h('div');
  const given = h('input', { type: 'checkbox', checked: place.query.get('given') === '1', onchange: () => draw() });
  const words = h('input', { type: 'search', class: 'wide', 'aria-label': t('settings.search'), placeholder: t('settings.search'), oninput: () => draw() });
  const draw = () => replace(body, table([t('settings.name'), t('settings.value'), t('settings.source'), t('settings.about1')], settings
    .filter((one) => (!given.checked || one.source !== 'default') && (one.name + one.variable + one.about.en + one.about.zh).toLowerCase().includes(words.value.trim().toLowerCase()))
    .map((one) => h('tr', null, h('td', null, h('code', null, one.name)), h('td', null, h('code', null, one.value || '–'), one.source !== 'default' && one.default ? h('span', { class: 'muted' }, ' ' + t('form.default', one.default)) : null),
      h('td', null, h('span', { class: one.source === 'default' ? 'muted' : 'state' }, t('settings.' + one.source))), h('td', null, one.about[lang()] || one.about.en))), t('settings.none')));
  draw();
  replace(main, head('settings'), h('div', { class: 'filters' }, words, h('label', null, given, t('settings.given'))), body);
}
