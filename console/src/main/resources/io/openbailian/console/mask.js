// A mask, painted in the pixels of the picture it belongs to: what is marked may change. The size on the screen has no part in it.
import { h, replace, saveAs } from './dom.js';
import { t } from './words.js';

const KEPT_FOR_UNDO = 64 << 20; // bytes
const MOST_PIXELS = 32 << 20; // about what browsers let a canvas have

// Bits of a mask, and how to take back what was done to them. No browser in it.
export class Painting {
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.bits = new Uint8Array(width * height);
    this.done = [];
    this.stroke = null;
  }

  // Discs along a line, pixel by pixel; the area that was touched.
  line(x0, y0, x1, y1, radius, bit) {
    const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / Math.max(1, radius / 4)));
    for (let i = 0; i <= steps; i++) this.disc(x0 + ((x1 - x0) * i) / steps, y0 + ((y1 - y0) * i) / steps, radius, bit);
    return this.area(Math.min(x0, x1) - radius, Math.min(y0, y1) - radius, Math.max(x0, x1) + radius, Math.max(y0, y1) + radius);
  }

  disc(x, y, radius, bit) {
    for (let row = Math.max(0, Math.floor(y - radius)); row <= Math.min(this.height - 1, Math.ceil(y + radius)); row++) {
      const dy = row + 0.5 - y;
      if (Math.abs(dy) > radius) continue;
      const half = Math.sqrt(radius * radius - dy * dy);
      const from = Math.max(0, Math.round(x - half));
      const to = Math.min(this.width, Math.max(Math.round(x + half), Math.round(x - half) + 1));
      if (to > from) this.bits.fill(bit, row * this.width + from, row * this.width + to);
    }
  }

  area(left, top, right, bottom) {
    const x = Math.max(0, Math.floor(left) - 1);
    const y = Math.max(0, Math.floor(top) - 1);
    return { x, y, w: Math.max(0, Math.min(this.width, Math.ceil(right) + 2) - x), h: Math.max(0, Math.min(this.height, Math.ceil(bottom) + 2) - y) };
  }

  whole() {
    return { x: 0, y: 0, w: this.width, h: this.height };
  }

  begin() {
    this.stroke = { before: this.bits.slice(), area: null };
  }

  add(area) {
    const a = this.stroke.area;
    if (!a) { this.stroke.area = area; return; }
    const x = Math.min(a.x, area.x);
    const y = Math.min(a.y, area.y);
    this.stroke.area = { x, y, w: Math.max(a.x + a.w, area.x + area.w) - x, h: Math.max(a.y + a.h, area.y + area.h) - y };
  }

  end() {
    const { before, area } = this.stroke;
    this.stroke = null;
    if (!area || !area.w || !area.h) return;
    const old = new Uint8Array(area.w * area.h);
    for (let row = 0; row < area.h; row++) {
      const at = (area.y + row) * this.width + area.x;
      old.set(before.subarray(at, at + area.w), row * area.w);
    }
    this.remember({ area, old });
  }

  remember(step) {
    this.done.push(step);
    let bytes = this.done.reduce((sum, one) => sum + (one.old?.length ?? 0), 0);
    while (bytes > KEPT_FOR_UNDO && this.done.length > 1) bytes -= this.done.shift().old?.length ?? 0;
  }

  invert() {
    this.flip();
    this.remember({ inverted: true });
  }

  flip() {
    for (let i = 0; i < this.bits.length; i++) this.bits[i] ^= 1;
  }

  put(bits) {
    this.remember({ area: this.whole(), old: this.bits });
    this.bits = bits;
  }

  clear() {
    this.put(new Uint8Array(this.bits.length));
  }

  undo() {
    const step = this.done.pop();
    if (!step) return false;
    if (step.inverted) this.flip();
    else for (let row = 0; row < step.area.h; row++) this.bits.set(step.old.subarray(row * step.area.w, (row + 1) * step.area.w), (step.area.y + row) * this.width + step.area.x);
    return true;
  }

  marked() {
    return this.bits.includes(1);
  }
}

// What was painted stays while the form is drawn anew: by the address of its picture.
const paintings = new Map();

// Takes up what was painted last, if it has not gone up yet.
let late = null;
export async function masksUp() {
  while (late) await late();
}

async function loaded(src) {
  const image = new Image();
  image.src = src;
  await image.decode();
  return image;
}

function pixelsOf(image, width, height) {
  const canvas = h('canvas', { width, height });
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.drawImage(image, 0, 0);
  return pen.getImageData(0, 0, width, height).data;
}

function bitsOf(mask, width, height) {
  if (mask.naturalWidth !== width || mask.naturalHeight !== height) throw new Error(t('mask.otherSize', mask.naturalWidth + ' × ' + mask.naturalHeight, width + ' × ' + height));
  const data = pixelsOf(mask, width, height);
  const bits = new Uint8Array(width * height);
  for (let i = 0; i < bits.length; i++) bits[i] = data[4 * i + 3] > 127 && data[4 * i] + data[4 * i + 1] + data[4 * i + 2] > 382 ? 1 : 0;
  return bits;
}

// White is what may change. What is transparent counts as black.
function file(painting) {
  const canvas = h('canvas', { width: painting.width, height: painting.height });
  const pen = canvas.getContext('2d');
  const picture = pen.createImageData(painting.width, painting.height);
  const words = new Uint32Array(picture.data.buffer);
  for (let i = 0; i < words.length; i++) words[i] = painting.bits[i] ? 0xffffffff : 0xff000000;
  pen.putImageData(picture, 0, 0);
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}

// src: where the page shows the picture; before: where it shows the mask as it was when the page was left, if it was; send: takes a file up; set: is told its address, or nothing.
export function maskEditor({ src, before, name, send, set, trouble }) {
  const box = h('div', { class: 'mask' });
  replace(box, h('p', { class: 'hint' }, src ? t('try.waiting') : t('mask.noPicture')));
  if (src) {
    open(src, box, { before, name, send, set, trouble }).catch((error) => replace(box, h('p', { class: 'hint' }, t('mask.noPicture')), h('p', { class: 'trouble' }, error.message)));
  }
  return box;
}

async function open(src, box, { before, name, send, set, trouble }) {
  const image = await loaded(src);
  const { naturalWidth: width, naturalHeight: height } = image;
  if (width * height > MOST_PIXELS) throw new Error(t('mask.tooLarge', width + ' × ' + height));
  const known = paintings.get(src);
  const painting = known || new Painting(width, height);
  if (!known) {
    painting.ready = before && loaded(before).then((mask) => { painting.bits = bitsOf(mask, width, height); }).catch(() => {});
    if (paintings.size >= 4) paintings.delete(paintings.keys().next().value);
    paintings.set(src, painting);
  }
  await painting.ready;
  const canvas = h('canvas', { width, height, tabindex: '0', role: 'application', 'aria-label': t('mask.canvas', width, height), style: { 'aspect-ratio': width + ' / ' + height } });
  const pen = canvas.getContext('2d');
  const radius = h('input', { type: 'range', min: 1, max: Math.max(8, Math.round(Math.max(width, height) / 6)), value: Math.max(4, Math.round(Math.max(width, height) / 24)), 'aria-label': t('mask.brush') });
  const told = h('output', { class: 'number' });
  const cursor = h('i', { class: 'brush', hidden: true });
  const at = { x: width / 2, y: height / 2 };
  let erasing = false;
  let sent = 0;

  const size = () => { told.textContent = radius.value * 2 + ' px'; drawCursor(); };
  const drawCursor = () => {
    const scale = canvas.clientWidth / width;
    Object.entries({ left: at.x * scale, top: at.y * scale, width: radius.value * 2 * scale, height: radius.value * 2 * scale }).forEach(([side, value]) => cursor.style.setProperty(side, value + 'px'));
  };
  const draw = ({ x, y, w, h: high } = painting.whole()) => {
    if (!w || !high) return;
    const picture = pen.createImageData(w, high);
    const words = new Uint32Array(picture.data.buffer);
    for (let row = 0; row < high; row++) {
      for (let i = 0; i < w; i++) words[row * w + i] = painting.bits[(y + row) * width + x + i] ? 0xb03c32e6 : 0; // red, seen through
    }
    pen.putImageData(picture, x, y);
  };
  // It goes up when the hand rests: what is sent is always what is seen.
  const changed = () => {
    const turn = ++sent;
    undo.disabled = !painting.done.length;
    let gone = null;
    const go = () => (gone ??= up(turn).finally(() => { if (late === go) late = null; }));
    late = go;
    setTimeout(go, 500);
  };
  const up = async (turn) => {
    if (turn !== sent) return;
    if (!painting.marked()) { set(undefined); return; }
    box.classList.add('busy');
    try {
      const address = await send(new File([await file(painting)], 'mask.png', { type: 'image/png' }));
      if (turn === sent) set(address);
    } catch (error) {
      trouble(error);
    } finally {
      box.classList.remove('busy');
    }
  };
  const paint = (x, y) => {
    const area = painting.line(at.x, at.y, x, y, Number(radius.value), erasing ? 0 : 1);
    at.x = x;
    at.y = y;
    painting.add(area);
    draw(area);
  };
  const place = (e) => {
    const seen = canvas.getBoundingClientRect();
    return [((e.clientX - seen.left) * width) / seen.width, ((e.clientY - seen.top) * height) / seen.height];
  };
  const finish = () => {
    if (!painting.stroke) return;
    painting.end();
    changed();
  };
  canvas.addEventListener('pointerdown', (e) => {
    if (e.button) return;
    e.preventDefault();
    canvas.focus({ preventScroll: true });
    canvas.setPointerCapture(e.pointerId);
    [at.x, at.y] = place(e);
    painting.begin();
    paint(at.x, at.y);
  });
  canvas.addEventListener('pointermove', (e) => {
    const [x, y] = place(e);
    if (painting.stroke) paint(x, y);
    else [at.x, at.y] = [x, y];
    cursor.hidden = false;
    drawCursor();
  });
  canvas.addEventListener('pointerup', finish);
  canvas.addEventListener('pointercancel', finish);
  canvas.addEventListener('pointerleave', () => { cursor.hidden = document.activeElement !== canvas; });
  canvas.addEventListener('focus', () => { cursor.hidden = false; drawCursor(); });
  canvas.addEventListener('blur', () => { cursor.hidden = true; finish(); });

  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  canvas.addEventListener('keydown', (e) => {
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === 'z') takeBack();
    else if (WAYS[e.key]) {
      const step = e.altKey ? 1 : Math.max(1, Number(radius.value));
      const x = Math.max(0, Math.min(width, at.x + WAYS[e.key][0] * step));
      const y = Math.max(0, Math.min(height, at.y + WAYS[e.key][1] * step));
      if (e.shiftKey) {
        painting.begin();
        paint(x, y);
        finish();
      } else [at.x, at.y] = [x, y];
      drawCursor();
    } else if (e.key === ' ') {
      painting.begin();
      paint(at.x, at.y);
      finish();
    } else if (e.key === '[' || e.key === ']') {
      radius.value = Math.round(radius.value * (e.key === '[' ? 0.8 : 1.25)) + (e.key === ']' ? 1 : 0);
      size();
    } else if (e.key.toLowerCase() === 'e' && !e.ctrlKey && !e.metaKey) turn(!erasing);
    else return;
    e.preventDefault();
    e.stopPropagation();
  });
  const takeBack = () => {
    if (!painting.undo()) return;
    draw();
    changed();
  };
  const act = (work) => () => { work(); draw(); changed(); };
  const button = (key, onclick, more) => h('button', { type: 'button', class: 'small', onclick, ...more }, t(key));
  const brush = button('mask.paint', () => turn(false), { 'aria-pressed': 'true' });
  const eraser = button('mask.erase', () => turn(true), { 'aria-pressed': 'false' });
  const turn = (erase) => {
    erasing = erase;
    brush.setAttribute('aria-pressed', String(!erase));
    eraser.setAttribute('aria-pressed', String(erase));
  };
  const undo = button('mask.undo', takeBack, { disabled: !painting.done.length });
  const load = async (chosen) => {
    const url = URL.createObjectURL(chosen);
    try {
      const mask = await loaded(url).catch(() => { throw new Error(t('mask.noFile')); });
      painting.put(bitsOf(mask, width, height));
      draw();
      changed();
    } catch (error) {
      trouble(error);
    } finally {
      URL.revokeObjectURL(url);
    }
  };
  const choose = h('label', { class: 'button small' }, t('mask.load'), h('input', { type: 'file', accept: 'image/*', class: 'away', onchange: (e) => { if (e.target.files[0]) load(e.target.files[0]); e.target.value = ''; } }));
  image.alt = '';
  radius.addEventListener('input', size);
  replace(box,
    h('div', { class: 'easel' }, image, canvas, cursor),
    h('div', { class: 'row wrap' }, brush, eraser, h('label', { class: 'row' }, t('mask.brush'), radius, told)),
    h('div', { class: 'row wrap' }, undo, button('mask.invert', act(() => painting.invert())), button('mask.clear', act(() => painting.clear())), choose,
      button('mask.save', async () => saveAs(name + '.png', await file(painting)))),
    h('p', { class: 'hint' }, t('mask.keys')));
  new ResizeObserver(drawCursor).observe(canvas);
  size();
  draw();
}
