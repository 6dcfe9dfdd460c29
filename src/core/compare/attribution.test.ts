import { describe, expect, it } from 'vitest';

import { prepareAccount } from './story.ts';

/** Text, and for each quotation who says it and by which word; `-` for nobody. */
const cases: readonly [name: string, text: string, expected: string][] = [
  ['said X', '“It is late,” said Anna Berg.', 'Anna Berg/said'],
  ['X said', '“It is late,” Anna Berg said.', 'Anna Berg/said'],
  [
    'a surname that is also a place, of somebody whose age is told',
    'The bank paid. Linda Park, 34, sat in front. “I wanted to look,” she said.',
    'Linda Park/said',
  ],
  [
    'a name before a verb and a noun that looks like one of speech',
    'Democratic senator Anna Berg wants answers: “It is late.”',
    'Anna Berg/answers',
  ],
  [
    'a word before the mark that is an article in another language',
    '“We all have to die,” said Anna Berg.',
    'Anna Berg/said',
  ],
  [
    'a pronoun takes who spoke before',
    '“It is late,” Anna Berg said. “We go,” she said.',
    'Anna Berg/said Anna Berg/said',
  ],
  ['a surname is the full name', 'Anna Berg came. “It is late,” Berg said.', 'Anna Berg/said'],
  ['an apposition', '“It is late,” said Anna Berg, the mayor of Holm.', 'Anna Berg/said'],
  [
    'an apposition before the verb',
    '“It is late,” Anna Berg, the mayor of Holm, said.',
    'Anna Berg/said',
  ],
  ['an apposition around the name', '“It is late,” the mayor, Anna Berg, said.', 'Anna Berg/said'],
  ['title before the name', '“It is late,” Senator Anna Berg (D-Ohio) said.', 'Anna Berg/said'],
  [
    'a lower-case office before the name',
    '“It is late,” defence lawyer Anna Berg said.',
    'Anna Berg/said',
  ],
  ['told somebody', '“It is late,” Anna Berg told Jon Lund on Monday.', 'Anna Berg/told'],
  ['X told Y before', 'Anna Berg told Jon Lund: “It is late.”', 'Anna Berg/told'],
  [
    'a colon in the sentence before',
    'Anna Berg wrote on her page:\n\n“It is late. We go.”',
    'Anna Berg/wrote',
  ],
  [
    'according to',
    'The plan is “dead on arrival,” according to Anna Berg.',
    'Anna Berg/according to',
  ],
  [
    'according to, before',
    'According to Anna Berg, the plan is “dead on arrival.”',
    'Anna Berg/According to',
  ],
  ['an embedded part', 'Anna Berg said the plan was “dead on arrival.”', 'Anna Berg/said'],
  [
    'two parts',
    'Anna Berg said the plan was “dead” and “buried.”',
    'Anna Berg/said Anna Berg/said',
  ],
  ['a participle', 'Anna Berg left the hall, calling the plan “a bad joke.”', 'Anna Berg/calling'],
  [
    'a participle behind a name that is not the subject',
    'Anna Berg met Jon Lund on Friday, warning that time was “running out.”',
    'Anna Berg/warning',
  ],
  [
    'a relayed word',
    'Anna Berg told the king that the plan was “dead,” the palace office said.',
    'Anna Berg/told',
  ],
  ['by', 'The plan was described by Anna Berg as “a bad joke.”', 'Anna Berg/described'],
  ['a body', '“We act,” the Ministry of Health said.', 'Ministry of Health/said'],
  ['a nominal', '“We act,” a spokesman for the airport said.', 'spokesman for the airport/said'],
  [
    'an office whose holder is known',
    'Mayor Anna Berg came late. “We act,” the mayor said.',
    'Anna Berg/said',
  ],
  [
    'a broken quotation',
    '“It is late,” Anna Berg said, “and we go.”',
    'Anna Berg/said Anna Berg/said',
  ],
  [
    'a quotation that stands alone goes on',
    '“It is late,” Anna Berg said. “We go.”',
    'Anna Berg/said Anna Berg/',
  ],
  [
    'the speaker of the sentence before',
    'Anna Berg said the plan was dead. “It is a bad joke.”',
    'Anna Berg/',
  ],
  [
    'in the next paragraph',
    '“It is late,” Anna Berg said.\n\n“We go now.”',
    'Anna Berg/said Anna Berg/',
  ],
  ['he is not she', 'Anna Berg met Peter Lund. “I waited,” he said.', 'Peter Lund/said'],
  ['a question mark', '“Is it late?” Anna Berg asked.', 'Anna Berg/asked'],
  ['an exclamation mark', '“It is late!” Anna Berg wrote.', 'Anna Berg/wrote'],
  ['nobody', 'The sign read “Keep out of the yard.” It was old.', '-/read'],
  [
    'a relative clause that is closed',
    'The plan, which critics call mad, is “the best we have,” Anna Berg said.',
    'Anna Berg/said',
  ],
  ['added on a day', '“It is late,” Anna Berg added on Monday.', 'Anna Berg/added'],
  ['who-clause', 'Anna Berg, who leads the firm, said it was “late.”', 'Anna Berg/said'],
  [
    'conjoined verbs',
    'Anna Berg rejected the plan and called it “a bad joke.”',
    'Anna Berg/called',
  ],
  ['German inversion', '„Es ist spät“, sagte Anna Berg.', 'Anna Berg/sagte'],
  ['German so', '„Es ist spät“, so die Bürgermeisterin Anna Berg.', 'Anna Berg/so'],
  ['German perfect', 'Anna Berg sagte: „Es ist spät.“', 'Anna Berg/sagte'],
  ['German laut', 'Laut Anna Berg ist der Plan „völlig tot“.', 'Anna Berg/Laut'],
  ['French inversion', '« Il est tard », a déclaré Anne Berg.', 'Anne Berg/déclaré'],
  [
    'French clitic',
    '« Il est tard », explique Anne Berg. « Partons », dit-elle.',
    'Anne Berg/explique Anne Berg/dit',
  ],
  ['Spanish inversion', '“Es tarde”, dijo Ana Berg.', 'Ana Berg/dijo'],
  ['Spanish según', 'El plan está “muerto”, según Ana Berg.', 'Ana Berg/según'],
  [
    'Italian, the subject left out',
    'La sindaca Anna Berg non ha dubbi. «È tardi», ha detto ai giornalisti che erano con lei.',
    'Anna Berg/detto',
  ],
  [
    'Italian, the subject behind a listener',
    'La sindaca non ha dubbi e non lo dice. «È tardi», racconta ai nostri lettori Anna Berg, che è qui.',
    'Anna Berg/racconta',
  ],
  [
    'Polish inversion',
    '„Jest późno”, powiedziała w środę burmistrz Anna Berg.',
    'Anna Berg/powiedziała',
  ],
  ['Swedish inversion', '”Det är sent”, sade borgmästaren Anna Berg.', 'Anna Berg/sade'],
  ['a stop behind the mark', 'Anna Berg said it is “late”. Jon Lund said no.', 'Anna Berg/said'],
  [
    'a subject that has no name',
    'Anna Berg said it is late. “I came first”, wrote a reader of ours to us.',
    'reader of ours to us/wrote',
  ],
  ['a title is no quotation', 'Anna Berg spoke on “Face the Town” on Sunday.', ''],
];

describe('attribute', () => {
  it.each(cases)('CM2 %s', (_name, text, expected) => {
    const { quotations, attributions } = prepareAccount(text);
    const found = quotations.map((_quotation, index) => {
      const { speaker, cue } = attributions[index] ?? { speaker: null, cue: null };
      return `${speaker ?? '-'}/${cue === null ? '' : text.slice(cue.start, cue.end)}`;
    });
    expect(found.join(' ')).toBe(expected);
  });
});
