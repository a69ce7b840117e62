/** The notation of items and alternatives, written back: for comments, and to know what means the same. */
import type { Alternative, Item } from './grammar.ts';

/** Text of an item, the same for items that mean the same. */
export function show(item: Item): string {
  const label = item.label ? `${item.label}:` : '';
  switch (item.kind) {
    case 'token':
    case 'rule':
      return label + item.name;
    case 'soft':
      return `${label}"${item.text}"`;
    case 'group':
      return `${label}(${item.alternatives.map((a) => showAlternative(a)).join(' | ')})`;
    case 'optional':
      return `${label}${show(item.item)}?`;
    case 'loop':
      return `${label}${show(item.item)}${item.least ? '+' : '*'}`;
    case 'gather':
      return `${label}${show(item.item)}+{${show(item.separator)}}`;
    case 'look':
      return `${item.positive ? '&' : '!'}${show(item.item)}`;
    case 'forced':
      return `${label}&&${show(item.item)}`;
    case 'cut':
      return '^';
  }
}

export function showAlternative(alternative: Alternative): string {
  return alternative.items.map(show).join(' ') + (alternative.action ? ` -> ${alternative.action}` : '');
}
