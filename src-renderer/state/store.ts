/** What the window remembers between openings: small JSON values under one prefix. A store that is full or forbidden is not an error. */
export interface Store {
  /** The value kept under `key`, or `otherwise` when there is none or it cannot be read. */
  read<T>(key: string, otherwise: T): T;
  write(key: string, value: unknown): void;
}

/** A store over the browser's `localStorage` or anything shaped like it. */
export function storeOn(storage: Pick<Storage, 'getItem' | 'setItem'>, prefix = 'lasti.'): Store {
  return {
    read(key, otherwise) {
      const text = storage.getItem(prefix + key);
      if (text === null) return otherwise;
      try {
        return JSON.parse(text);
      } catch {
        // Written by another version or by hand: begin anew.
        return otherwise;
      }
    },
    write(key, value) {
      try {
        storage.setItem(prefix + key, JSON.stringify(value));
      } catch {
        // Quota or privacy mode: the window works, it only forgets.
      }
    },
  };
}
