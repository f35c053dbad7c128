import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { mask, masked } from '../knowledge/masking.js';
import { startApp } from './app-server.js';
import { openChat } from './chat-client.js';

/** What is written, the secret in braces. */
const hidden: Readonly<Record<string, readonly string[]>> = {
  'an e-mail address': ['{jean.dupont@exemple.fr}', 'mon mail est {Jean.DUPONT+pro@sous.exemple.co.uk} merci', '{hélène@exemple.fr}', '{j.dupont (at) exemple.fr}'],
  'a phone number': [
    'tél {0612345678}', '{06 12 34 56 78}', '{06.12.34.56.78}', '{06-12-34-56-78}', '{06/12/34/56/78}', '{0612 345 678}', '{06 12 34 56 78}', '{+33 6 12 34 56 78}', '{+33612345678}',
    '{0033 6 12 34 56 78}', '{+33 (0)6 12 34 56 78}', 'appelez le {01 42 68 53 00} svp', '{+44 20 7946 0958}',
  ],
  'a SIREN or SIRET': [
    '{732 829 320}', '{732829320}', '{732-829-320}', 'SIREN {732 829 320}', 'mon siren c’est {123 456 789}', 'SIRET {732 829 320 00074}', '{73282932000074}', 'siret n° {12345678901234}', 'TVA {FR40303265045}', 'TVA {FR 40 303 265 045}',
  ],
  'an IBAN or a card': ['iban {FR76 3000 6000 0112 3456 7890 189} merci', '{FR7630006000011234567890189}', '{DE89 3704 0044 0532 0130 00}', '{4111 1111 1111 1111}', 'carte {5555-5555-5555-4444}', '{3782 822463 10005}', '{4970 1012 3456 7890}'],
  'a tax or social security number': ['{3012345678901}', 'numéro fiscal {30 12 345 678 901}', '{1 85 05 78 006 084 36}', 'numéro de sécu {185057800608436}'],
  'a password': [
    'mot de passe est {Soleil2024}!', 'mon mot de passe est {soleil}', 'mdp: {abcd1234}', 'mon mdp c’est {azerty12}', 'mdp {azerty12}', 'password is {hunter2}', 'my password: {hunter2}',
    'my password is {"correct horse"}', 'Mot de passe = {Tr0ub4dor&3}', 'le mot de passe que j’utilise est {Tr0ub4dor}',
  ],
  'an activation code': [
    'le code est {482913}', 'mon code est {AB12CD34}', 'code d’activation : {X7K9P2}', 'the code is {4829}', 'le code {4829-1137}', 'code: {K7PQ-22XM}', 'mon code reçu par courrier est le {48291374}',
    'le code c’est {ABCDEF}', '{482913}', 'code {123456} reçu le 12/11/2026', 'le 12/11/2026 j’ai reçu le code {482913} à 15h30', 'mon numéro d’abonné est {AB123456}',
  ],
};

const kept: Readonly<Record<string, readonly string[]>> = {
  'a date': [
    'le 12/11/2026', '12-11-2026', '01.12.2026', '23 11 2026', '2026-11-12', '11/22/2026', '22/11/26', 'le 3/11', '12 novembre 2026', 'lundi 16 novembre', 'November 3rd, 2026', 'Nov 12th', '20 nov. 2026', 'le 31/02',
    'lettre du 12112026', 'lettre du 121126', 'lettre du 20261112', 'en 2026', 'entre le 10 et le 12 novembre 2026', 'du 10/11/2026 au 12/11/2026', '10-11-2026 12-11-2026', '12/11 ou 13/11',
  ],
  'a time': [
    'reçu le 05-11-2026 10:30', '05.11.2026 10 h', '05 11 2026 10 30', '12 11 2026 9 h', '1 11 2026 15 h', '2026-11-12T15:30', '2026-11-12 15 30 00', '12.11.2026 15.30.00', '15:30:45', '3:05 pm', 'hier à 15h', '18h00-19h00', '01/11/2026 08:15',
  ],
  'a date beside a code': [
    'le code reçu le 12/11/2026 à 15h30', 'code reçu le 12-11-2026', 'code reçu le 12nov2026', 'code reçu le 12août', 'code arrivé vers 15h30min', 'code received on 12 November 2026 at 3pm', 'code came on Nov 12th, 2026 at 15:30',
    'code valable 60 jours', 'code valable 48heures', 'code reçu il y a 3semaines', 'the code is 48 hours old', 'le code de 2026', 'mon code est arrivé le 01 12 2026 15 h',
  ],
  'a span of time or an amount': ['60 jours', '60jours', '72 heures', '48h', 'il y a 10 jours', '3 codes en 2 jours', '1 500 000 €', '100 000 000 euros', '150000 euros'],
  'the helpline': ['0809 400 210', '0809400210', '0 809 400 210', '+33 809 400 210', '0809.400.210', 'j’ai un code, j’ai appelé le 0809 400 210'],
  'words about a password or a code': [
    'mot de passe oublié', 'mon mot de passe est oublié', 'mon mot de passe est sorti de ma mémoire', 'my password is not accepted', 'j’ai oublié mon mot de passe le 12/11/2026', 'mot de passe : 12 caractères', 'mot de passe en 24h',
    'le code est expiré', 'MON CODE EST EXPIRÉ', 'le code est : PERDU', 'le code est-il encore valable ?', 'does the code still work 2moro',
  ],
};

describe('masking personal data', () => {
  for (const [what, texts] of Object.entries(hidden)) {
    for (const text of texts) {
      it(`hides ${what}: ${text}`, () => expect(mask(text.replace(/[{}]/g, ''))).to.equal(text.replace(/\{.*\}/, masked)));
    }
  }
  for (const [what, texts] of Object.entries(kept)) {
    for (const text of texts) it(`leaves ${what}: ${text}`, () => expect(mask(text)).to.equal(text));
  }

  it('changes nothing when it is done again', () => {
    for (const text of Object.values(hidden).flat()) {
      const once = mask(text.replace(/[{}]/g, ''));
      expect(mask(once)).to.equal(once);
    }
  });

  it('reads the longest text without choking, whatever it repeats', () => {
    for (const part of ['a', '1', '1 ', 'a.', 'é@', 'code ', 'mdp ', 'mot de passe est ', 'fr12 ', 'siren ']) {
      const before = process.cpuUsage().user;
      mask(part.repeat(Math.ceil(200_000 / part.length)));
      expect((process.cpuUsage().user - before) / 1000, part).to.be.below(2000);
    }
  });
});

describe('a chat in which somebody writes personal data', () => {
  it('leaves none of it in the data folder, says so once, and still reads the date', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'masking-'));
    const app = await startApp({ folder, now: new Date('2026-11-23T10:30:00+01:00') });
    const chat = await openChat(app.url);
    const secrets = ['marie.curie@exemple.fr', '06 98 76 54 32', '732 829 320 00074', 'FR76 3000 6000 0112 3456 7890 189', '4111 1111 1111 1111', '3012345678901', 'Radium1898', '74QX-58PL'];
    const [mail, phone, siret, iban, card, tax, password, code] = secrets;
    const said = [
      ...await chat.say(`Bonjour, écrivez-moi à ${mail} ou au ${phone}`), ...await chat.say(`SIRET ${siret}, IBAN ${iban}, carte ${card}`),
      ...await chat.say(`mon numéro fiscal est ${tax} et mon mot de passe est ${password}`), ...await chat.say(`mode simplifié, mon code est ${code}, la lettre est datée du 12/11/2026, combien de temps ?`),
    ];
    expect(said.filter(({ text }) => /masqué/.test(text))).to.have.length(1);
    expect(said.findLast(({ deadline }) => deadline)?.deadline).to.include({ step: 'postal-code', state: 'open', safeLimit: '2027-01-12T00:00:00+01:00' });
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    expect(files.some((bytes) => bytes.includes(masked))).to.equal(true);
    for (const secret of secrets) expect(files.filter((bytes) => bytes.includes(secret)), secret).to.be.empty;
    await app.stop();
  });
});
