/**
 * Words for what is counted again from day to day after a disaster or an attack: the dead, the hurt, the
 * missing, those driven from home or taken away. Beginnings, in a dozen languages.
 */
const TOLLS =
  /^(?:dead$|deaths?$|died$|dies$|kill|toll$|victim|casualt|fatalit|injur|wound|hurt$|missing$|unaccounted|trapped|homeless|displac|evacuat|rescue|infect|arrest|detain|hospitali|tote[nrs]?$|tot$|todesopfer|opfer$|verletz|vermiss|evakuier|gestorben|infiziert|festgenommen|mort(?:s|es|i|o|a|os|as)?$|tué|blessé|disparu|victime|évacué|décès|muert|fallec|herid|desaparec|evacuad|víctim|detenid|ferit|dispers|vittim|sfollat|arrestat|ferid|vítim|desalojad|doden$|gewond|slachtoffer|ofiar|zginę|rann|zaginio|śmierteln|żyje$|ewakuow|poszkodowan|zatrzyman|död|omkom|skada|saknad|evakuera|dræbt|drept|såret|skadde|savnet|omkomne|ölü|öldü|yaralı|yaralandı|kayıp|hayatını)/u;

/** Tells whether `word`, in lower case, names those who are counted in a toll. */
export function isTollWord(word: string): boolean {
  return TOLLS.test(word);
}
