// usage: node tests/app_firefox.mjs KIJUN APP
// One roster to pledges in Firefox ESR, over WebDriver BiDi, from a file: the
// same bytes as the native program's. Needs Debian's firefox-esr, and
// puppeteer-core from npm, found by NODE_PATH; CI goes without.
import { createRequire } from 'node:module';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync, existsSync, readdirSync }
    from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const puppeteer = createRequire(join(process.env.NODE_PATH ?? '.', 'x.js'))(
    'puppeteer-core');
const [kijun, app] = process.argv.slice(2).map(each => resolve(each));
const folder = mkdtempSync(join(tmpdir(), 'app-'));
const roster = join(folder, 'people.csv'), made = join(folder, 'made.pdf');
writeFileSync(roster, '氏名,ふりがな,所属\n𠮷田花子,よしだはなこ,総務課\n' +
    '髙﨑一郎,たかさきいちろう,学校課\n');
execFileSync(kijun, ['make', 'pledge', '--standard', 'kyoto/11', '--roster',
    roster, '-o', made], { env: { ...process.env, KIJUN_LANG: 'ja' },
    stdio: 'ignore' });

const browser = await puppeteer.launch({ browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr', headless: true,
    extraPrefsFirefox: { 'browser.download.folderList': 2,
    'browser.download.dir': folder, 'pdfjs.disabled': true,
    'browser.helperApps.neverAsk.saveToDisk': 'application/pdf' } });
let failed = true;
try {
	const page = await browser.newPage();
	page.on('pageerror', error => console.log('page:', error.message));
	await page.goto(pathToFileURL(join(app, 'index.html')).href);
	const input = await page.waitForSelector('input[type=file]');
	const started = Date.now();
	await input.uploadFile(roster);
	await page.waitForSelector('.roster table', { timeout: 60000 });
	await page.evaluate(() => [...document.querySelectorAll('button')]
	    .find(each => each.textContent === 'PDFを作る').click());
	const link = await page.waitForSelector('a[download]',
	    { timeout: 120000 }).catch(async reason => {
		console.log(await page.evaluate(() =>
		    document.querySelector('.result').innerText));
		throw reason;
	});
	const seconds = (Date.now() - started) / 1000;
	await link.click();
	const until = Date.now() + 30000;
	let saved;
	while (!saved && Date.now() < until) {
		const name = readdirSync(folder).find(each =>
		    each.startsWith('誓約書') && each.endsWith('.pdf'));
		if (name && !existsSync(join(folder, `${name}.part`)) &&
		    readFileSync(join(folder, name)).length > 0)
			saved = readFileSync(join(folder, name));
		await new Promise(done => setTimeout(done, 100));
	}
	failed = !saved?.equals(readFileSync(made));
	console.log(failed ? `Firefox: not the same bytes (${saved?.length})` :
	    `Firefox: pledges of a roster, the same ${saved.length} bytes, ${seconds} s`);
} finally {
	await browser.close();
}
process.exit(failed ? 1 : 0);
