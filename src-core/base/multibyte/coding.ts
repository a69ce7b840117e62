/**
 * What every East Asian codec is to those that call it (Modules/cjkcodecs/multibytecodec.h): it decodes or encodes one step at a time and says
 * how that went. The loops around it, with error handlers, are in session.ts.
 */

/** There are too few bytes, or characters, to know what comes; any other answer above 0 is the length of what is wrong. */
export const TOO_FEW = -2;

/** Bytes being decoded to code points. */
export interface Decoding {
  readonly data: Uint8Array;
  at: number;
  readonly out: number[];
}

/** Code points being encoded. */
export interface Encoding {
  readonly points: ArrayLike<number>;
  at: number;
  readonly out: number[];
}

/** Which set of characters is in force, and the like; its eight bytes are what `getstate` tells. */
export type CodecState = Uint8Array;

export interface MultibyteCoding {
  readonly name: string;
  startDecoding?(state: CodecState): void;
  startEncoding?(state: CodecState): void;
  /** One step: 0, TOO_FEW or the number of bytes that mean nothing. */
  decode(state: CodecState, io: Decoding): number;
  /** One step; `flush` says that nothing follows. */
  encode(state: CodecState, io: Encoding, flush: boolean): number;
  resetDecoding?(state: CodecState): void;
  /** Back to the beginning, with the bytes that say so. */
  resetEncoding?(state: CodecState, out: number[]): void;
}
