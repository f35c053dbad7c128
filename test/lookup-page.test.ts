import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { axeViolations, freshPage, overflowWidth } from './browser.js';
import { browserAndApp } from './browser-app.js';
import { calls, type Call } from './lookup-task-set.js';

/** A line to the server that can be cut, or left to hang, and mended. */
interface Line { readonly url: string; set(mode: 'works' | 'refuses' | 'hangs'): void; stop(): void }

async function lineTo(target: string): Promise<Line> {
  let mode = 'works';
  const open = new Set<Socket>();
  const keep = (socket: Socket) => void open.add(socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket)));
  const server: Server = createServer((socket) => {
    keep(socket);
    if (mode === 'refuses') return void socket.destroy();
    if (mode === 'hangs') return;
    const onward = connect(Number(new URL(target).port), '127.0.0.1');
    keep(onward);
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on a port
  const cut = () => open.forEach((socket) => socket.destroy());
  return { url: `http://127.0.0.1:${port}`, set: (next) => { mode = next; cut(); }, stop: () => { cut(); server.close(); } };
}

describe('The phone agents’ page in a browser', function () {
  this.timeout(90_000);
  const shared = browserAndApp();
  let page: Page;

  afterEach(() => page.context().close());

  const open = async (address = `${shared.app.url}/lookup`) => {
    page = await freshPage(shared.browser, { viewport: { width: 1280, height: 800 } });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(address).origin });
    const loaded = page.waitForResponse(/agent\/entries/);
    await page.goto(address);
    await loaded;
  };
  const field = () => page.locator('#line');
  const article = (index = 0) => page.locator('#answers article').nth(index);
  const typed = async (line: string) => {
    await page.keyboard.type(line);
    await page.locator(`#matches[data-line=${JSON.stringify(line)}]`).waitFor();
  };
  const focused = () => page.evaluate('document.activeElement.id');

  async function solve({ line, keys, shows }: Call): Promise<void> {
    await page.keyboard.press('F2');
    await typed(line);
    for (const key of keys) await page.keyboard.press(key);
    expect(await page.locator('#answers article').count()).to.equal(shows.length);
    for (const [index, texts] of shows.entries()) for (const text of texts) await article(index).filter({ hasText: text }).waitFor({ timeout: 3000 });
  }

  it(`solves ${calls.length} calls by keyboard with at most 12 keys beyond the words`, async () => {
    await open();
    const table: string[] = [];
    for (const call of calls) {
      await solve(call).catch((error: unknown) => expect.fail(`${call.asked} (${call.line}): ${String(error)}`));
      const beyond = 1 + call.keys.length;
      expect(beyond, call.asked).to.be.at.most(12);
      table.push(`      ${String(call.line.length).padStart(3)} typed ${String(beyond).padStart(2)} beyond  ${['F2', call.line, ...call.keys].join(' ⏎ ').padEnd(44)} ${call.asked}`);
    }
    expect(calls).to.have.length(20);
    console.log(table.join('\n'));
  });

  it('has the focus in the field at once, gets it back with / and Esc, and shows the card with ?', async () => {
    await open();
    expect(await focused()).to.equal('line');
    await page.keyboard.press('?');
    expect(await page.locator('#card').isVisible()).to.equal(true);
    await page.keyboard.press('Escape');
    expect([await page.locator('#card').isVisible(), await focused()]).to.deep.equal([false, 'line']);
    await typed('lx');
    await page.keyboard.press('Enter');
    expect(await focused()).to.equal('answers');
    await page.keyboard.press('/');
    expect([await focused(), await field().inputValue()]).to.deep.equal(['line', 'lx']);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await typed('e3');
    expect(await field().inputValue()).to.equal('e3');
  });

  it('says what a wrong command should have been, and no longer once it is right', async () => {
    await open();
    await typed('s9');
    expect(await page.locator('#told.wrong').innerText()).to.include('s1, s2, s3');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await typed('s1 hier');
    expect([await page.locator('#told').innerText(), await field().getAttribute('aria-invalid')]).to.deep.equal(['', null]);
  });

  it('shows what the chat says, and no answer, where the words are about something else', async () => {
    await open();
    await typed('tva intracommunautaire');
    expect(await page.locator('#answers article').count()).to.equal(0);
    expect(await page.locator('#answers').innerText()).to.have.length.above(20);
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('#answers article').count()).to.equal(1);
  });

  it('emphasises only what differs between the modes and asks what tells them apart', async () => {
    await open();
    await typed('m hier 15h');
    expect(await page.locator('.ask').innerText()).to.match(/un lien ou un code/);
    const strong = (index: number) => article(index).locator('.told strong').allInnerTexts();
    expect([(await strong(0))[0], (await strong(1))[0]]).to.deep.equal(['2 jours', '1 jour']);
    const same = (index: number) => article(index).locator('.same').allInnerTexts();
    expect(await same(0)).to.deep.equal(await same(1)).and.have.length(1);
  });

  it('copies the chat’s answer and a link that opens the same', async () => {
    await open();
    await typed('s1 hier 15h');
    await page.keyboard.press('F8');
    await page.locator('#told', { hasText: 'Réponse copiée' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).to.match(/^Il vous reste 2 jours et 4 heures/);
    await page.keyboard.press('F9');
    await page.locator('#told', { hasText: 'Lien copié' }).waitFor();
    const link: string = await page.evaluate('navigator.clipboard.readText()');
    await page.context().close();
    await open(link);
    await article().filter({ hasText: '2 jours et 4 heures' }).waitFor();
  });

  it('keeps the last ten lookups and the ticks of a call, and nothing after it', async () => {
    await open();
    const twelve = ['lv', 'lx', 'ln', 'sst', 'cv', 'cx', 'cn', 'cs', 'est', 'adh', 'act', 'pv'];
    for (const code of twelve) {
      await typed(code);
      await page.keyboard.press('Enter');
      await page.keyboard.press('1');
      await page.keyboard.press('Escape');
    }
    expect(await page.locator('#history li').count()).to.equal(10);
    await typed('sst');
    expect(await article().locator(':checked').count()).to.equal(1);
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('#line').and(page.locator(':not(:focus)')).waitFor();
    expect([await field().inputValue(), await page.locator('#history li').count()]).to.deep.equal(['expert-activate-services', 10]);
    await page.keyboard.press('F2');
    expect([await field().inputValue(), await page.locator('#history li').count(), await page.locator('#answers article').count()]).to.deep.equal(['', 0, 0]);
    await typed('sst');
    expect(await article().locator(':checked').count()).to.equal(0);
    expect(await page.evaluate('[localStorage.length, sessionStorage.length, document.cookie]')).to.deep.equal([0, 0, '']);
  });

  it('reads the answer in English while the page stays French', async () => {
    await open();
    await typed('s1 hier 15h');
    await page.keyboard.press('F4');
    await article().locator('[lang=en]', { hasText: '2 days and 4 hours' }).first().waitFor();
    expect([await page.locator('html').getAttribute('lang'), await article().locator('.badge').innerText()]).to.deep.equal(['fr', 'En cours']);
    await page.keyboard.press('F2');
    await typed('s1 hier 15h');
    await article().filter({ hasText: '2 jours et 4 heures' }).waitFor();
  });

  for (const way of ['refuses', 'hangs'] as const) {
    it(`says within two seconds that the server ${way}, goes on with what is loaded, and recovers`, async () => {
      const line = await lineTo(shared.app.url);
      try {
        await open(`${line.url}/lookup`);
        const notice = page.locator('#connection');
        line.set(way);
        const cut = Date.now();
        await notice.waitFor({ timeout: 5000 });
        const noticed = Date.now() - cut;
        console.log(`      noticed after ${noticed} ms`);
        expect(noticed).to.be.at.most(2000);
        await page.keyboard.type('lien expire');
        await article().filter({ hasText: 'refaire la création' }).waitFor();
        line.set('works');
        await notice.waitFor({ state: 'hidden', timeout: 8000 });
        await page.keyboard.press('Escape');
        await typed('s1 hier 15h');
        await article().filter({ hasText: '2 jours et 4 heures' }).waitFor();
      } finally {
        line.stop();
      }
    });
  }

  it('passes axe in light and dark, wide and narrow, with each kind of answer, without scrolling sideways', async function () {
    this.timeout(180_000);
    await open();
    for (const width of [1280, 320]) for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 640 });
      await page.emulateMedia({ colorScheme });
      for (const line of ['s1 hier 15h', 'e1 lundi 9h', 's1 vendredi', 'm hier 15h', 'lx', 's9', 'l attente']) {
        await page.keyboard.press('F2');
        await typed(line);
        expect(await axeViolations(page), `${width} px ${colorScheme} ${line}`).to.deep.equal([]);
        expect(await overflowWidth(page), `${width} px ${line}`).to.equal(0);
      }
      await page.keyboard.press('F2');
      await page.keyboard.press('?');
      expect(await axeViolations(page), `${width} px ${colorScheme} card`).to.deep.equal([]);
      await page.keyboard.press('Escape');
    }
  });

  it('moves neither field, list nor answer while typing', async () => {
    await open();
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 640 });
      await page.keyboard.press('F2');
      const tops = () => page.evaluate(`['line', 'matches', 'answers'].map((id) => Math.round(document.getElementById(id).getBoundingClientRect().top + scrollY))`);
      const before = await tops();
      for (const line of ['s', '9 blabla mot de passe perdu']) {
        await page.keyboard.type(line);
        await page.waitForTimeout(150);
        expect(await tops(), `${width} px`).to.deep.equal(before);
      }
    }
  });

  it('shows matches soon after each key (p95 printed), and weighs less than 60 kB', async () => {
    await open();
    await page.evaluate(`
      window.waits = []; let at = 0;
      const field = document.getElementById('line'), list = document.getElementById('matches');
      field.addEventListener('input', () => { at = performance.now(); }, true);
      new MutationObserver(() => { if (list.dataset.line === field.value) waits.push(performance.now() - at); }).observe(list, { attributes: true });
    `);
    for (const line of ['simplifié lettre du 12/11', 'lien expiré hier', 'mot de pase perdu', 's1 hier 15h', 'code par courrier jamais reçu']) {
      await page.keyboard.press('F2');
      await page.keyboard.type(line, { delay: 80 });
      await page.waitForTimeout(100);
    }
    const waits = (await page.evaluate<number[]>('waits')).sort((a, b) => a - b);
    const at = (share: number) => waits[Math.floor(share * (waits.length - 1))] ?? Infinity;
    console.log(`      keystroke to matches, ${waits.length} keys: p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms, max ${at(1).toFixed(1)} ms`);
    expect(at(0.95)).to.be.below(500);
    const weight = await pageWeight(shared.app.url);
    console.log(`      weight, brotli: ${weight.map(([name, bytes]) => `${name} ${bytes}`).join(', ')}`);
    expect(weight.reduce((sum, [, bytes]) => sum + bytes, 0)).to.be.below(60_000);
  });
});

/** The compressed bytes of the page, its styles and every script it loads. */
async function pageWeight(url: string): Promise<(readonly [string, number])[]> {
  const fetchOne = async (path: string): Promise<readonly [number, string]> => {
    const { request } = await import('node:http');
    return new Promise((resolve, reject) => {
      request(url + path, { headers: { 'Accept-Encoding': 'br' } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
          const body = Buffer.concat(chunks);
          resolve([body.length, response.headers['content-encoding'] === 'br' ? brotliDecompressSync(body).toString() : body.toString()]);
        });
      }).on('error', reject).end();
    });
  };
  const weighed = new Map<string, number>();
  const weigh = async (path: string): Promise<void> => {
    if (weighed.has(path)) return;
    const [bytes, text] = await fetchOne(path);
    weighed.set(path, bytes);
    const linked = path === '/lookup' ? [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)] : path.endsWith('.js') ? [...text.matchAll(/from ['"]\.\/([\w-]+\.js)['"]/g)] : [];
    for (const [, name = ''] of linked) await weigh(name.startsWith('/') ? name : path.replace(/[\w-]+\.js$/, name));
  };
  await weigh('/lookup');
  return [...weighed].map(([path, bytes]) => [path.split('/').at(-1) ?? path, bytes]);
}
