/** What a dossier says of one account beside the comparison. */
export interface DossierSource {
  /** The id under which the account was compared. */
  readonly id: string;
  /** The name of its file. */
  readonly file: string;
  readonly text: string;
  readonly outlet: string;
  readonly headline?: string | undefined;
}
