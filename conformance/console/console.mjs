// The console as a person meets it, page by page.
import { createServer } from 'node:http';
import { axe, BASE_URL, browser, check, context, end, go, KEY, LINK, made, must, page, shot } from './browser.mjs';

await check('the link signs in, and the form stands with its example', async () => {
  await page.goto(LINK);
  await page.waitForSelector('.try .form');
  must(!page.url().includes('once-'), 'the code stays in the address');
  must((await page.inputValue('#f-prompt')).length > 5, 'no example');
});

await check('a picture is made in one click', async () => {
  await made();
  await page.waitForFunction(() => [...document.querySelectorAll('.out img')].every((img) => img.complete && img.naturalWidth > 100));
  must((await page.textContent('.out .facts')).includes('no AI model'), 'the engine is not named as what it is');
  await shot('try');
});

await check('the request is there for programs, and no key in it or in the address', async () => {
  for (const name of ['Python', 'Java', 'JavaScript', 'bailian', 'curl']) {
    await page.click('.code-card .tabs button:text-is("' + name + '")');
    const text = await page.textContent('.code-card pre');
    must(text.includes('lighthouse'), name + ' has no prompt: ' + text);
    must(!/s[ta]-[0-9a-f]/.test(text + page.url()), 'a token is shown');
  }
});

await check('what is wrong stands beside its field', async () => {
  await page.fill('#f-size', '9*9');
  await page.waitForFunction(() => document.querySelector('[data-field=size] .trouble')?.textContent.length > 10);
});

await check('every model of the catalogue has a form, a request and no fault', async () => {
  const models = await page.evaluate(async () => (await (await import('/console/catalog.js')).models()).map((one) => one.model));
  must(models.length > 30, 'models: ' + models.length);
  for (const model of models) {
    await page.evaluate((to) => { location.hash = to; }, '#/try/' + model);
    await page.waitForFunction((name) => document.querySelector('.picker summary code')?.textContent === name, model);
    must(await page.locator('.form .field').count() > 0, model + ' has no field');
    const request = await page.textContent('.code-card pre');
    must(request.includes(model), model + ' has no request');
    must(!request.includes('example:'), model + ' has a request that nobody can send: ' + request);
  }
});

await check('text is streamed', async () => {
  const text = await page.evaluate(async () => (await (await import('/console/catalog.js')).models()).find((one) => one.recommended && one.capabilities.includes('TG')).model);
  await go('#/try/' + text);
  await page.click('.go .primary');
  await page.waitForFunction(() => document.querySelector('.out .answer')?.textContent.length > 10);
});

await check('each page of operators shows its rows', async () => {
  for (const name of ['tasks', 'connect', 'engines', 'keys', 'usage', 'webhooks', 'faults', 'nodes', 'settings', 'audit']) {
    await go('#/' + name);
    must((await page.textContent('main h1')).length > 2, name);
    must(await page.locator('main .trouble:not(:empty)').count() === 0, name + ' says ' + await page.textContent('main'));
  }
});

await check('a key is made and rotated, and shown once', async () => {
  await go('#/keys');
  await page.fill('main .filters input', '"><svg onload=alert(3)>');
  await page.click('main .filters .primary');
  await page.waitForSelector('.secret code, .trouble:not(:empty)');
  await page.fill('main .filters input', 'made in a browser');
  await page.click('main .filters .primary');
  await page.waitForSelector('.secret code');
  const secret = await page.textContent('.secret code');
  must(secret.startsWith('sk-'), secret);
  await page.click('tr:has-text("made in a browser") button:text-is("Rotate")');
  await page.waitForFunction((before) => document.querySelector('.secret code')?.textContent !== before, secret);
});

await check('what a key may is edited, a workspace renamed, the ledger held against its lines', async () => {
  await go('#/keys');
  await page.click('tr:has-text("made in a browser") button:text-is("Edit")');
  await page.waitForSelector('.editor textarea');
  const may = JSON.parse(await page.inputValue('.editor textarea'));
  await page.fill('.editor textarea', JSON.stringify({ ...may, rate: { per_second: 7 } }));
  await page.click('.editor .primary');
  await page.waitForSelector('tr:has-text("made in a browser"):has-text("per_second")');
  await page.click('.table >> nth=1 >> button:text-is("Edit") >> nth=0');
  await page.waitForSelector('.editor input');
  await page.fill('.editor input', 'renamed <i>here</i>');
  await page.click('.editor .primary');
  await page.waitForSelector('td:has-text("renamed <i>here</i>")');
  await go('#/usage');
  await page.click('button:text-is("Verify the ledger")');
  await page.waitForSelector('.good');
});

await check('an admin key sees no results and is told why', async () => {
  const { key } = await page.evaluate(async () => (await import('/console/operations.js')).operate('admins.create', { body: { name: 'who looks', role: 'admin' } }));
  const mine = await browser.newContext({ locale: 'en-GB' });
  const other = await mine.newPage();
  await other.goto(BASE_URL + '/console/');
  await other.fill('#key', key);
  await other.click('.sign-in .primary');
  await other.waitForSelector('main.page-engines');
  await other.click('[data-page=results]');
  await other.waitForFunction(() => document.querySelector('main .empty p')?.textContent.startsWith('Results belong to workspaces'));
  must(await other.locator('.card').count() === 0, 'results are shown');
  await mine.close();
});

await check('a fault is switched on, off and removed by hand', async () => {
  await go('#/faults');
  await page.click('main .primary');
  await page.waitForSelector('tbody tr:has-text("busy")');
  await page.locator('tbody tr input[type=checkbox]').dispatchEvent('click');
  await page.waitForSelector('tbody tr.off');
  await page.fill('main textarea', '{"bussy": 1}');
  await page.click('main .primary');
  await page.waitForFunction(() => document.querySelector('main .trouble').textContent.includes('bussy'));
  await page.click('tbody .stop');
  await page.click('tbody .stop');
  await page.waitForFunction(() => !document.querySelector('tbody tr.off'));
});

await check('settings are told with their source, and nothing secret', async () => {
  await go('#/settings');
  await page.waitForSelector('tr:has-text("public-url")');
  const all = await page.locator('tbody tr').count();
  await page.check('main input[type=checkbox]');
  const given = await page.locator('tbody tr').count();
  must(given > 0 && given < all, given + ' of ' + all);
  must(!(await page.textContent('main')).includes(KEY), 'the key is shown');
});

await check('a task is cancelled', async () => {
  await go('#/tasks');
  await page.waitForSelector('.state.SUCCEEDED');
  await page.click('tbody button >> nth=0');
  await page.waitForSelector('tr.details:not([hidden]) li');
});

await check('nothing serious is found by axe, in both schemes and languages, and nothing is cut off at 320 px', async () => {
  const found = [];
  for (const [language, scheme, width] of [['en', 'light', 1280], ['zh', 'dark', 1280], ['zh', 'light', 320]]) {
    await page.evaluate(([l, s]) => { localStorage.setItem('lang', l); localStorage.setItem('scheme', s); }, [language, scheme]);
    await page.setViewportSize({ width, height: 860 });
    await page.reload();
    await page.waitForSelector('main h1, .try');
    for (const name of ['try', 'results', 'tasks', 'connect', 'engines', 'keys', 'usage', 'webhooks', 'faults', 'nodes', 'settings', 'audit']) {
      await go('#/' + name);
      await shot([name, language, scheme, width].join('-'));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) found.push(name + ' is ' + wide + ' px too wide at ' + width);
      await page.evaluate(axe);
      const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
      result.violations.filter((one) => ['serious', 'critical'].includes(one.impact)).forEach((one) => found.push([name, language, scheme, width, one.id, one.nodes[0].html.slice(0, 120), one.nodes[0].failureSummary.slice(0, 200)].join(' ')));
    }
  }
  must(found.length === 0, found.join('\n'));
});

await check('the keyboard reaches the run button, and what has the focus is seen', async () => {
  await page.setViewportSize({ width: 1280, height: 860 });
  await go('#/try');
  await page.focus('.brand');
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.matches('.go .primary'))) return;
  }
  throw new Error('never reached');
});

await check('a sign-in that is lost keeps the form', async () => {
  await page.evaluate(() => { localStorage.setItem('lang', 'en'); const s = JSON.parse(sessionStorage.session); s.token = 'st-0.x.y'; sessionStorage.session = JSON.stringify(s); });
  await page.evaluate(() => { location.hash = '#/try?prompt=kept+words'; });
  await page.reload();
  await page.waitForSelector('.sign-in #key');
  await page.fill('#key', KEY);
  await page.click('.sign-in .primary');
  await page.waitForSelector('#f-prompt');
  must(await page.inputValue('#f-prompt') === 'kept words', 'the form is gone');
});

await check('another tab is signed in without a key', async () => {
  const other = await context.newPage();
  await other.goto(BASE_URL + '/console/');
  await other.waitForSelector('.try .form');
  await other.close();
});

await check('no page of others frames it, and no script of others asks it', async () => {
  const evil = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<iframe src="' + BASE_URL + '/console/"></iframe><script>fetch("' + BASE_URL + '/console/sign-in",{method:"POST",headers:{Authorization:"Bearer ' + KEY + '"}}).then(a=>a.text()).then(t=>document.title="read "+t,()=>document.title="refused")</script>');
  });
  await new Promise((done) => evil.listen(0, '127.0.0.1', done));
  const other = await browser.newPage();
  await other.goto('http://127.0.0.1:' + evil.address().port + '/');
  await other.waitForFunction(() => document.title === 'refused');
  const framed = other.frames()[1];
  must(!framed || !(await framed.content().catch(() => '')).includes('id="app"'), 'it is framed');
  await other.close();
  evil.close();
});

await check('without scripts it says where clients find it', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const quiet = await plain.newPage();
  await quiet.goto(BASE_URL + '/');
  const text = await quiet.textContent('body');
  for (const word of [BASE_URL + '/api/v1', 'ready', 'docs/clients/']) must(text.includes(word), word + ' is missing');
  must(await quiet.locator('.models code').count() > 30, 'models');
  await plain.close();
});

await end();
