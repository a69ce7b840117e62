/** From UTF-8 byte columns, as code objects hold them, to UTF-16 columns of the source text. */

/** UTF-16 column of a UTF-8 byte column in a line (from 1). */
export type LineColumns = (line: number, byteColumn: number) => number;

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

export function lineColumns(text: string): LineColumns {
  const lines = text.split(/\r\n|\r|\n/);
  return (line, byteColumn) => {
    const content = lines[line - 1] ?? '';
    if (isAscii(content)) return byteColumn;
    let bytes = 0;
    let units = 0;
    for (const character of content) {
      if (bytes >= byteColumn) break;
      const point = character.codePointAt(0) as number;
      bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      units += character.length;
    }
    return units;
  };
}
