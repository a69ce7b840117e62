/** What a command asks before it can be done: one line of text, or one of some choices. Shown by frame/Dialogs.svelte. */

export interface AskedLine {
  label: string;
  action: string;
  hint?: string;
  value?: string;
  empty?: boolean;
  answer(text: string): void;
}

export interface AskedChoice {
  label: string;
  choices: readonly { title: string; remark?: string; disabled?: boolean }[];
  answer(index: number): void;
}

export class Prompts {
  line = $state.raw<AskedLine | null>(null);
  choice = $state.raw<AskedChoice | null>(null);
}
