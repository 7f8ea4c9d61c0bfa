/** Which site an answer came from. */
export interface AnsweringSite {
  /** Where people see the site: `https://acme.atlassian.net`. */
  readonly siteUrl: string;
  /** What the paths of requests are appended to: that of the API gateway, or `siteUrl`. */
  readonly apiBaseUrl: string;
}

/** What a row of pretty printed JSON links to: a request, a page, or both. */
export interface AnswerLink {
  /** Where the linking value stands, without its quotes, in UTF-16 units of the row. */
  readonly from: number;
  readonly to: number;
  /** What it leads to, in a word or two: "ABC-1", "User". */
  readonly label: string;
  /** What a GET is sent to, below the address of the API, with its query: `/rest/api/3/issue/ABC-1`. */
  readonly path?: string;
  /** What a browser opens; https, except on a site that is itself http. */
  readonly address?: string;
}

/** What is said of a part of a row of pretty printed JSON. */
export interface RowHint {
  /** Where that part stands, in UTF-16 units of the row: a name with its quotes, a value without. */
  readonly from: number;
  readonly to: number;
  readonly kind: 'time' | 'field';
  readonly text: string;
}

/** What is known of the rows of an answer by their texts alone. */
export interface RowLinks {
  linkOf(row: string): AnswerLink | undefined;
  hintsOf(row: string): readonly RowHint[];
}
