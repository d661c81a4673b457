// The server, asked as everybody else asks it: documented paths, a token in the Authorization header. No cookie.
const KEPT = 'session';
let session = read();
let onLost = () => {};

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) || {};
  } catch {
    return {};
  }
}

export class Refused extends Error {
  constructor(status, document) {
    super(document.message || document.error?.message || 'HTTP ' + status);
    this.status = status;
    this.code = document.code || document.error?.code || '';
    this.hint = document.error?.hint || document.hint || '';
    this.requestId = document.request_id || '';
  }
}

export function signedIn() {
  return session;
}

export function whenLost(work) {
  onLost = work;
}

export function signOut() {
  session = {};
  sessionStorage.removeItem(KEPT);
  tabs?.postMessage({ gone: true });
}

function keep(next) {
  session = { ...session, ...next };
  sessionStorage.setItem(KEPT, JSON.stringify(session));
}

// A new tab asks the others, so that ten tabs are signed in once.
const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('openbailian') : null;
tabs?.addEventListener('message', (event) => {
  if (event.data.ask && (session.token || session.admin_token)) tabs.postMessage({ session });
  if (event.data.session && !session.token && !session.admin_token) {
    keep(event.data.session);
    waiting.splice(0).forEach((go) => go());
  }
  if (event.data.gone && (session.token || session.admin_token)) {
    session = {};
    sessionStorage.removeItem(KEPT);
    location.reload();
  }
});
const waiting = [];

export function askOtherTabs() {
  if (!tabs || session.token || session.admin_token) return Promise.resolve();
  return new Promise((done) => {
    waiting.push(done);
    tabs.postMessage({ ask: true });
    setTimeout(done, 150);
  });
}

export async function signIn(key) {
  const answer = await fetch('/console/sign-in', { method: 'POST', headers: { Authorization: 'Bearer ' + key } });
  const document = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(answer.status, document);
  keep(document);
  return document;
}

export async function ask(path, { method = 'GET', body, headers = {}, admin = false, raw = false, signal } = {}) {
  const token = admin ? session.admin_token : session.token;
  const sent = { ...headers };
  if (token) sent.Authorization = 'Bearer ' + token;
  if (body !== undefined && !(body instanceof FormData)) sent['Content-Type'] = 'application/json';
  const answer = await fetch(path, {
    method, headers: sent, signal, cache: 'no-store',
    body: body === undefined || body instanceof FormData ? body : JSON.stringify(body),
  });
  if (!answer.ok) {
    const document = await answer.json().catch(() => ({}));
    const refused = new Refused(answer.status, document);
    if (answer.status === 401 || (admin && answer.status === 403 && !document.error?.hint?.includes('role'))) onLost(refused);
    throw refused;
  }
  return raw ? answer : answer.json();
}

// Server-sent events, by fetch: EventSource cannot send a header.
export async function follow(path, options, each) {
  const answer = await ask(path, { ...options, raw: true, headers: { Accept: 'text/event-stream', ...options.headers } });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    text += value;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const data = text.slice(0, end).split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice(5)).join('\n');
      text = text.slice(end + 2);
      if (data && data.trim() !== '[DONE]') each(JSON.parse(data));
    }
  }
}

// Files go up as the documents say; what is told of them afterwards is short and good for two days.
export async function upload(file, model) {
  const { data } = await ask('/api/v1/uploads?action=getPolicy&model=' + encodeURIComponent(model));
  const form = new FormData();
  const key = data.upload_dir + '/' + file.name.replace(/[^\p{L}\p{N}._-]/gu, '_');
  for (const [name, value] of Object.entries({
    OSSAccessKeyId: data.oss_access_key_id, Signature: data.signature, policy: data.policy,
    'x-oss-object-acl': data.x_oss_object_acl, 'x-oss-forbid-overwrite': data.x_oss_forbid_overwrite,
    key, success_action_status: '200',
  })) form.append(name, value);
  form.append('file', file);
  const answer = await fetch(own(data.upload_host), { method: 'POST', body: form });
  if (!answer.ok) throw new Refused(answer.status, await answer.json().catch(() => ({})));
  return 'oss://' + key;
}

// What this server serves is fetched from where the page came from, whatever name clients use for it. Nothing but http and what the page made itself
// is an address here: engines of others may answer with any text.
export function own(url) {
  try {
    const parsed = new URL(url, location.href);
    if (['/results/', '/oss-upload', '/openbailian/v1/thumb/'].some((path) => parsed.pathname.startsWith(path)) && parsed.protocol.startsWith('http')) return parsed.pathname + parsed.search;
    return ['http:', 'https:', 'blob:'].includes(parsed.protocol) ? url : '';
  } catch {
    return '';
  }
}
