import { expect } from 'chai';
import { figuresIn } from '../knowledge/figures.js';
import type { Language } from '../knowledge/language.js';

describe('the figures of a text', () => {
  const rows: readonly (readonly [language: Language, text: string, figures: readonly string[]])[] = [
    ['fr', 'les 72 heures ; soixante-douze heures ; 72\u202Fh', ['72 hours']],
    ['fr', 'quatre-vingt-dix-neuf jours, vingt et un mois', ['99 days', '21 months']],
    ['fr', 'deux cent cinq euros ou 20 %', ['205 euros', '20 %']],
    ['fr', 'Mode simplifié ou expert, ou des deux.', []],
    ['fr', '1. Ouvrez la page.\n2. Cliquez.', []],
    ['fr', 'C’est un jour férié, une fois, un code', []],
    ['fr', 'dans un mois, dans une minute', ['1 months', '1 minutes']],
    ['fr', 'le 1er mars 2026, 17/10/2024, en mai, octobre 2024', ['2026-03-01', '2024-10-17', '2024-10', '--05']],
    ['fr', 'de 8 h à 19 h 30, sous 24 h, à midi', ['08:00', '19:30', '24 hours', '12:00']],
    ['fr', 'la 1ʳᵉ étape, l’étape 3, une première fois', ['step 1', 'step 3']],
    ['fr', '3 à 5 jours ouvrés', ['3', '5 working days']],
    ['fr', '+33 809 400 210, 08 09 40 02 10', ['0809400210']],
    ['fr', '100 SIREN, 1 000 SIREN, source D9, {phone}, https://a.fr/2024', ['100', '1000']],
    ['en', 'the 72-hour link, seventy-two hours, 72 h', ['72 hours']],
    ['en', 'one hundred and five days, half an hour, a week, an hour', ['105 days', '30 minutes', '1 weeks', '1 hours']],
    ['en', 'two codes, simplified mode, expert mode or both of the two', ['2']],
    ['en', 'You may have waited; in May; 5 May; October 17, 2024', ['--05', '--05-05', '2024-10-17']],
    ['en', '8:00 to 19:30, 3 pm, 12 am, noon', ['08:00', '19:30', '15:00', '00:00', '12:00']],
    ['en', '8 am to 7:30 pm, 12:15 am', ['08:00', '19:30', '00:15']],
    ['en', 'Monday to Friday, the first step, the second letter', ['weekday 1', 'weekday 5', 'step 1', 'rank 2']],
    ['en', 'two or three weeks, 3-5 business days', ['2', '3 weeks', '3', '5 working days']],
    ['en', 'First, check one thing at once', []],
  ];
  for (const [language, text, figures] of rows) it(`of "${text.replace('\n', ' / ')}" are ${figures.join(', ') || 'none'}`, () => expect(figuresIn(text, language)).to.have.members([...figures]));
});
