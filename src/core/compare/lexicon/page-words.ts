/**
 * What pages say around an article: controls, boxes, credits. Phrases, since each word alone is
 * ordinary; English with the commonest of German, French and Spanish.
 */
const CONTROLS =
  /\b(?:link copied|copy link|copied to clipboard|share (?:this|on|via|article)|sign up (?:for|to)|subscribe (?:to|now|for|today)|newsletter|read (?:more|also|next)|also read|see also|related (?:articles?|stories|topics|content)|more on this|most read|click here|tap here|follow us|download (?:the|our) app|advertisement|story continues|continue reading|skip to|back to top|all rights reserved|terms of (?:use|service)|privacy policy|cookie|log ?in|register now|your inbox|listen to this|watch (?:now|live|the video)|view (?:gallery|comments)|comments? \(\d+\)|leave a comment|print this|bookmarks?|get the (?:app|latest)|support our|donate now|recommended for you|you may also|promoted|sponsored|min(?:ute)?s? read|jetzt abonnieren|mehr zum thema|lesen sie auch|lesen sie mehr|zum newsletter|anzeige|artikel teilen|weiterlesen|lire aussi|à lire aussi|abonnez-vous|s'abonner|partager|publicité|inscrivez-vous|lea también|lee también|suscríbete|suscríbase|compartir|publicidad|síguenos|más información en|leer más)\b/iu;

/** Tells whether `line` speaks as a page does, not as an article. */
export function isPageTalk(line: string): boolean {
  return CONTROLS.test(line);
}

/** Tells whether `line` is the head of a box that wants something of the reader. */
export function isBoxTalk(line: string): boolean {
  return /newsletter|\bsign up\b|\bsubscribe\b|your inbox|abonnieren|abonnez|suscr[ií]b|inscri/iu.test(
    line,
  );
}

/** Lines that are a control and nothing else. */
const LONE_CONTROL =
  /^(?:bookmarks?|share|print|save|email|comments?|menu|search|home|related|advertisement|ad|anzeige|publicité|publicidad|loading|close|top stories|trending|tags?|topics?|more|next|previous|listen|watch|video|gallery|teilen|drucken|kommentare|partager|imprimer|compartir|imprimir)[.:!…]?$/i;

/** Tells whether `line` is a control of a page and nothing else. */
export function isLoneControl(line: string): boolean {
  return LONE_CONTROL.test(line.trim());
}

const PHOTO =
  /^(?:photo(?:graph)?s?|picture|image|file photo|foto|bild|crédit|credit|video|graphic|illustration)\s*(?:by|credit|:|\/|©|courtesy)|\b(?:via (?:AP|AFP|Reuters|Getty)|getty images|AP photo|AFP photo|shutterstock|©|\((?:AP|AFP|Reuters|EPA|dpa)\)\s*$|\/\s?(?:AP|AFP|Reuters|EPA|dpa|Getty)\b)/i;

/** Tells whether `line` is the credit of a picture. */
export function isPhotoCredit(line: string): boolean {
  return PHOTO.test(line);
}

const CREDIT =
  /^(?:by|von|par|por)\s+\p{Lu}|^(?:additional )?(?:reporting|writing|editing) by\b|\bcontributed to this (?:report|story|article)\b|^(?:updated|published|posted|last (?:updated|modified)|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado)\b|^(?:staff|wire) (?:reports?|writer)|^\(?(?:AP|AFP|Reuters|dpa|EFE|ANSA)\)?$/iu;

/** Tells whether `line` says who wrote, or when. */
export function isCreditLine(line: string): boolean {
  return CREDIT.test(line);
}
