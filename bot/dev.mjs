// Develops with reload: the compilers watch the sources, Node watches what they write and the content.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const run = (...args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

const build = run(join(root, 'knowledge', 'build.mjs'));
build.on('exit', (code) => {
  if (code !== 0) process.exit(code ?? 1);
  const children = [
    run(tsc, '-p', 'tsconfig.json', '--watch', '--preserveWatchOutput'),
    run(tsc, '-p', 'bot/web/client/tsconfig.json', '--watch', '--preserveWatchOutput'),
    run('--watch', '--watch-path=dist/bot', '--watch-path=dist/dialogs', '--watch-path=dist/knowledge', '--watch-path=knowledge/content', 'dist/bot/index.js'),
  ];
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { children.forEach((child) => child.kill(signal)); process.exit(0); });
});
