import { cpus, loadavg } from 'node:os';
import { loadKnowledge } from '../../knowledge/knowledge.js';
import { tableOf, type Figure } from './figure.js';
import { measureKnowledge } from './knowledge-figures.js';
import { measureLoad } from './load-figures.js';
import { measureLookups, measureMemory, measureStart } from './server-figures.js';
import { measureStores } from './store-figures.js';
import { measureTeams } from './teams-figures.js';
import { measureTurns } from './turn-figures.js';

/** Measures the speed and the memory of everything that a person waits for, on this machine alone, in about two minutes. */
const knowledge = loadKnowledge();
const measures: readonly (() => Figure[] | Promise<Figure[]>)[] = [measureStart, measureMemory, measureLookups, measureLoad, measureTeams, measureStores, () => measureTurns(knowledge), () => measureKnowledge(knowledge)];
const [load = 0] = loadavg();
console.log(`Node ${process.version}, ${cpus().length} cores, load before the start ${load.toFixed(1)} (figures hold for an idle machine)\n`);
const figures: Figure[] = [];
for (const measure of measures) figures.push(...await measure());
console.log(tableOf(figures));
