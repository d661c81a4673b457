// The frame: who is signed in, which page is open, and what stands around it.
import { h, replace } from './dom.js';
import { t, lang, speak } from './words.js';
import { askOtherTabs, signedIn, signIn, signOut, whenLost } from './api.js';
import { forget } from './catalog.js';
import { forgetFiles } from './kept.js';
import { tryPage } from './try.js';
import { resultsPage } from './results.js';
import { tasksPage } from './tasks.js';
import { connectPage } from './connect.js';
import { auditPage, enginesPage, keysPage, webhooksPage } from './operate.js';
import { faultsPage } from './faults.js';
import { nodesPage, settingsPage } from './server.js';
import { usagePage } from './usage.js';

const PAGES = {
  try: { page: tryPage, key: true },
  results: { page: resultsPage, key: true, told: true },
  tasks: { page: tasksPage },
  connect: { page: connectPage },
  engines: { page: enginesPage, admin: true },
  keys: { page: keysPage, admin: true },
  usage: { page: usagePage, admin: true },
  webhooks: { page: webhooksPage, admin: true },
  faults: { page: faultsPage, admin: true },
  nodes: { page: nodesPage, admin: true },
  settings: { page: settingsPage, admin: true },
  audit: { page: auditPage, admin: true },
};

const app = document.getElementById('app');
let main = null;
let shown = 0;

function placeNow() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  const parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  return { name: PAGES[parts[0]] ? parts[0] : 'try', path: parts.slice(1), query: new URLSearchParams(query || '') };
}

function frame() {
  const who = signedIn();
  main = h('main', { id: 'main', tabindex: '-1' });
  const link = (name) => h('a', { href: '#/' + name, 'data-page': name }, t('page.' + name));
  replace(app,
    h('a', { class: 'skip', href: '#main', onclick: (e) => { e.preventDefault(); main.focus(); } }, t('skip')),
    h('header', { class: 'bar-top' },
      h('a', { class: 'brand', href: '#/try' }, h('img', { src: 'icon.svg', alt: '', width: 26, height: 26 }), h('span', null, 'OpenBailian')),
      h('nav', { 'aria-label': t('pages') },
        Object.entries(PAGES).filter(([, page]) => (page.key ? who.token || (page.told && who.admin_token) : page.admin ? who.admin_token : true)).map(([name, page]) => h('span', { class: page.admin ? 'admin' : '' }, link(name)))),
      h('div', { class: 'tools' },
        h('button', { type: 'button', class: 'plain-button', 'aria-label': t('scheme'), title: t('scheme'), onclick: turnScheme }, '◐'),
        h('button', { type: 'button', class: 'plain-button', lang: lang() === 'zh' ? 'en' : 'zh', onclick: () => start(lang() === 'zh' ? 'en' : 'zh') }, lang() === 'zh' ? 'EN' : '中文'),
        who.token || who.admin_token ? h('button', { type: 'button', class: 'plain-button', title: who.name || who.role, onclick: async () => { signOut(); await forgetFiles(); start(); } }, t('signOut')) : null)),
    main);
}

function turnScheme() {
  const dark = document.documentElement.dataset.scheme ? document.documentElement.dataset.scheme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  scheme(dark ? 'light' : 'dark');
  localStorage.setItem('scheme', dark ? 'light' : 'dark');
}

function scheme(name) {
  if (name) document.documentElement.dataset.scheme = name;
}

async function show() {
  const place = placeNow();
  const page = PAGES[place.name];
  const who = signedIn();
  const turn = ++shown;
  document.title = t('page.' + place.name) + ' · OpenBailian';
  document.querySelectorAll('[data-page]').forEach((link) => (link.dataset.page === place.name ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current')));
  if (page.key && !who.token && who.admin_token) {
    if (place.name === 'try') location.replace('#/engines');
    else replace(main, h('div', { class: 'empty' }, h('h1', null, t('page.' + place.name)), h('p', null, t('results.adminOnly')), h('a', { class: 'button', href: '#/tasks' }, t('page.tasks'))));
    return;
  }
  if ((page.key && !who.token) || (page.admin && !who.admin_token)) {
    replace(main, signInForm());
    main.querySelector('input')?.focus();
    return;
  }
  const fresh = h('main', { id: 'main', tabindex: '-1', class: 'page-' + place.name });
  try {
    await page.page(fresh, place);
  } catch (e) {
    if (turn !== shown) return;
    if (e.status === 401) return;
    replace(fresh, h('div', { class: 'empty' }, h('h1', null, t('failed')), h('p', { class: 'trouble' }, e.message), e.hint ? h('p', { class: 'muted' }, e.hint) : null, h('button', { type: 'button', onclick: show }, t('again'))));
  }
  if (turn !== shown) return;
  main.replaceWith(fresh);
  main = fresh;
}

function signInForm(reason) {
  const trouble = h('p', { class: 'trouble', role: 'alert' }, reason || '');
  const key = h('input', { type: 'password', id: 'key', autocomplete: 'current-password', placeholder: 'sk-… / adm-…', required: true });
  return h('form', { class: 'sign-in', onsubmit: async (e) => {
    e.preventDefault();
    try {
      await signIn(key.value.trim());
      forget();
      frame();
      await show();
    } catch (error) {
      replace(trouble, error.message, error.hint ? h('span', { class: 'hint' }, ' ' + error.hint) : null);
    }
  } },
  h('img', { src: 'icon.svg', alt: '', width: 56, height: 56 }),
  h('h1', null, t('signIn.title')),
  h('p', { class: 'muted' }, t('signIn.about')),
  h('label', { for: 'key', class: 'name' }, t('signIn.key')), key,
  h('button', { class: 'primary', type: 'submit' }, t('signIn.go')), trouble,
  h('p', { class: 'muted' }, t('signIn.link'), ' ', h('code', null, 'bailian console')),
  h('p', { class: 'muted' }, h('a', { href: '#/connect' }, t('page.connect'))));
}

// What was filled in is in the address and stays: signing in again goes on where it was.
whenLost((refused) => {
  if (signedIn().token || signedIn().admin_token) signOut();
  frame();
  replace(main, signInForm(refused.hint || refused.message));
});

async function start(language) {
  await speak(language);
  frame();
  await show();
}

// The link that the server prints carries a code behind the #, which no server is sent.
async function byLink() {
  const match = /^#code=(once-[\w-]+)$/.exec(location.hash);
  if (!match) return askOtherTabs();
  history.replaceState(null, '', location.pathname);
  try {
    await signIn(match[1]);
  } catch (e) {
    await speak();
    frame();
    replace(main, signInForm(e.hint || e.message));
    throw e;
  }
}

scheme(localStorage.getItem('scheme'));
window.addEventListener('hashchange', () => (location.hash.startsWith('#code=') ? byLink().then(() => start()) : show()));
byLink().then(() => start()).catch(() => {});
