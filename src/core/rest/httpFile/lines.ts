import { parseTemplate } from '../../text/template';

/** A line of a file, and where it stands: its end is behind its line break. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The lines of a text as an editor counts them, without a byte order mark. */
export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (const { 0: lineBreak, index } of text.matchAll(/\r\n|\r|\n/gu)) {
    const end = index + lineBreak.length;
    lines.push({ text: text.slice(start, index), start, end });
    start = end;
  }
  return [...lines, { text: text.slice(start), start, end: text.length }];
}

export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** `### title` ends one request and begins another. */
export const SEPARATOR = /^#{3,}(?<title>.*)$/u;

export const COMMENT = /^\s*(?:#|\/\/)/u;

/** What httpYac checks an answer by, as `?? status == 200`, also within a body. */
export const ASSERTION = /^\s*\?\?/u;

/** `< ./file`, or `<@ ./file` for one with variables in it. */
export const FILE_REFERENCE = /^<(?<template>@\w*)?\s+(?<path>\S.*)$/u;

/**
 * Lines of a body that some tool takes for something else: comments and separators, scripts,
 * assertions and references to files, indented or not.
 */
export const AMBIGUOUS = /^\s*(?:#|\/\/|\?\?|>|<(?:[>@{\s]|$))/u;

/** Name and value of a header's line; undefined where no colon parts them. */
export function splitHeader(text: string): readonly [name: string, value: string] | undefined {
  const { placeholders } = parseTemplate(text);
  const colon = Array.from(text.matchAll(/:/gu), ({ index }) => index).find(
    (index) => !placeholders.some(({ start, end }) => start < index && index < end),
  );
  return colon === undefined
    ? undefined
    : [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
}
