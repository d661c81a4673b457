// What is made with the console: edits, masks, results and grids. What strangers write is a text everywhere.
import { readFileSync } from 'node:fs';
import { BASE_URL, check, end, go, LINK, made, must, page, shot } from './browser.mjs';

await page.goto(LINK);
await page.waitForSelector('.try .form');
await made(); // the example, which later checks look for

await check('the form is in the address and survives a reload', async () => {
  await page.fill('#f-size', '800*800');
  await page.fill('#f-prompt', 'three red balloons');
  await page.waitForFunction(() => location.hash.includes('balloons') && location.hash.includes('800'));
  await page.reload();
  await page.waitForSelector('#f-prompt');
  must(await page.inputValue('#f-prompt') === 'three red balloons', 'the prompt is gone');
  must(await page.inputValue('#f-size') === '800*800', 'the size is gone');
});

await check('a prompt of markup is a text everywhere', async () => {
  await page.fill('#f-prompt', '<img src=x onerror=alert(1)><script>alert(2)</script>{{base}}');
  await made();
  await go('#/results');
  await page.waitForSelector('.card');
  must((await page.textContent('.card .prompt >> nth=0')).includes('<img src=x'), 'the prompt is not shown as it is');
  must(await page.locator('main script, main [onerror]').count() === 0, 'markup came through');
});

await check('results are found by words, and one is shown large', async () => {
  await page.fill('.filters input[type=search]', 'lighthouse');
  await page.waitForFunction(() => [...document.querySelectorAll('.card .prompt')].every((one) => one.textContent.includes('lighthouse')));
  await shot('results');
  await page.click('.card > a');
  await page.waitForSelector('.large dl');
  const facts = await page.textContent('.large');
  for (const word of ['Seed', 'Size', 'Engine', 'Took', 'lighthouse']) must(facts.includes(word), word + ' is missing');
  await shot('result');
  await page.click('.large .button >> nth=0');
  await page.waitForSelector('#f-seed', { state: 'attached' });
  must((await page.inputValue('#f-seed')).length > 0, 'the seed is not taken over');
});

await check('a picture is edited, the example among them uploaded', async () => {
  const name = await page.evaluate(async () => {
    const catalog = await import('/console/catalog.js');
    return (await catalog.models()).find((one) => catalog.kindOf(one) === 'edit' && one.recommended).model;
  });
  await go('#/try/' + name);
  await made();
});


const count = () => page.evaluate(() => {
  const canvas = document.querySelector('.easel canvas');
  const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let marked = 0;
  for (let i = 3; i < data.length; i += 4) if (data[i]) marked++;
  return marked;
});
const sent = () => page.waitForFunction(() => /mask[^\n]*"oss:\/\//.test(document.querySelector('.code-card pre').textContent));
const unsent = () => page.waitForFunction(() => !/mask[^\n]*"oss:\/\//.test(document.querySelector('.code-card pre').textContent));
const tool = (name) => page.click('.mask button:text-is("' + name + '")');

await check('a mask is painted in the pixels of the picture, and taken back', async () => {
  const address = await page.evaluate(async () => {
    const all = await (await import('/console/catalog.js')).models();
    const model = all.find((one) => Object.values(one.fields).some((field) => field.sameSizeAs));
    const field = Object.values(model.fields).find((one) => one.sameSizeAs);
    const [[meaning, [word]]] = Object.entries(field.ignoredUnless);
    return '#/try/' + model.model + '?' + new URLSearchParams({ [meaning]: word });
  });
  await go(address);
  await page.waitForSelector('.code-card pre'); // the example has gone up
  const canvas = page.locator('.easel canvas');
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await sent();
  const marked = await count();
  must(marked > 1000, 'marked: ' + marked);
  await shot('mask');
  await page.setViewportSize({ width: 620, height: 900 });
  must(await count() === marked, 'resizing changed the mask');
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.locator('.mask input[type=range]').fill('40');
  await canvas.focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  must(await count() > marked, 'the keyboard paints nothing');
  await page.keyboard.press('Control+z');
  must(await count() === marked, 'not what it was before');
  await tool('Undo');
  must(await count() === 0, 'something is left');
  await unsent();
});

await check('a mask is inverted, saved, cleared and loaded; another size is refused', async () => {
  await page.focus('.easel canvas');
  await page.keyboard.press('Space');
  const marked = await count();
  await tool('Invert');
  const [width, high] = await page.evaluate(() => { const one = document.querySelector('.easel canvas'); return [one.width, one.height]; });
  must(marked > 0 && await count() === width * high - marked, 'not inverted');
  const [saved] = await Promise.all([page.waitForEvent('download'), tool('Save the mask')]);
  const bytes = readFileSync(await saved.path());
  must(bytes.readUInt32BE(16) === width && bytes.readUInt32BE(20) === high, 'the file has another size');
  await tool('Clear');
  must(await count() === 0, 'not cleared');
  await page.setInputFiles('.mask input[type=file]', { name: 'mask.png', mimeType: 'image/png', buffer: bytes });
  await page.waitForFunction(() => document.querySelector('.easel canvas').getContext('2d').getImageData(0, 0, 1, 1).data[3] > 0);
  must(await count() === width * high - marked, 'not what was saved');
  await sent();
  const other = await page.evaluate(() => new Promise((done) => { const one = document.createElement('canvas'); one.width = 9; one.height = 7; one.toBlob(async (blob) => done([...new Uint8Array(await blob.arrayBuffer())])); }));
  await page.setInputFiles('.mask input[type=file]', { name: 'small.png', mimeType: 'image/png', buffer: Buffer.from(other) });
  await page.waitForFunction(() => [...document.querySelectorAll('.trouble')].some((one) => one.textContent.includes('9 × 7')));
});

await check('what is painted is edited, and nothing beside it', async () => {
  await tool('Invert');
  await sent();
  await page.fill('#f-prompt', 'a red balloon');
  await made();
  must(await page.locator('.easel canvas').count() === 1 && await count() > 0, 'the mask is gone with the run');
});

await check('picture and mask are there again when the page is loaded again', async () => {
  const marked = await count();
  await page.reload();
  await page.waitForSelector('.easel canvas');
  await page.waitForFunction(() => { const canvas = document.querySelector('.easel canvas'); return canvas && canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((one) => one); });
  must(await count() === marked, 'another mask: ' + await count() + ' instead of ' + marked);
  await sent();
});

await check('results have small pictures, and stars find them again', async () => {
  await go('#/results');
  await page.waitForFunction(() => [...document.querySelectorAll('.card img')].length > 2 && [...document.querySelectorAll('.card img')].slice(0, 3).every((one) => one.complete && one.naturalWidth > 50));
  const small = await page.evaluate(() => [...document.querySelectorAll('.card img')].slice(0, 3).map((one) => [one.getAttribute('src').startsWith('/openbailian/v1/thumb/'), one.naturalWidth]));
  must(small.every(([thumb, width]) => thumb && width <= 320), JSON.stringify(small));
  const all = await page.locator('.card').count();
  await page.click('.card .star >> nth=1');
  await page.check('.filters label input[type=checkbox]');
  await page.waitForFunction(() => document.querySelectorAll('.card').length === 1);
  await page.uncheck('.filters label input[type=checkbox]');
  await page.waitForFunction((n) => document.querySelectorAll('.card').length === n, all);
});

await check('two are compared, and many are saved as one archive', async () => {
  await page.check('.card .pick >> nth=0');
  await page.check('.card .pick >> nth=1');
  const [saved] = await Promise.all([page.waitForEvent('download'), page.click('.picked .primary')]);
  const bytes = readFileSync(await saved.path());
  must(bytes.subarray(0, 2).toString() === 'PK' && bytes.includes('.png'), 'no archive');
  await page.click('.picked a');
  await page.waitForFunction(() => document.querySelectorAll('.compare img').length === 2);
  must(await page.locator('.table mark').count() > 1, 'no difference is shown');
  await shot('compare');
});

await check('the same seed, another one, and an edit begin from a result', async () => {
  await go('#/results');
  await page.click('.card > a >> nth=2');
  await page.waitForSelector('.large dl');
  const links = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll('.large a.button')].map((one) => [one.textContent, one.getAttribute('href')])));
  must(/[?&]seed=\d+/.test(links['Again, same seed']), JSON.stringify(links));
  must(links.Vary && !/[?&]seed=\d/.test(links.Vary), JSON.stringify(links));
  must(/[?&]images?=/.test(links['Edit this']), JSON.stringify(links));
});

await check('a grid asks first what it costs, and labels say what differs', async () => {
  await go('#/try');
  await page.click('.grid-make summary');
  await page.fill('.axis textarea >> nth=0', 'a red ball\na blue ball');
  await page.fill('.axis textarea >> nth=1', Array.from({ length: 33 }, (_, i) => i).join('\n'));
  await page.click('.grid-make button:text-is("What would it cost?")');
  await page.waitForFunction(() => document.querySelector('.grid-make .trouble').textContent.startsWith('66 cells'));
  must(await page.locator('.grid-make .primary').isHidden(), 'it can be made');
  await page.fill('.axis textarea >> nth=1', '1\n2');
  await page.click('.grid-make button:text-is("What would it cost?")');
  await page.click('.grid-make .primary:text-is("Make 4")');
  await page.waitForFunction(() => [...document.querySelectorAll('.sheet td img')].filter((one) => one.complete && one.naturalWidth > 100).length === 4);
  const labels = await page.locator('.sheet th').allTextContents();
  must(labels.join('|') === 'Prompt ↓ · Seed →|1|2|a red ball|a blue ball', labels.join('|'));
  await shot('grid');
});

await check('the axes of a grid are in the address and survive a reload', async () => {
  await page.waitForFunction(() => new URLSearchParams(location.hash.split('?')[1]).get('grid.1') === 'prompt\na red ball\na blue ball');
  await page.reload();
  await page.waitForSelector('.grid-make[open] .axis textarea');
  must(await page.inputValue('.axis textarea >> nth=0') === 'a red ball\na blue ball', 'the first axis is another');
  must(await page.inputValue('.axis select >> nth=1') === 'seed' && await page.inputValue('.axis textarea >> nth=1') === '1\n2', 'the second axis is another');
});

await check('results of strangers are pages and drawings with scripts, and none runs', async () => {
  const bad = '"><img src=x onerror=alert(9)><script>alert(8)</script>';
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(7)"><script>alert(6)</script><rect width="9" height="9"/></svg>';
  await page.route('**/results/hostile*', (route) => route.fulfill(route.request().url().includes('.svg') ? { contentType: 'image/svg+xml', body: svg } : { contentType: 'text/html', body: '<script>alert(5)</script>' }));
  await page.route('**/openbailian/v1/results?*', (route) => route.fulfill({ contentType: 'application/json', body: JSON.stringify({ results: [{
    task_id: 'hostile', model: bad, operation: bad, status: 'SUCCEEDED', key: bad, engine: bad, attempts: 1, submitted: new Date().toISOString(), expires: bad,
    values: { prompt: bad, negative_prompt: bad, seed: bad, size: bad },
    items: [{ name: bad, url: '/results/hostile.svg', media_type: 'image/svg+xml', actual_prompt: bad, rewriter: bad, missed: [bad] }, { name: bad, url: '/results/hostile.html', media_type: 'text/html' },
      { name: bad, url: 'javascript:alert(4)', media_type: 'text/html' }, { text: bad }, { code: bad, message: bad }],
  }], cursor: bad }) }));
  for (const way of ['#/results?q=hostile', '#/results/hostile', '#/results/hostile/1', '#/results/hostile/2', '#/results/hostile/3', '#/results/compare?a=hostile&b=hostile/2']) {
    await go(way);
    must(await page.locator('main script, main [onerror], main [onload], main iframe, main object, main embed, main a[href^="javascript:"]').count() === 0, way + ': markup came through');
    must((await page.textContent('main')).includes('onerror=alert'), way + ' does not show the text');
  }
  await page.unroute('**/results/hostile*');
  await page.unroute('**/openbailian/v1/results?*');
});

await end();
