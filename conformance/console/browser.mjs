// A real browser before a real server, and how its checks are told: "ok NAME" for each that held.
// BASE_URL, LINK (signs in once), KEY, CHROMIUM; SHOTS is a folder for screenshots, where they are wanted.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

export const { BASE_URL, LINK, KEY, CHROMIUM, SHOTS } = process.env;
export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const PATIENCE = 60000;
let failed = 0;

export async function check(name, work) {
  try {
    await work();
    console.log('ok ' + name);
  } catch (e) {
    failed++;
    console.log('FAILED ' + name + ': ' + (e.stack || e));
  }
}

export function must(held, what) {
  if (!held) throw new Error(what);
}

export const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
export const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 860 } });
context.setDefaultTimeout(PATIENCE);
export const strangers = [];
export const complaints = [];
context.on('request', (request) => { if (!request.url().startsWith(BASE_URL) && !/^(data|blob):/.test(request.url())) strangers.push(request.url()); });
export const page = await context.newPage();
page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
page.on('pageerror', (error) => complaints.push(String(error)));
page.on('dialog', (dialog) => { complaints.push('a script that was not ours ran: ' + dialog.message()); dialog.dismiss(); });

export const go = async (hash) => {
  await page.evaluate((to) => { location.hash = to; }, hash);
  await page.waitForSelector('main.page-' + hash.slice(2).split(/[/?]/)[0] + ' h1, main .try, main .large, main .empty');
  await page.waitForLoadState('networkidle');
};

export const made = async () => {
  await page.click('.go .primary');
  await page.waitForSelector('.out .item img');
};

export async function shot(name) {
  if (SHOTS) await page.screenshot({ path: SHOTS + '/' + name + '.jpg', type: 'jpeg', quality: 70 });
}

// What has to hold whatever was done, and the end.
export async function end() {
  await check('no other host was asked and no script complained', async () => {
    must(strangers.length === 0, strangers.join(' '));
    const odd = complaints.filter((text) => !/Failed to load resource/.test(text));
    must(odd.length === 0, odd.join('\n'));
  });
  await browser.close();
  process.exit(failed ? 1 : 0);
}
