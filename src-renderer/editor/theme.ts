/** The source editor in the window's tokens: 22 px lines, the colours of tokens.css, no colour of CodeMirror's own. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const look = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--pane)', color: 'var(--text)', fontSize: '12.5px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-code)', fontVariantLigatures: 'none', lineHeight: '22px', overflow: 'auto' },
  '.cm-content': { padding: '4px 0', caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 10px 0 2px' },
  '.cm-gutters': { backgroundColor: 'var(--pane)', color: 'var(--faint)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 10px 0 2px', minWidth: '28px', fontVariantNumeric: 'tabular-nums' },
  '.cm-breaks .cm-gutterElement': { width: '22px', display: 'grid', placeItems: 'center', cursor: 'pointer' },
  '.cm-breaks .cm-gutterElement .hint': { opacity: '0' },
  '.cm-breaks .cm-gutterElement:hover .hint': { opacity: '0.45' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { boxShadow: 'inset 0 -1px var(--line), inset 0 1px var(--line)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--frame) 28%, transparent)',
  },
  '.cm-now': { backgroundColor: 'var(--now-bg)' },
  '.cm-now-gutter': { backgroundColor: 'var(--now-bg)', color: 'var(--now)' },
  '.cm-breaks .cm-now-gutter': { boxShadow: 'inset 2px 0 var(--now)' },
  '.cm-caller': { backgroundColor: 'color-mix(in srgb, var(--frame) 12%, transparent)' },
  '.cm-sub': {
    backgroundColor: 'color-mix(in srgb, var(--now) 13%, transparent)',
    borderRadius: '3px',
    boxShadow: '0 0 0 1px color-mix(in srgb, var(--now) 55%, transparent)',
  },
  '.cm-picked': {
    backgroundColor: 'var(--pick)',
    borderRadius: '3px',
    boxShadow: '0 0 0 1px color-mix(in srgb, var(--frame) 45%, transparent)',
  },
  '.cm-also': { borderRadius: '3px', boxShadow: '0 0 0 1px color-mix(in srgb, var(--frame) 32%, transparent)' },
  '.cm-picked-line': { backgroundColor: 'var(--hover)' },
  '.cm-inline-value': { color: 'var(--faint)', marginLeft: '18px', fontStyle: 'italic', pointerEvents: 'none' },
  '.cm-now .cm-inline-value': { color: 'var(--soft)' },
  '.cm-free, .cm-free *': { color: 'var(--cell) !important' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--error) 1px',
    textUnderlineOffset: '4px',
    backgroundColor: 'var(--error-bg)',
  },
  '.cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--miss) 1px',
    textUnderlineOffset: '4px',
  },
  '.cm-lintPoint:after': { borderBottomColor: 'var(--error)' },
  '.cm-tooltip': {
    background: 'var(--raised)',
    border: 'none',
    borderRadius: '6px',
    boxShadow: 'var(--shadow)',
    color: 'var(--text)',
  },
  '.cm-diagnostic': { padding: '5px 10px', fontFamily: 'var(--font-ui)', whiteSpace: 'pre-wrap' },
  '.cm-diagnostic-error': { borderLeft: '2px solid var(--error)' },
  '.cm-diagnostic-warning': { borderLeft: '2px solid var(--miss)' },
  '.cm-panels': { background: 'var(--raised)', color: 'var(--text)' },
  '.cm-panels-bottom': { borderTop: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: '6px 10px', fontFamily: 'var(--font-ui)' },
  '.cm-panel.cm-search input': {
    background: 'var(--app)',
    border: '1px solid var(--line)',
    borderRadius: '4px',
    color: 'var(--text)',
  },
  '.cm-panel.cm-search button.cm-button': {
    background: 'var(--pane)',
    border: '1px solid var(--line)',
    borderRadius: '4px',
    color: 'var(--text)',
  },
  '.cm-searchMatch': { backgroundColor: 'color-mix(in srgb, var(--now) 30%, transparent)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--hover)', outline: '1px solid var(--line)' },
});

const words = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.modifier, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword],
    color: 'var(--kw)',
  },
  { tag: [tags.self, tags.bool, tags.null, tags.atom], color: 'var(--kw)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--str)' },
  { tag: [tags.number, tags.integer, tags.float], color: 'var(--num)' },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)],
    color: 'var(--fn)',
  },
  { tag: [tags.function(tags.propertyName), tags.className], color: 'var(--fn)' },
  { tag: [tags.operator, tags.punctuation, tags.bracket, tags.separator], color: 'var(--op)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--faint)', fontStyle: 'italic' },
  { tag: [tags.meta], color: 'var(--miss)' },
]);

export const editorLook = [look, syntaxHighlighting(words)];
