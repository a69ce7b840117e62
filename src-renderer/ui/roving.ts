/**
 * Roving tabindex as a Svelte attachment: of all `[data-rove]` elements below a list, tree or table one is in the tab order, the
 * arrow keys, Home and End move among them. What a row does on Enter, Space or F2 is the row's own business.
 */
import type { Attachment } from 'svelte/attachments';

const items = (root: HTMLElement): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[data-rove]')];

/** Attach to the list's root element: `<div {@attach roving}>`. */
export const roving: Attachment<HTMLElement> = (root) => {
  const settle = (wanted?: HTMLElement): void => {
    const all = items(root);
    const current =
      wanted ?? all.find((item) => item.tabIndex === 0) ?? all.find((item) => item.ariaSelected === 'true') ?? all[0];
    for (const item of all) item.tabIndex = item === current ? 0 : -1;
  };
  const onkeydown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const target = event.target as HTMLElement;
    if (!target.matches('[data-rove]')) return;
    const all = items(root);
    const at = all.indexOf(target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    const next = to === undefined ? undefined : all[to];
    if (next === undefined) return;
    event.preventDefault();
    settle(next);
    next.focus();
  };
  const onfocusin = (event: FocusEvent): void => {
    const target = event.target as HTMLElement;
    if (target.matches('[data-rove]')) settle(target);
  };
  const observer = new MutationObserver(() => settle());
  observer.observe(root, { childList: true, subtree: true });
  root.addEventListener('keydown', onkeydown);
  root.addEventListener('focusin', onfocusin);
  settle();
  return () => {
    observer.disconnect();
    root.removeEventListener('keydown', onkeydown);
    root.removeEventListener('focusin', onfocusin);
  };
};
