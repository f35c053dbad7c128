import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** The static files by the name they are served under, each with where it is found under the project's root. */
function sourceFiles(root: string): ReadonlyMap<string, string> {
  const webChat = 'node_modules/botframework-webchat/dist';
  const client = 'dist/bot/web/client';
  const modules = readdirSync(join(root, client)).filter((file) => file.endsWith('.js'));
  return new Map([
    ['webchat.js', `${webChat}/webchat.js`],
    ['webchat.js.LICENSE.txt', `${webChat}/webchat.js.LICENSE.txt`],
    ['page.css', 'bot/web/static/page.css'],
    ['lookup.css', 'bot/web/static/lookup.css'],
    ['favicon.svg', 'bot/web/static/favicon.svg'],
    ...modules.map((file): [string, string] => [`client/${file}`, `${client}/${file}`]),
  ]);
}

/**
 * Copies the website's static files into outDir and compresses each once (.br and .gz beside it).
 * A file that has not changed since is left alone: compressing Web Chat takes some ten seconds.
 */
export function buildAssets(root: string, outDir: string): void {
  const files = sourceFiles(root);
  removeStale(outDir, files);
  for (const [name, source] of files) {
    const from = join(root, source);
    const to = join(outDir, name);
    if (upToDate(from, to)) continue;
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
    compress(to);
  }
}

function removeStale(outDir: string, files: ReadonlyMap<string, string>): void {
  const client = join(outDir, 'client');
  for (const file of existsSync(client) ? readdirSync(client) : []) {
    if (!files.has(`client/${file.replace(/\.(?:br|gz)$/, '')}`)) rmSync(join(client, file));
  }
}

function upToDate(from: string, to: string): boolean {
  if (!existsSync(`${to}.gz`) || !existsSync(to) || statSync(to).size !== statSync(from).size) return false;
  return readFileSync(to).equals(readFileSync(from));
}

/** Writes the .br before the .gz, so that a .gz means that both are whole. */
function compress(file: string): void {
  const content = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
}
