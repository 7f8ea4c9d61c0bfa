import type { Loss } from './filter';
import type { Outline } from '../json/outline';
import type { BreakInJson } from '../json/scanState';
import type { TableAnswers, TableQuestion } from './tableQuestion';
import type { PreviewAnswers, PreviewQuestion } from './previewQuestion';

/** The two ways in which the text of a body is shown. */
export type BodyView = 'pretty' | 'raw';

/** How far a body has come, and what it is. */
export interface BodyState {
  /** Bytes in UTF-8, without secrets. */
  readonly size: number;
  /** Whether nothing more comes. */
  readonly isEnded: boolean;
  /** `other` is what is no JSON, nor the beginning of an object or a list; a break is where those end too early. */
  readonly json: 'reading' | 'whole' | 'other' | BreakInJson;
  /** How many rows each view has, as folded. */
  readonly rows: Readonly<Record<BodyView, number>>;
  /** Where only its beginning is shown: the file of the whole, and how many bytes are in that. */
  readonly file?: { readonly size: number } | undefined;
}

/** A row of a view. */
export interface BodyRow {
  /** Of the whole text, from 0. */
  readonly line: number;
  /** Levels of indentation. */
  readonly depth: number;
  /** Without its indentation, at most 2,000 characters. */
  readonly text: string;
  /** Bytes of the line that were left out. */
  readonly left: number;
  /** Where it begins a container. */
  readonly fold?: 'open' | 'folded' | undefined;
  /** Of a folded one: what it has directly in it. */
  readonly hidden?: number | undefined;
  /** Of a folded one: its closing bracket, with what follows it. */
  readonly close?: string | undefined;
}

/** Rows of a view while nothing is folded, so that who shows a body need not ask for them. */
export interface KnownRows {
  readonly view: BodyView;
  /** The first of them. */
  readonly from: number;
  readonly rows: readonly BodyRow[];
}

/** The ends of a body that are told with how far it is. */
export interface BodyEnds {
  /** Told anew until it fills a screen. */
  readonly head?: KnownRows | undefined;
  /** Told once all has come. */
  readonly tail?: KnownRows | undefined;
}

/** What is asked of a body. */
export type BodyQuestion =
  | { readonly kind: 'rows'; readonly view: BodyView; readonly from: number; readonly to: number }
  | { readonly kind: 'toggle_fold'; readonly line: number }
  /** All containers of this depth and deeper; those above are unfolded. */
  | { readonly kind: 'fold_all'; readonly depth: number }
  | { readonly kind: 'unfold_all' }
  /** The whole text of a view, as it is copied. */
  | { readonly kind: 'text'; readonly view: BodyView }
  | { readonly kind: 'state' }
  /** What a body is that is whole and JSON, with its text where that is no longer, in bytes. */
  | { readonly kind: 'json'; readonly longest: number }
  /** What would not be kept exactly if the whole, which is JSON, were parsed. */
  | { readonly kind: 'losses' }
  /** The value of a line of the pretty view. */
  | { readonly kind: 'value'; readonly line: number }
  /** The way to that value. */
  | { readonly kind: 'path'; readonly line: number }
  /** The row that a line is in, once what hides it is unfolded. */
  | { readonly kind: 'reveal'; readonly view: BodyView; readonly line: number }
  /** The line on which the container of a line begins. */
  | { readonly kind: 'parent'; readonly line: number }
  /** The line of the bracket that belongs to that of a line. */
  | { readonly kind: 'bracket'; readonly line: number }
  | {
      readonly kind: 'find';
      readonly view: BodyView;
      readonly query: string;
      readonly isRegExp: boolean;
      readonly matchCase: boolean;
    }
  | TableQuestion
  | PreviewQuestion;

/** Where something was found in a line, in UTF-16 units of its text without indentation. */
interface BodyMatch {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** What a search has found, or why it cannot be made. */
export type BodyMatches =
  | {
      /** The first of them, in order. */
      readonly kept: readonly BodyMatch[];
      readonly count: number;
      /** False where it took too long. */
      readonly isWhole: boolean;
    }
  /** What is wrong with the regular expression, in the engine's words. */
  | { readonly reason: string };

/** What `JSON.parse` does not keep of a body. */
export interface BodyLosses {
  readonly rounded: Loss;
  /** Members of all objects; where parsing gives fewer, some were merged. */
  readonly nameCount: number;
}

/** A body that is JSON. */
export interface BodyJson {
  /** Of a list or an object. */
  readonly outline: Outline | undefined;
  readonly text: string | undefined;
}

/** What is answered, by what was asked. */
interface BodyAnswers extends TableAnswers, PreviewAnswers {
  readonly rows: readonly BodyRow[];
  readonly toggle_fold: BodyState;
  readonly fold_all: BodyState;
  readonly unfold_all: BodyState;
  readonly text: string;
  readonly state: BodyState;
  readonly json: BodyJson | null;
  readonly losses: BodyLosses | null;
  readonly value: string;
  readonly reveal: { readonly row: number; readonly state: BodyState };
  readonly parent: number | null;
  readonly bracket: number | null;
  readonly find: BodyMatches;
  readonly path: { readonly jmesPath: string; readonly javaScript: string };
}

export type BodyAnswer<Q extends BodyQuestion = BodyQuestion> = BodyAnswers[Q['kind']];
