import { hasMark, textOf } from '../rules/pieces.js';
import type { Token } from '../words/token.js';

const thing = '(?:courrier|lettre|letter|mail|email|enveloppe|envelope|pli|message|recommande|dossier|affaire|societe|entreprise|compte|file|company|business|account|one|notification|mails|colis|parcel)s?';
const is = "(?:,? ?(?:c est|c etait|ca c est|ca c etait|that was|that s|it s|it was|was|is|s|etait|est))";
const otherThing = `(?:(?:pour |for )?(?:l autre(?: ${thing}|(?= [,.;:!?)]|$))|the other(?: ${thing}|(?= [,.;:!?)]|$))|un autre ${thing}|another ${thing}|a different ${thing}|autre chose|something else))`;
const denied = new RegExp(`^${is} ${otherThing}`);
const ofOther = new RegExp(`(?:l autre|the other|un autre|another|a different) ${thing} ?${is}?(?: (?:arrivee?|venue?|recue?|came|arrived|dated|datee?))?(?: (?:le|the|on|on the|du|au|from))*$`);

/** "le 14 c'était l'autre courrier", "the other letter was the 10th": the day of another thing, told to set it apart. */
export const isOfOtherThing = (before: readonly Token[], rest: readonly Token[]): boolean =>
  denied.test(textOf(rest)) || (before.some(({ text }) => /autre|other|different/.test(text)) && !before.some((token) => hasMark(token, 'claimed')) && ofOther.test(textOf(before)));
