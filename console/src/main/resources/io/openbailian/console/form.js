// Forms drawn from the facts of the catalogue: what a field is says how it is asked for, whichever model has it.
import { h, replace } from './dom.js';
import { t, said, bytes } from './words.js';
import { upload } from './api.js';
import { keepFile, keptFiles } from './kept.js';
import { maskEditor } from './mask.js';

// What the page sets itself, or what says nothing to a person.
const OURS = new Set(['stream', 'incremental_output', 'result_format', 'input_tokens', 'history', 'stream_options']);
const FIRST = ['function', 'image', 'images', 'mask', 'messages', 'prompt', 'text', 'texts', 'query', 'documents', 'files', 'size', 'n', 'duration', 'style'];
const TEXTS = new Set(['prompt', 'text', 'query', 'negative_prompt', 'domain_hint']);

// The fields as they are with these values: variants of the catalogue change or take away some.
export function fieldsOf(model, operation, values) {
  let fields = { ...model.fields };
  for (const variant of model.variants || []) {
    if (!applies(variant.when, operation, values, fields)) continue;
    for (const [meaning, changed] of Object.entries(variant.fields || {})) {
      if (changed === null) delete fields[meaning];
      else fields = { ...fields, [meaning]: { ...fields[meaning], ...changed } };
    }
  }
  return Object.fromEntries(Object.entries(fields).filter(([meaning, field]) =>
    field.settable !== false && operation.places[meaning]?.length && !OURS.has(meaning)
    && !(meaning === 'prompt' && fields.messages && (fields.messages.roles || []).length !== 1)
    && met(field.refusedUnless, values, fields) && met(field.ignoredUnless, values, fields)));
}

function applies(when, operation, values, fields) {
  return Object.entries(when).every(([meaning, words]) => {
    if (meaning === 'operation') return words.includes(operation.operation);
    if (meaning === 'mode') return words.some((mode) => operation.modes.includes(mode));
    return met({ [meaning]: words }, values, fields);
  });
}

function met(condition, values, fields) {
  return Object.entries(condition || {}).every(([meaning, words]) => {
    const value = values[meaning] ?? fields[meaning]?.default;
    return value !== undefined && words.map(String).includes(String(value));
  });
}

// A finished example: what has to be there, in the language of the page.
export function example(model, operation) {
  const values = {};
  const pictures = Object.entries(model.fields).some(([, f]) => f.required && (f.type === 'image' || f.item?.type === 'image'));
  for (const [meaning, field] of Object.entries(model.fields)) {
    const chosen = model.oneOf?.at(-1) === meaning;
    if (!operation.places[meaning]?.length) continue;
    if (field.type === 'choice' && field.required) values[meaning] = field.of[0];
    else if (field.type === 'messages' && (field.roles || []).length !== 1) values[meaning] = t('example.question');
    else if (field.required || chosen || (meaning === 'prompt' && !model.fields.messages)) {
      if (field.type === 'text') values[meaning] = t(meaning === 'prompt' && pictures ? 'example.edit' : t('example.' + meaning) === 'example.' + meaning ? 'example.prompt' : 'example.' + meaning);
      else if (field.item?.type === 'text') values[meaning] = t(meaning === 'documents' ? 'example.documents' : 'example.texts').split('\n');
      else if (field.type === 'image') values[meaning] = 'example:';
      else if (field.item?.type === 'image') values[meaning] = ['example:'];
    }
  }
  if (model.fields.n?.range && operation.places.n?.length) values.n = Math.min(model.fields.n.range[1], 2, model.fields.n.default ?? 2);
  return values;
}

export function isMain(meaning, field) {
  return field.required || FIRST.includes(meaning);
}

export function ordered(fields) {
  const rank = (meaning) => (FIRST.includes(meaning) ? FIRST.indexOf(meaning) : 100);
  return Object.entries(fields).sort(([a], [b]) => rank(a) - rank(b));
}

// One field with its name, its limits and a place for what is wrong with it.
export function fieldView(meaning, field, context) {
  const id = 'f-' + meaning;
  const control = controlOf(id, meaning, field, context);
  const trouble = h('p', { class: 'trouble', id: id + '-trouble', role: 'alert' });
  const limit = limits(field);
  const view = h('div', { class: 'field type-' + field.type, 'data-field': meaning },
    h('label', { for: id, class: 'name' }, t('field.' + meaning) === 'field.' + meaning ? meaning.replaceAll('_', ' ') : t('field.' + meaning),
      field.required ? h('span', { class: 'must', title: t('form.required') }, ' *') : null,
      h('code', { class: 'wire' }, meaning)),
    control,
    limit || said(field.about) ? h('p', { class: 'about', id: id + '-about' }, said(field.about), limit ? h('span', { class: 'limit' }, limit) : null) : null,
    trouble);
  view.refuse = (message) => replace(trouble, message || '');
  return view;
}

function limits(field) {
  if (field.type === 'text' && field.max) return t('limit.characters', field.max);
  if (field.range) return field.range[0] + ' – ' + field.range[1];
  if (field.type === 'image') return [(field.formats || []).join(', ').toUpperCase(), field.side ? field.side.join('–') + ' px' : '', field.bytes ? '≤ ' + bytes(field.bytes) : ''].filter(Boolean).join(' · ');
  if (field.type === 'size') return [field.side ? t('limit.side', field.side[0], field.side[1]) : '', field.area ? t('limit.area', field.area[0], field.area[1]) : '', field.ratio ? field.ratio.join(' – ') : ''].filter(Boolean).join(' · ');
  if (field.count) return t('limit.count', field.count[0], field.count[1]);
  return '';
}

function controlOf(id, meaning, field, context) {
  const { values, change } = context;
  const value = values[meaning];
  const set = (next) => change(meaning, next);
  const described = { id, 'aria-describedby': id + '-about ' + id + '-trouble' };
  switch (field.type) {
    case 'choice':
      return h('select', { ...described, onchange: (e) => set(e.target.value || undefined) },
        field.required ? null : h('option', { value: '' }, field.default === undefined ? t('form.unset') : t('form.default', field.default)),
        field.of.map((word) => h('option', { value: word, selected: word === value }, word)));
    case 'bool': {
      const on = value ?? field.default ?? false;
      return h('label', { class: 'switch' }, h('input', { ...described, type: 'checkbox', checked: on, onchange: (e) => set(e.target.checked) }), h('span', { class: 'track' }), h('span', null, t('form.on')));
    }
    case 'int':
    case 'number':
      if (field.of) return h('select', { ...described, onchange: (e) => set(e.target.value === '' ? undefined : Number(e.target.value)) },
        h('option', { value: '' }, field.default === undefined ? t('form.unset') : t('form.default', field.default)), field.of.map((n) => h('option', { value: n, selected: n === value }, n)));
      if (field.type === 'int' && field.range && field.range[1] - field.range[0] <= 7 && field.range[1] > field.range[0]) return stepper(described, meaning, field, value, set);
      return h('input', { ...described, type: 'number', value: value ?? '', min: field.range?.[0], max: field.range?.[1], step: field.type === 'int' ? 1 : 'any', inputmode: 'decimal',
        placeholder: field.default ?? (meaning === 'seed' ? t('form.chance') : ''), oninput: (e) => set(e.target.value === '' ? undefined : Number(e.target.value)) });
    case 'size':
      return sizes(described, field, context.model, value, set);
    case 'image':
      return field.sameSizeAs ? painted(described, meaning, field, value, set, context) : picture(described, value, set, context);
    case 'audio':
      return recording(described, value, set, context);
    case 'list':
      if (field.item.type === 'image') return pictures(described, field, value || [], set, context);
      if (field.item.type === 'audio') return recording(described, value?.[0], (one) => set(one ? [one] : undefined), context);
      if (field.item.type === 'text') return h('textarea', { ...described, rows: 4, value: (value || []).join('\n'), placeholder: t('form.lines'), oninput: (e) => set(e.target.value.split('\n').filter(Boolean)) });
      return json(described, value, set);
    case 'messages':
      return h('textarea', { ...described, rows: 5, value: typeof value === 'string' ? value : '', oninput: (e) => set(e.target.value) });
    case 'text':
      if (TEXTS.has(meaning)) return h('textarea', { ...described, rows: meaning === 'negative_prompt' ? 2 : 4, value: value ?? '', oninput: (e) => set(e.target.value || undefined) });
      return h('input', { ...described, type: 'text', value: value ?? '', placeholder: field.default ?? '', oninput: (e) => set(e.target.value || undefined) });
    default:
      return json(described, value, set);
  }
}

function json(described, value, set) {
  return h('textarea', { ...described, rows: 3, class: 'code', spellcheck: 'false', placeholder: 'JSON', value: value === undefined ? '' : JSON.stringify(value),
    oninput: (e) => {
      try {
        set(e.target.value.trim() ? JSON.parse(e.target.value) : undefined);
        e.target.removeAttribute('aria-invalid');
      } catch {
        e.target.setAttribute('aria-invalid', 'true');
      }
    } });
}

function stepper(described, meaning, field, value, set) {
  const now = value ?? field.default;
  const group = h('div', { class: 'steps', id: described.id, role: 'radiogroup', 'aria-label': meaning });
  for (let n = field.range[0]; n <= field.range[1]; n++) {
    group.append(h('label', null, h('input', { type: 'radio', name: described.id, value: n, checked: n === now, onchange: () => set(n) }), h('span', null, n)));
  }
  return group;
}

// Sizes are picked by their shape; any other legal one can be written.
function sizes(described, field, model, value, set) {
  const known = [...new Set([...(model.sizes || []), ...(field.of || []), ...Object.keys(field.tiers || {})])];
  const now = value ?? (typeof field.default === 'string' ? field.default : undefined);
  const group = h('div', { class: 'sizes', role: 'radiogroup', 'aria-label': t('field.size') });
  const own = h('input', { ...described, type: 'text', class: 'own', value: now ?? '', placeholder: t('form.size'), oninput: (e) => { set(e.target.value.trim().replace(/[x×]/g, '*') || undefined); mark(e.target.value); } });
  const mark = (size) => group.querySelectorAll('input').forEach((input) => { input.checked = input.value === size; });
  for (const size of known) {
    const [w, hgt] = size.split('*').map(Number);
    const scale = w && hgt ? 26 / Math.max(w, hgt) : 0;
    group.append(h('label', { title: size.replace('*', ' × ') }, h('input', { type: 'radio', name: 'size', value: size, checked: size === now, onchange: () => { own.value = size; set(size); } }),
      h('span', { class: 'shape' }, scale ? h('i', { style: { width: w * scale + 'px', height: hgt * scale + 'px' } }) : null, h('b', null, size.replace('*', '×')))));
  }
  return h('div', null, known.length ? group : null, field.of && !field.side && !field.area ? null : own);
}

const previews = new Map();

// Remembers what a file that went up looks like: its address can only be used in requests.
export function seen(address, file, src = URL.createObjectURL(file)) {
  previews.set(address, src);
  keepFile(address, file);
  return address;
}

// What went up before the page was loaded again.
let recalling = null;
export function recall() {
  recalling ??= keptFiles().then((files) => files.forEach(({ address, file }) => previews.has(address) || previews.set(address, URL.createObjectURL(file))));
  return recalling;
}

function shown(value) {
  if (!value) return null;
  if (value === 'example:') return 'example.jpg';
  if (previews.has(value)) return previews.get(value);
  try {
    const url = new URL(value, location.href);
    if (url.pathname.startsWith('/results/')) return url.pathname + url.search;
  } catch { /* no address */ }
  return null;
}

async function taken(file, context, place) {
  place.classList.add('busy');
  try {
    const address = await upload(file, context.model.model);
    return seen(address, file);
  } finally {
    place.classList.remove('busy');
  }
}

// What is dropped, pasted or chosen goes up at once; what is written is an address.
function picture(described, value, set, context) {
  const box = h('div', { class: 'drop' });
  const draw = (now) => replace(box,
    shown(now) ? h('img', { src: shown(now), alt: '' }) : h('span', { class: 'hint' }, now ? now.split('/').at(-1) : t('form.drop')),
    h('div', { class: 'row' },
      h('label', { class: 'button small' }, t('form.choose'), h('input', { type: 'file', accept: 'image/*', class: 'away', onchange: (e) => e.target.files[0] && take(e.target.files[0]) })),
      now ? h('button', { type: 'button', class: 'small', onclick: () => { set(undefined); draw(undefined); } }, t('form.remove')) : null),
    h('input', { ...described, type: 'url', class: 'own', placeholder: t('form.address'), value: now === 'example:' ? '' : now ?? '', oninput: (e) => set(e.target.value || undefined) }));
  const take = async (file) => {
    try {
      const address = await taken(file, context, box);
      set(address);
      draw(address);
    } catch (e) {
      context.trouble(e);
    }
  };
  listen(box, take);
  draw(value);
  return box;
}

// A picture that has to be as large as another one can be painted upon it.
function painted(described, meaning, field, value, set, context) {
  const other = context.values[field.sameSizeAs];
  const box = h('div', { class: 'drops' });
  const files = h('div');
  const draw = (now) => replace(files, picture(described, now, set, context));
  draw(value);
  replace(box, maskEditor({
    src: shown(Array.isArray(other) ? other[0] : other), before: shown(value), name: meaning, trouble: context.trouble,
    send: (file) => taken(file, context, box),
    set: (address) => { set(address); draw(address); },
  }), files);
  return box;
}

function listen(box, take) {
  box.addEventListener('dragover', (e) => { e.preventDefault(); box.classList.add('over'); });
  box.addEventListener('dragleave', () => box.classList.remove('over'));
  box.addEventListener('drop', (e) => { e.preventDefault(); box.classList.remove('over'); if (e.dataTransfer.files[0]) take(e.dataTransfer.files[0]); });
  box.addEventListener('paste', (e) => { const file = [...e.clipboardData.files][0]; if (file) { e.preventDefault(); take(file); } });
}

function pictures(described, field, value, set, context) {
  const list = h('div', { class: 'drops' });
  const draw = (now) => replace(list, [...now, ...(now.length < (field.count?.[1] ?? 3) ? [undefined] : [])].map((one, i) =>
    picture({ ...described, id: described.id + (i || '') }, one, (next) => {
      const changed = [...now];
      if (next) changed[i] = next; else changed.splice(i, 1);
      set(changed.filter(Boolean));
      if (Boolean(next) !== Boolean(one)) draw(changed.filter(Boolean));
      else now[i] = next;
    }, context)));
  draw(value);
  return list;
}

function recording(described, value, set, context) {
  const name = h('span', { class: 'hint' }, value ? String(value).split('/').at(-1) : t('form.sound'));
  const own = h('input', { ...described, type: 'url', class: 'own', placeholder: t('form.address'), value: value ?? '', oninput: (e) => set(e.target.value || undefined) });
  const box = h('div', { class: 'drop' }, name);
  const take = async (file) => {
    try {
      const address = await taken(file, context, box);
      set(address);
      own.value = address;
      replace(name, file.name);
    } catch (e) {
      context.trouble(e);
    }
  };
  listen(box, take);
  box.append(h('div', { class: 'row' }, h('label', { class: 'button small' }, t('form.choose'), h('input', { type: 'file', accept: 'audio/*', class: 'away', onchange: (e) => e.target.files[0] && take(e.target.files[0]) })), recorder(take)), own);
  return box;
}

// A microphone is there only where the browser trusts the address.
function recorder(take) {
  if (!window.isSecureContext || !navigator.mediaDevices || !window.MediaRecorder) return h('span', { class: 'hint' }, t('form.noMicrophone'));
  let running = null;
  const button = h('button', { type: 'button', class: 'small', onclick: async () => {
    if (running) {
      running.stop();
      return;
    }
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const parts = [];
      running = new MediaRecorder(stream);
      running.ondataavailable = (e) => parts.push(e.data);
      running.onstop = () => {
        stream.getTracks().forEach((track) => track.stop());
        const type = running.mimeType;
        running = null;
        button.textContent = t('form.record');
        take(new File(parts, 'recording.' + (type.includes('mp4') ? 'mp4' : type.includes('ogg') ? 'ogg' : 'webm'), { type }));
      };
      running.start();
      button.textContent = t('form.stop');
    } catch {
      button.textContent = t('form.noMicrophone');
    }
  } }, t('form.record'));
  return button;
}
