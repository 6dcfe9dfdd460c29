/** A folder of small files that outlive the database. Names hold no slash. */
export interface Folder {
  readonly list: () => Promise<readonly { readonly name: string; readonly at: number }[]>;
  readonly read: (name: string) => Promise<Blob>;
  /** Writes a whole file. */
  readonly write: (name: string, bytes: Uint8Array) => Promise<void>;
  /** Opens a new file that only grows. Each piece is flushed. */
  readonly grow: (name: string) => Promise<Growing>;
  /** Does nothing when the file is in use. */
  readonly remove: (name: string) => Promise<void>;
}

/** A file that only grows. */
export interface Growing {
  readonly add: (bytes: Uint8Array) => void;
  readonly close: () => void;
}
