// Try: every model of the catalogue as a form, with a finished example.
import { h, replace, debounced, saveAs } from './dom.js';
import { t, said, span, yuan } from './words.js';
import { ask, follow, upload, own, Refused } from './api.js';
import { example, fieldsOf, fieldView, isMain, ordered, recall, seen } from './form.js';
import { masksUp } from './mask.js';
import { bodyOf, callOf, fieldOf, operationOf, snippets } from './request.js';
import { models, kindOf, KINDS } from './catalog.js';
import { AXES, gridView, mayGrid } from './grid.js';
import { item } from './items.js';
import { taskOf } from './work.js';

const LANGUAGES = ['curl', 'Python', 'Java', 'JavaScript', 'bailian'];
let stopping = null;

export async function tryPage(main, place) {
  const all = await models();
  const name = place.path[0];
  const model = all.find((one) => one.model === name || one.aliases?.includes(name)) || all.find((one) => one.recommended && kindOf(one) === 'picture') || all[0];
  const operation = operationOf(model);
  await recall();
  const values = { ...example(model, operation), ...kept(place.query) };
  const axes = AXES.map((name) => place.query.get(name));
  const form = h('form', { class: 'form', novalidate: true });
  const out = h('section', { class: 'out', 'aria-live': 'polite', 'aria-label': t('try.results') });
  const code = h('div', { class: 'code-card' });
  const cost = h('span', { class: 'cost' });
  const run = h('button', { type: 'submit', class: 'primary' }, t('try.run'));
  const general = h('p', { class: 'trouble', role: 'alert' });
  let views = {};
  let fields = {};

  const speaks = kindOf(model) === 'speech' || kindOf(model) === 'listening';
  const call = () => (speaks ? spoken(model, values) : callOf(model, operation, fields, textual(model, values)));

  const clear = () => { Object.values(views).forEach((view) => view.refuse('')); replace(general); };
  const refuse = (error) => {
    clear();
    const field = error instanceof Refused ? fieldOf(error.message, operation) : null;
    const text = [error.message, error.hint ? h('span', { class: 'hint' }, error.hint) : null, error.code ? h('code', null, error.code) : null];
    if (field && views[field]) views[field].refuse(h('span', null, ...text));
    else replace(general, ...text);
  };

  const look = debounced(350, async () => {
    if (speaks || unsent(values)) { replace(cost); return; }
    const wish = call();
    try {
      const answer = await ask('/openbailian/v1/dry-run' + wish.path, { method: 'POST', headers: wish.headers, body: wish.body });
      clear();
      replace(cost, answer.price ? t('try.cost', yuan(answer.price.most)) : t('try.free'), ' · ', answer.engines.join(', '));
      if (answer.refused) refuse(new Refused(400, answer.refused));
    } catch (e) {
      if (e.status !== 401) refuse(e);
      replace(cost);
    }
  });

  let language = localStorage.getItem('snippet') || 'curl';
  const drawCode = () => {
    if (unsent(values)) { replace(code, h('p', { class: 'muted' }, t('try.exampleGoesUp'))); return; }
    const texts = snippets(call(), location.origin);
    const text = texts[LANGUAGES.includes(language) ? language : 'curl'];
    const copy = h('button', { type: 'button', class: 'small', onclick: async () => { await navigator.clipboard.writeText(text); copy.textContent = t('copied'); } }, t('copy'));
    replace(code, h('div', { class: 'tabs' }, LANGUAGES.map((one) => h('button', { type: 'button', 'aria-pressed': String(one === language), onclick: () => { language = one; localStorage.setItem('snippet', one); drawCode(); } }, one)),
      h('span', { class: 'grow' }), copy, h('button', { type: 'button', class: 'small', onclick: () => saveAs(model.model + '.json', new Blob([JSON.stringify(call().body, null, 2)], { type: 'application/json' })) }, t('try.save'))),
      h('pre', { tabindex: '0' }, h('code', null, text)));
  };

  const remember = debounced(200, () => {
    const query = new URLSearchParams();
    const usual = example(model, operation);
    for (const [meaning, value] of Object.entries(values)) {
      if (JSON.stringify(value, asExample) !== JSON.stringify(usual[meaning])) query.set(meaning, value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value));
    }
    for (const meaning of Object.keys(usual)) if (values[meaning] === undefined) query.set(meaning, '');
    AXES.forEach((name, i) => axes[i] !== null && query.set(name, axes[i]));
    const text = query.toString();
    if (!location.hash || location.hash.startsWith('#/try')) history.replaceState(null, '', '#/try/' + model.model + (text ? '?' + text : ''));
  });

  const change = (meaning, value) => {
    if (value === undefined) delete values[meaning];
    else values[meaning] = value;
    const next = fieldsOf(model, operation, values);
    const painted = Object.values(next).some((field) => field.sameSizeAs === meaning);
    if (painted || Object.keys(next).join() !== Object.keys(fields).join()) drawForm();
    drawCode();
    remember();
    look();
  };

  const drawForm = () => {
    fields = fieldsOf(model, operation, values);
    const focused = document.activeElement?.id;
    const context = { values, change, model, trouble: refuse };
    views = Object.fromEntries(ordered(fields).map(([meaning, field]) => [meaning, fieldView(meaning, field, context)]));
    const rest = ordered(fields).filter(([meaning, field]) => !isMain(meaning, field)).map(([meaning]) => views[meaning]);
    const open = form.querySelector('details.more')?.open || rest.some((view) => kept(place.query)[view.dataset.field] !== undefined);
    replace(form,
      ordered(fields).filter(([meaning, field]) => isMain(meaning, field)).map(([meaning]) => views[meaning]),
      rest.length ? h('details', { class: 'more', open }, h('summary', null, t('form.more', rest.length)), rest) : null,
      general,
      h('div', { class: 'go' }, run, cost));
    if (focused) document.getElementById(focused)?.focus();
  };

  form.addEventListener('submit', async (e) => {
    e.preventDefault();
    if (stopping) { stopping(); return; }
    clear();
    const abort = new AbortController();
    stopping = () => abort.abort();
    run.textContent = t('try.stop');
    run.classList.add('stop');
    out.setAttribute('aria-busy', 'true');
    try {
      await masksUp();
      await materialize(model, values);
      drawForm();
      drawCode();
      remember();
      await (speaks ? speak(out, model, values, abort.signal) : perform(out, model, operation, call(), values, abort.signal));
    } catch (error) {
      if (error.name !== 'AbortError') { refuse(error); replace(out, empty()); }
      else replace(out, h('p', { class: 'muted' }, t('try.stopped')));
    } finally {
      stopping = null;
      out.removeAttribute('aria-busy');
      run.textContent = t('try.run');
      run.classList.remove('stop');
    }
  });
  form.addEventListener('keydown', (e) => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) form.requestSubmit(); });

  // The pictures of an example go up first of all, so that the request can be sent as it stands here.
  const exampleUp = async () => {
    if (!unsent(values)) return;
    await materialize(model, values);
    drawForm();
    drawCode();
    look();
  };

  drawForm();
  drawCode();
  look();
  replace(out, empty());
  exampleUp().catch((error) => { refuse(error); replace(code); });
  replace(main, h('div', { class: 'try' },
    h('div', { class: 'left' }, picker(all, model), h('p', { class: 'muted model-about' }, said(model.about)), form,
      mayGrid(model) ? gridView({ all, model, values, out, axes, prepare: exampleUp, remember }) : null),
    h('div', { class: 'right' }, out, h('h2', { class: 'small-head' }, t('try.request')), code)));
}

function empty() {
  return h('div', { class: 'empty' }, h('p', null, t('try.empty')));
}

function kept(query) {
  const values = {};
  for (const [meaning, text] of query.entries()) {
    if (AXES.includes(meaning)) continue;
    if (text === '') { values[meaning] = undefined; continue; }
    try {
      const value = JSON.parse(text);
      values[meaning] = typeof value === 'string' ? text : value;
    } catch {
      values[meaning] = text;
    }
  }
  return values;
}

function picker(all, chosen) {
  const list = h('div', { class: 'choices' });
  const box = h('details', { class: 'picker' },
    h('summary', null, h('span', { class: 'kind ' + kindOf(chosen) }, t('kind.' + kindOf(chosen))), h('span', { class: 'title' }, said(chosen.title)), h('code', null, chosen.model)),
    h('input', { type: 'search', placeholder: t('try.search'), 'aria-label': t('try.search'), oninput: (e) => draw(e.target.value) }), list);
  const draw = (word) => replace(list, KINDS.map((kind) => {
    const some = all.filter((one) => kindOf(one) === kind && (one.model + said(one.title) + said(one.about)).toLowerCase().includes(word.toLowerCase()));
    return some.length ? [h('h3', null, t('kind.' + kind)), some.map((one) => h('a', { href: '#/try/' + one.model, class: one === chosen ? 'chosen' : '' }, h('b', null, said(one.title)), h('code', null, one.model)))] : null;
  }));
  draw('');
  box.addEventListener('toggle', () => { if (box.open) box.querySelector('input').focus(); });
  box.addEventListener('keydown', (e) => { if (e.key === 'Escape') { box.open = false; box.querySelector('summary').focus(); } });
  return box;
}

// Texts are streamed whole, so that reasoning and calls of tools come as they are made.
function textual(model, values) {
  if (kindOf(model) !== 'text') return values;
  return { ...values };
}

const unsent = (values) => JSON.stringify(values).includes('"example:"');

// Where the example went up, by model: it goes up once while the page is open.
const examples = new Map();
const exampleAddresses = new Set();

// In the address of the page an example stays one, for what went up is gone after two days.
const asExample = (_, value) => (exampleAddresses.has(value) ? 'example:' : value);

async function exampleOf(model) {
  const picture = await (await fetch('example.jpg')).blob();
  const file = new File([picture], 'example.jpg', { type: 'image/jpeg' });
  const address = await upload(file, model);
  exampleAddresses.add(address);
  return seen(address, file, 'example.jpg');
}

async function materialize(model, values) {
  const own = () => {
    if (!examples.has(model.model)) examples.set(model.model, exampleOf(model.model).catch((error) => { examples.delete(model.model); throw error; }));
    return examples.get(model.model);
  };
  for (const [meaning, value] of Object.entries(values)) {
    if (value === 'example:') values[meaning] = await own();
    else if (Array.isArray(value) && value.includes('example:')) values[meaning] = await Promise.all(value.map((one) => (one === 'example:' ? own() : one)));
  }
}

async function perform(out, model, operation, call, values, signal) {
  if (operation.modes.includes('async')) return asTask(out, call, values, signal);
  if (kindOf(model) === 'text' && operation.modes.includes('stream')) return asText(out, call, signal);
  const began = performance.now();
  waiting(out, t('try.waiting'));
  const answer = await ask(call.path, { method: 'POST', headers: call.headers, body: call.body, signal });
  direct(out, answer, performance.now() - began);
}

function waiting(out, text) {
  replace(out, h('div', { class: 'empty' }, h('div', { class: 'bar going' }, h('i')), h('p', null, text)));
}

async function asTask(out, call, values, signal) {
  const bar = h('i');
  const line = h('p', { role: 'status' });
  const row = await taskOf(call, signal, (output) => {
    if (!bar.isConnected) replace(out, h('div', { class: 'empty' }, h('div', { class: 'bar' }, bar), line, h('code', { class: 'id' }, output.task_id)));
    bar.style.width = (output.progress ?? 0) + '%';
    replace(line, t('state.' + output.task_status), output.queue_position ? ' · ' + t('try.position', output.queue_position) : '', output.progress ? ' · ' + output.progress + ' %' : '', output.eta_ms ? ' · ' + t('try.eta', span(output.eta_ms)) : '');
  });
  if (row) showRow(out, row);
}

function showRow(out, row) {
  const took = row.began && row.ended ? span(new Date(row.ended) - new Date(row.began)) : '';
  replace(out, h('div', { class: 'grid n' + Math.min(4, (row.items || []).length) }, (row.items || []).map((one, i) => item(one, row, i))),
    h('p', { class: 'facts' }, [took, row.engine ? engineWords(row.engine) : '', row.values.seed !== undefined ? t('field.seed') + ' ' + row.values.seed : '', row.cost ? yuan(row.cost) : ''].filter(Boolean).join(' · '), ' ', h('a', { href: '#/results/' + row.task_id }, t('try.details'))),
    missed(row));
}

export function missed(row) {
  const words = [...new Set((row.items || []).flatMap((one) => one.missed || []))];
  return words.length ? h('p', { class: 'note' }, t('try.missed'), ' ', words.map((word) => h('mark', null, word))) : null;
}

export function engineWords(name) {
  return name === 'embedded' ? t('engine.embedded') : name;
}

function direct(out, answer, took) {
  const output = answer.output || {};
  const parts = (output.choices || []).flatMap((choice) => (Array.isArray(choice.message?.content) ? choice.message.content : [{ text: choice.message?.content }]));
  const items = parts.map((part) => (part.image ? { url: part.image, media_type: 'image/png' } : part.text ? { text: part.text } : null)).filter(Boolean);
  const ranks = output.results;
  replace(out,
    items.length ? h('div', { class: 'grid n' + Math.min(4, items.length) }, items.map((one, i) => item(one, { values: {}, items }, i))) : null,
    ranks ? h('table', { class: 'table' }, ranks.map((one) => h('tr', null, h('td', { class: 'number' }, Number(one.relevance_score).toFixed(4)), h('td', null, one.document?.text ?? '#' + one.index)))) : null,
    output.embeddings ? h('table', { class: 'table' }, output.embeddings.map((one) => h('tr', null, h('td', { class: 'number' }, '#' + one.text_index), h('td', null, h('code', null, '[' + one.embedding.slice(0, 6).map((n) => n.toFixed(4)).join(', ') + ', …]'), ' ', t('try.dimensions', one.embedding.length))))) : null,
    h('p', { class: 'facts' }, span(took), ' · ', h('code', { class: 'id' }, answer.request_id)),
    h('details', null, h('summary', null, 'JSON'), h('pre', null, JSON.stringify(answer, null, 2).slice(0, 20000))));
}

async function asText(out, call, signal) {
  const began = performance.now();
  const thoughts = h('p', { class: 'thoughts' });
  const text = h('div', { class: 'answer' });
  const tools = h('div');
  const facts = h('p', { class: 'facts' });
  replace(out, h('article', { class: 'text' }, thoughts, text, tools, facts));
  const body = structuredClone(call.body);
  body.parameters = { ...body.parameters, incremental_output: true, result_format: 'message' };
  const calls = [];
  await follow(call.path, { method: 'POST', headers: { ...call.headers, 'X-DashScope-SSE': 'enable' }, body, signal }, (frame) => {
    if (frame.code) throw new Refused(400, frame);
    const message = frame.output?.choices?.[0]?.message || { content: frame.output?.text };
    if (message.reasoning_content) thoughts.append(message.reasoning_content);
    if (message.content) text.append(typeof message.content === 'string' ? message.content : message.content.map((part) => part.text || '').join(''));
    for (const one of message.tool_calls || []) {
      const known = (calls[one.index ?? 0] ??= { name: '', arguments: '' });
      known.name += one.function?.name || '';
      known.arguments += one.function?.arguments || '';
      replace(tools, calls.map((each) => h('pre', { class: 'tool' }, each.name + '(' + each.arguments + ')')));
    }
    if (frame.usage) replace(facts, [span(performance.now() - began), t('try.tokens', frame.usage.input_tokens ?? 0, frame.usage.output_tokens ?? 0)].join(' · '));
  });
}

// Browsers cannot send a key with a socket, so speech goes through the path that answers with a file.
function spoken(model, values) {
  const body = { model: model.model, input: values.text ?? '', response_format: values.format ?? 'mp3' };
  return { path: '/compatible-mode/v1/audio/speech', headers: { 'Content-Type': 'application/json' }, body };
}

async function speak(out, model, values, signal) {
  if (kindOf(model) === 'listening') throw new Refused(400, { message: t('try.socket') });
  waiting(out, t('try.waiting'));
  const call = spoken(model, values);
  const answer = await ask(call.path, { method: 'POST', headers: call.headers, body: call.body, signal, raw: true });
  const sound = await answer.blob();
  const url = URL.createObjectURL(sound);
  replace(out, h('div', { class: 'sound' }, h('audio', { controls: true, src: url }), h('button', { type: 'button', class: 'small', onclick: () => saveAs(model.model + '.' + call.body.response_format, sound) }, t('download'))));
}
