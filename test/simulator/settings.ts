/** What a test may change while the simulator runs; durations are in seconds. */
export interface Settings {
  /** The `expires_in` of access tokens. */
  token_life: number;
  code_life: number;
  /** How long a spent refresh token still works, and the access token beside it still lives. */
  reuse_interval: number;
  /** A refresh token that nobody uses for so long is dead. */
  refresh_token_inactivity: number;
  /** Answers a dead refresh token or code as Atlassian documents it, not as it does on the wire. */
  documented_errors: boolean;
  /** A refresh answers without `refresh_token`; the old one then stays valid. */
  omit_refresh_token: boolean;
  /** The redirect after Cancel lacks `state`. */
  deny_without_state: boolean;
  /** A browser without a cookie counts as logged in as Ada Lovelace. */
  auto_login: boolean;
  /** Acme's accessible-resources carry a second entry, for Confluence. */
  confluence: boolean;
  /** Replaces the body of accessible-resources where it is set. */
  accessible_resources: unknown;
  /** Requests a minute that one site takes before it answers 429. */
  rate_limit: number;
  /**
   * How the search names its next page: as Jira does, with the same token each time, or with new ones
   * for pages without issues behind the last.
   */
  page_tokens: 'true' | 'repeating' | 'endless';
  /** The largest attachment, in bytes. */
  attachment_limit: number;
  /** What becomes of tasks that are asked for. */
  tasks: 'complete' | 'fail' | 'stall';
  /** Every Jira answers what reached it, and does nothing; `api/echo.ts` has the form. */
  echo: boolean;
}

/** The settings a simulator starts with. */
export function defaultSettings(): Settings {
  return {
    token_life: 3600,
    code_life: 300,
    reuse_interval: 600,
    refresh_token_inactivity: 90 * 24 * 3600,
    documented_errors: false,
    omit_refresh_token: false,
    deny_without_state: false,
    auto_login: true,
    confluence: true,
    accessible_resources: undefined,
    rate_limit: 10_000,
    page_tokens: 'true',
    attachment_limit: 10_485_760,
    tasks: 'complete',
    echo: false,
  };
}
