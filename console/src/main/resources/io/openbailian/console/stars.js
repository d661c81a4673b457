// Stars: which results somebody wants to find again. The browser keeps them, the server knows nothing of them.
import { h } from './dom.js';
import { t } from './words.js';

const KEPT = 'stars';
const MOST = 500;

export function starred() {
  try {
    const ids = JSON.parse(localStorage.getItem(KEPT));
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function isStarred(id) {
  return starred().includes(id);
}

export function starButton(id) {
  const button = h('button', { type: 'button', class: 'star', title: t('stars.about'), 'aria-label': t('stars.star'), onclick: () => {
    const others = starred().filter((one) => one !== id);
    localStorage.setItem(KEPT, JSON.stringify(isStarred(id) ? others : [id, ...others].slice(0, MOST)));
    draw();
  } });
  const draw = () => {
    button.textContent = isStarred(id) ? '★' : '☆';
    button.setAttribute('aria-pressed', String(isStarred(id)));
  };
  draw();
  return button;
}
