// One thing that was made, as it is shown.
import { h } from './dom.js';
import { t } from './words.js';
import { own } from './api.js';

export function typeOf(one) {
  const type = one.media_type || '';
  const path = (one.url || '').split('?')[0];
  if (type.startsWith('video') || /\.mp4$/.test(path)) return 'video';
  if (type.startsWith('audio') || /\.(wav|mp3|opus|flac|aac)$/.test(path)) return 'audio';
  if (type.startsWith('image') || /\.(png|jpe?g|webp|bmp)$/.test(path)) return 'image';
  if (type.includes('json') || /\.json$/.test(path)) return 'json';
  return one.url ? 'file' : 'text';
}

// How: 'small' for the small picture that the server makes, 'large' for one that is looked at.
export function media(one, row, how = '') {
  const large = how === 'large';
  const src = one.url ? own(how === 'small' && one.thumb ? one.thumb : one.url) : '';
  const alt = row.values?.prompt || row.model || '';
  switch (typeOf(one)) {
    case 'image': return h('img', { src, alt, loading: large ? 'eager' : 'lazy', width: one.width, height: one.height, decoding: 'async' });
    case 'video': return h('video', { src, controls: true, loop: true, muted: !large, preload: 'metadata', playsinline: true, 'aria-label': alt });
    case 'audio': return h('audio', { src, controls: true });
    case 'json': return transcript(src);
    case 'text': return h('p', { class: 'words' }, one.text || one.note || one.message || '', one.code ? h('code', null, one.code) : null);
    default: return src ? h('a', { href: src, download: true }, t('download')) : h('p', { class: 'words' }, one.url);
  }
}

function transcript(src) {
  const box = h('div', { class: 'words' });
  fetch(src).then((answer) => answer.json()).then((document) => {
    const texts = (document.transcripts || []).map((one) => one.text);
    box.append(h('p', null, texts.join('\n') || JSON.stringify(document).slice(0, 2000)));
  }).catch(() => box.append(t('results.gone')));
  return box;
}

export function item(one, row, index) {
  const inside = media(one, row);
  const link = row.task_id && typeOf(one) === 'image';
  return h('figure', { class: 'item ' + typeOf(one) }, link ? h('a', { href: '#/results/' + row.task_id + '/' + index, 'aria-label': t('results.large') }, inside) : inside);
}
