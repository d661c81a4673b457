// A grid: the same request for each pair of values of two fields. What it costs is asked first, and labels say what differs.
import { h, replace } from './dom.js';
import { t, yuan } from './words.js';
import { ask, Refused } from './api.js';
import { kindOf } from './catalog.js';
import { fieldsOf } from './form.js';
import { item } from './items.js';
import { callOf, operationOf } from './request.js';
import { taskOf } from './work.js';

const MOST_CELLS = 64;
const AT_ONCE = 4; // a browser opens six connections to one host
const MODEL = 'model';
const ORDER = ['prompt', 'seed', 'size', MODEL];
const PLAIN = new Set(['text', 'int', 'number', 'choice', 'size', 'bool']);
const PATIENCE = 60; // seconds that a cell waits for its turn at a server that limits

export const mayGrid = (model) => operationOf(model).modes.includes('async');

// What the address calls the axes: each a field's name, and its values in the lines that follow.
export const AXES = ['grid.1', 'grid.2'];

// about: { all, model, values, out, axes, prepare, remember }; axes are as the address had them, or null; prepare sends up what the example needs; remember
// puts them into the address.
export function gridView(about) {
  const { all, model, values } = about;
  const axes = [{}, {}];
  const told = h('p', { role: 'status', class: 'muted' });
  const trouble = h('p', { class: 'trouble', role: 'alert' });
  const run = h('button', { type: 'button', class: 'primary', hidden: true });
  const price = h('button', { type: 'button', onclick: () => guarded(cost) }, t('grid.cost'));
  const stop = h('button', { type: 'button', class: 'small stop', hidden: true }, t('try.stop'));
  const fields = () => fieldsOf(model, operationOf(model), values);
  const changed = () => { run.hidden = true; replace(told); replace(trouble); };
  const written = () => {
    changed();
    axes.forEach((axis, i) => { about.axes[i] = axis.name ? axis.name + '\n' + axis.text : ''; });
    about.remember();
  };
  const guarded = async (work) => {
    changed();
    price.disabled = true;
    try {
      await work();
    } catch (error) {
      if (error.name !== 'AbortError') replace(trouble, error.message);
    } finally {
      price.disabled = false;
      stop.hidden = true;
    }
  };
  const draw = (axis, first) => {
    const lines = h('textarea', { rows: 4, 'aria-label': t('grid.values', first), placeholder: t('form.lines'), oninput: (e) => { axis.text = e.target.value; written(); } });
    const names = [...ORDER, ...Object.keys(fields())].filter((name, i, list) => list.indexOf(name) === i && (name === MODEL || PLAIN.has(fields()[name]?.type)));
    const choose = (name, text) => {
      axis.name = name;
      axis.text = text ?? (name ? suggested(name, fields()[name], about).join('\n') : '');
      lines.value = axis.text;
      lines.hidden = !name;
    };
    const pick = h('select', { 'aria-label': t('grid.axis', first), onchange: (e) => { choose(e.target.value); written(); } }, h('option', { value: '' }, t('grid.none')), names.map((name) => h('option', { value: name }, wordOf(name))));
    const usual = names.find((name) => name === (first === 1 ? 'prompt' : 'seed')) || '';
    const [name, ...text] = (about.axes[first - 1] ?? usual).split('\n');
    const known = name === '' || names.includes(name);
    pick.value = known ? name : usual;
    choose(pick.value, known && text.length ? text.join('\n') : undefined);
    return h('div', { class: 'axis' }, pick, lines);
  };
  const cost = async () => {
    await about.prepare();
    const plan = planOf(axes, about);
    let sum = 0;
    let priced = false;
    const refused = [];
    let asked = 0;
    await each(plan.cells, async (cell) => {
      try {
        const answer = await ask('/openbailian/v1/dry-run' + cell.call.path, { method: 'POST', headers: cell.call.headers, body: cell.call.body });
        if (answer.refused) refused.push(label(cell) + ': ' + answer.refused.message);
        if (answer.price) { priced = true; sum += Number(answer.price.most); }
      } catch (error) {
        if (!(error instanceof Refused) || error.status === 401) throw error;
        refused.push(label(cell) + ': ' + error.message);
      }
      replace(told, ++asked + ' / ' + plan.cells.length);
    });
    replace(told, t('grid.cells', plan.cells.length), ' · ', priced ? t('try.cost', yuan(sum)) : t('try.free'));
    if (refused.length) throw new Error(t('grid.refused', refused.length) + ' ' + refused.slice(0, 3).join(' · '));
    run.textContent = t('grid.run', plan.cells.length);
    run.onclick = () => guarded(() => make(plan));
    run.hidden = false;
  };
  const make = async (plan) => {
    const abort = new AbortController();
    stop.hidden = false;
    stop.onclick = () => abort.abort();
    replace(about.out, tableOf(plan));
    await each(plan.cells, async (cell) => {
      try {
        const row = await patient(() => taskOf(cell.call, abort.signal, (output) => replace(cell.view, h('p', { class: 'pending' }, t('state.' + output.task_status), output.progress ? ' ' + output.progress + ' %' : ''))), abort.signal);
        replace(cell.view, row?.items?.length ? item(row.items[0], row, 0) : h('p', { class: 'pending' }, t('state.' + (row?.status || 'UNKNOWN'))));
      } catch (error) {
        if (error.name === 'AbortError') throw error;
        replace(cell.view, h('p', { class: 'trouble' }, error.message));
      }
    }, abort.signal);
  };
  return h('details', { class: 'grid-make more', open: about.axes.some((one) => one !== null) }, h('summary', null, t('grid.title')),
    h('p', { class: 'about' }, t('grid.about', MOST_CELLS)),
    h('div', { class: 'axes' }, draw(axes[0], 1), draw(axes[1], 2)),
    h('div', { class: 'row wrap' }, price, run, stop), told, trouble);
}

const wordOf = (name) => (name === MODEL ? t('fact.model') : t('field.' + name) === 'field.' + name ? name.replaceAll('_', ' ') : t('field.' + name));

function suggested(name, field, { all, model, values }) {
  if (name === MODEL) return [model, ...all.filter((one) => one !== model && kindOf(one) === kindOf(model) && mayGrid(one))].slice(0, 3).map((one) => one.model);
  if (name === 'seed') return [1, 2, 3];
  if (field.type === 'bool') return [true, false];
  const known = field.type === 'size' ? model.sizes || field.of || [] : field.of || [];
  if (known.length) return known.slice(0, 3);
  const now = values[name] ?? field.default;
  return now === undefined ? [] : [String(now).replaceAll('\n', ' ')];
}

function valueOf(text, field) {
  if (field?.type === 'int' || field?.type === 'number') return Number(text);
  if (field?.type === 'bool') return text === 'true';
  return field?.type === 'size' ? text.replace(/[x×]/g, '*') : text;
}

// Throws a sentence where there is nothing to make, or too much.
function planOf(axes, { all, model, values }) {
  const used = axes.filter((axis) => axis.name).map((axis) => ({ name: axis.name, lines: [...new Set(axis.text.split('\n').map((line) => line.trim()).filter(Boolean))] }));
  if (!used.length || used.some((axis) => !axis.lines.length)) throw new Error(t('grid.empty'));
  if (used.length === 2 && used[0].name === used[1].name) throw new Error(t('grid.twice'));
  const [rows, columns] = [used[0], used[1] || { name: '', lines: [''] }];
  if (rows.lines.length * columns.lines.length > MOST_CELLS) throw new Error(t('grid.tooMany', rows.lines.length * columns.lines.length, MOST_CELLS));
  const cells = rows.lines.flatMap((row) => columns.lines.map((column) => {
    const texts = { [rows.name]: row, ...(columns.name ? { [columns.name]: column } : {}) };
    const chosen = MODEL in texts ? all.find((one) => one.model === texts[MODEL] || one.aliases?.includes(texts[MODEL])) : model;
    if (!chosen || !mayGrid(chosen)) throw new Error(t('grid.noModel', texts[MODEL]));
    const operation = operationOf(chosen);
    const mine = { ...values };
    for (const [name, text] of Object.entries(texts)) if (name !== MODEL) mine[name] = valueOf(text, chosen.fields[name]);
    const fields = fieldsOf(chosen, operation, mine);
    if (fields.n) mine.n = 1; // a cell shows one
    return { row, column, call: callOf(chosen, operation, fields, Object.fromEntries(Object.entries(mine).filter(([name]) => fields[name]))), view: h('div', { class: 'cell' }, h('p', { class: 'pending' }, '…')) };
  }));
  return { rows, columns, cells };
}

const label = (cell) => [cell.row, cell.column].filter(Boolean).join(' × ');

function tableOf({ rows, columns, cells }) {
  const corner = wordOf(rows.name) + (columns.name ? ' ↓ · ' + wordOf(columns.name) + ' →' : '');
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('grid.title') }, h('table', { class: 'table sheet' },
    h('thead', null, h('tr', null, h('th', { scope: 'col' }, corner), columns.lines.map((column) => h('th', { scope: 'col' }, column)))),
    h('tbody', null, rows.lines.map((row) => h('tr', null, h('th', { scope: 'row' }, row), cells.filter((cell) => cell.row === row).map((cell) => h('td', null, cell.view)))))));
}

// Some at a time, in order.
async function each(cells, work, signal) {
  const left = [...cells];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let cell = left.shift(); cell && !signal?.aborted; cell = left.shift()) await work(cell);
  }));
}

// A server that limits says so; the cell waits for its turn.
async function patient(work, signal) {
  for (let waited = 0; ; waited++) {
    try {
      return await work();
    } catch (error) {
      if (error.status !== 429 || waited >= PATIENCE || signal.aborted) throw error;
      await new Promise((go) => setTimeout(go, 1000));
    }
  }
}
