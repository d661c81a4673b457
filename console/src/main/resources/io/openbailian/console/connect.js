// Connect: the lines that point a client at this server.
import { h, replace } from './dom.js';
import { t } from './words.js';
import { ask, signedIn } from './api.js';

export async function connectPage(main) {
  const base = location.origin;
  const key = '$DASHSCOPE_API_KEY';
  const clients = [
    ['shell', `export DASHSCOPE_HTTP_BASE_URL=${base}/api/v1\nexport DASHSCOPE_WEBSOCKET_BASE_URL=${base.replace('http', 'ws')}/api-ws/v1/inference\nexport DASHSCOPE_API_KEY=…`],
    ['curl', `curl ${base}/api/v1/models -H "Authorization: Bearer ${key}"`],
    ['dashscope · Python', `import dashscope\n\ndashscope.base_http_api_url = "${base}/api/v1"\ndashscope.base_websocket_api_url = "${base.replace('http', 'ws')}/api-ws/v1/inference"`],
    ['dashscope · Java', `Constants.baseHttpApiUrl = "${base}/api/v1";\nConstants.baseWebsocketApiUrl = "${base.replace('http', 'ws')}/api-ws/v1/inference";`],
    ['openai · Python', `from openai import OpenAI\n\nclient = OpenAI(base_url="${base}/compatible-mode/v1", api_key="…")`],
    ['openai · JavaScript', `import OpenAI from 'openai';\n\nconst client = new OpenAI({ baseURL: '${base}/compatible-mode/v1', apiKey: '…' });`],
    ['bailian', `export DASHSCOPE_HTTP_BASE_URL=${base}/api/v1\nbailian doctor`],
  ];
  const outcome = h('p', { role: 'status' });
  const test = async () => {
    const began = performance.now();
    const lines = [];
    const step = async (name, work) => {
      try {
        lines.push(h('li', { class: 'good' }, '✓ ', name, ' · ', await work()));
      } catch (e) {
        lines.push(h('li', { class: 'bad' }, '✗ ', name, ' · ', e.message));
      }
      replace(outcome, h('ul', { class: 'checks' }, lines));
    };
    await step('GET /health/ready', async () => {
      const answer = await fetch('/health/ready', { cache: 'no-store' });
      const document = await answer.json();
      if (!answer.ok) throw new Error(document.reason || document.status);
      return document.status;
    });
    if (signedIn().token) {
      await step('GET /api/v1/models', async () => t('connect.models', (await ask('/api/v1/models?page_size=1')).output.total));
      await step('GET /compatible-mode/v1/models', async () => t('connect.models', (await ask('/compatible-mode/v1/models')).data.length));
    } else {
      lines.push(h('li', null, t('connect.signIn')));
      replace(outcome, h('ul', { class: 'checks' }, lines));
    }
    outcome.append(h('p', { class: 'muted' }, Math.round(performance.now() - began) + ' ms'));
  };
  replace(main,
    h('div', { class: 'head' }, h('h1', null, t('page.connect')), h('p', { class: 'muted' }, t('connect.about'))),
    h('dl', { class: 'bases' },
      [['DashScope', '/api/v1'], ['OpenAI', '/compatible-mode/v1'], ['WebSocket', '/api-ws/v1/inference']].map(([name, path]) => {
        const url = (name === 'WebSocket' ? base.replace('http', 'ws') : base) + path;
        return [h('dt', null, name), h('dd', null, h('code', null, url), copyOf(url))];
      })),
    h('p', null, h('button', { type: 'button', class: 'primary', onclick: test }, t('connect.test'))), outcome,
    h('div', { class: 'cards' }, clients.map(([name, text]) => h('section', { class: 'code-card' }, h('div', { class: 'tabs' }, h('h2', null, name), h('span', { class: 'grow' }), copyOf(text)), h('pre', { tabindex: '0' }, h('code', null, text))))),
    h('p', { class: 'muted' }, t('connect.more'), ' ', h('code', null, 'docs/clients/')));
}

function copyOf(text) {
  const button = h('button', { type: 'button', class: 'small', onclick: async () => { await navigator.clipboard.writeText(text); button.textContent = t('copied'); } }, t('copy'));
  return button;
}
