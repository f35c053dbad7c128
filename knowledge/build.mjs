// Builds what is out of date: compiled TypeScript, the browser's scripts, static files, the parsed content, the trained models.
// Each part remembers a hash of what it was made from, so that a second call does nothing. A lock lets one call
// build while others wait for it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const lock = join(dist, '.lock');
const compile = (...args) => execFileSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), ...args], { cwd: root, stdio: 'inherit' });
const built = (path) => import(pathToFileURL(join(dist, path)).href);

/** Content that teaches the trained models nothing, beside what a part names itself. */
const untaught = (...others) => new RegExp(`content/(entries/.*\\.yaml|${['messages', 'pages', 'procedures', 'questions', 'helpline', 'sources', 'topics', 'doors', 'answers', ...others, 'agent-', 'api-'].join('|')})`);

/** The parts in the order in which they are built; `from` lists files and folders that each is made from. */
const parts = [
  { name: 'server', from: ['bot', 'dialogs', 'knowledge', 'test', 'tsconfig.json', 'package-lock.json'], only: /\.(ts|json)$/, skip: /bot\/web\/client/, build: () => compile('-p', 'tsconfig.json') },
  { name: 'client', from: ['bot/web/client', 'package-lock.json'], only: /\.(ts|json)$/, build: () => compile('-p', 'bot/web/client/tsconfig.json') },
  { name: 'assets', from: ['bot/web', 'package-lock.json'], only: /\.(ts|css|svg|json)$/, build: async () => (await built('bot/web/assets.js')).buildAssets(root, join(dist, 'assets')) },
  {
    name: 'content', from: ['knowledge/content', 'knowledge/parsed-content.ts', 'package-lock.json'], only: /\.(yaml|ts|json)$/,
    build: async () => {
      const { writeParsed } = await built('knowledge/parsed-content.js');
      const files = filesUnder(join(root, 'knowledge', 'content')).filter((file) => file.endsWith('.yaml'));
      writeParsed(files.map((file) => readFileSync(file, 'utf8')), join(dist, 'content.json'));
    },
  },
  {
    name: 'model', from: ['knowledge/matching', 'knowledge/content'], only: /\.(ts|txt|yaml)$/, skip: untaught('symptoms', 'situations'),
    build: async () => {
      const { trainOnContent, writeModel } = await built('knowledge/matching/train.js');
      writeModel(trainOnContent(join(root, 'knowledge', 'content')), join(dist, 'model.bin'));
    },
  },
  {
    name: 'reader', from: ['knowledge/matching', 'knowledge/situations', 'knowledge/content'], only: /\.(ts|txt|yaml)$/, skip: untaught(),
    build: async () => {
      const { writeModel } = await built('knowledge/matching/train.js');
      const { trainReader } = await built('knowledge/situations/training.js');
      writeModel(trainReader(join(root, 'knowledge', 'content')), join(dist, 'reader.bin'));
    },
  },
];

const filesUnder = (path) => (statSync(path).isDirectory() ? readdirSync(path, { withFileTypes: true }).flatMap((one) => filesUnder(join(path, one.name))) : [path]);

function fingerprint({ from, only, skip }) {
  const hash = createHash('sha256');
  for (const file of from.flatMap((path) => filesUnder(join(root, path))).sort()) {
    const name = relative(root, file);
    if (only.test(name) && !skip?.test(name)) hash.update(name).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

const stampOf = ({ name }) => join(dist, `.built-${name}`);
const isBuilt = (part, print) => existsSync(stampOf(part)) && readFileSync(stampOf(part), 'utf8') === print;

async function buildStale() {
  for (const part of parts) {
    const print = fingerprint(part);
    if (isBuilt(part, print)) continue;
    const start = performance.now();
    rmSync(stampOf(part), { force: true });
    await part.build();
    writeFileSync(stampOf(part), print);
    console.log(`Built ${part.name} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
}

/** Whether the process that holds the lock still runs; a build that was killed leaves its lock behind. */
function isHeld() {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function withLock(work) {
  mkdirSync(dist, { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (isHeld()) await new Promise((wake) => setTimeout(wake, 200));
      else rmSync(lock, { force: true });
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

// An installation without development tools (a container) has everything built already.
if (existsSync(join(root, 'node_modules', 'typescript'))) {
  await withLock(buildStale).catch((error) => {
    console.error(error.status === undefined ? error : 'The build failed; see the messages above.');
    process.exit(1);
  });
}
