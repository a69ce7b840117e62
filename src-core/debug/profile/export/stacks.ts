/** The tree of calls as other tools read it: speedscope's JSON, and collapsed stacks (a line each, as flame graph scripts take them). */
import type { ProfileFunction, ProfileNode, ProfileReport } from '../../../protocol/profile-shapes.ts';

/** Indices of functions from the outermost call to each node. */
function stacksOf(tree: readonly ProfileNode[]): number[][] {
  const stacks: number[][] = [];
  for (const node of tree) stacks.push([...(node.parent < 0 ? [] : stacks[node.parent]), node.function]);
  return stacks;
}

/** https://www.speedscope.app/file-format-schema.json: one profile by instructions, one by time. */
export function speedscopeText(report: ProfileReport, name: string): string {
  const stacks = stacksOf(report.tree);
  const profile = (title: string, unit: 'none' | 'milliseconds', weigh: (node: ProfileNode) => number) => {
    const heavy = report.tree.flatMap((node, i) => (weigh(node) > 0 ? [i] : []));
    const weights = heavy.map((i) => weigh(report.tree[i]));
    return {
      type: 'sampled',
      name: title,
      unit,
      startValue: 0,
      endValue: weights.reduce((sum, weight) => sum + weight, 0),
      samples: heavy.map((i) => stacks[i]),
      weights,
    };
  };
  const file = {
    $schema: 'https://www.speedscope.app/file-format-schema.json',
    shared: { frames: report.functions.map(frameOf) },
    profiles: [
      profile('instructions', 'none', (node) => node.ownInstructions),
      profile('time', 'milliseconds', (node) => Math.max(node.ownTime, 0)),
    ],
    name,
    activeProfileIndex: 0,
    exporter: 'lasti',
  };
  return `${JSON.stringify(file)}\n`;
}

function frameOf({ qualname, file, line, builtin }: ProfileFunction) {
  return builtin ? { name: qualname } : { name: qualname, file, line };
}

/** Instructions by stack; a semicolon in a name would part it. */
export function collapsedText(report: ProfileReport): string {
  const names = report.functions.map(({ qualname, file, line, builtin }) =>
    (builtin ? qualname : `${qualname} (${file}:${line})`).replaceAll(';', ','),
  );
  const stacks = stacksOf(report.tree);
  const lines = report.tree.flatMap(({ ownInstructions }, i) =>
    ownInstructions > 0 ? [`${stacks[i].map((index) => names[index]).join(';')} ${ownInstructions}\n`] : [],
  );
  return lines.sort().join('');
}
