/** A large answer, and what is known of it. */
export interface JiraAnswer {
  readonly json: string;
  readonly issues: number;
}

/** The ID of the first issue, which its key has, too. */
export const FIRST_ID = 10_000;

/** Issues as Jira gives them: as many as so many bytes hold, but no more than `most`. */
export function jiraAnswer(bytes: number, most = Infinity): JiraAnswer {
  const [head, tail] = ['{"startAt":0,"issues":[', ']}'];
  const issues: string[] = [];
  let length = head.length + tail.length;
  for (;;) {
    const issue = JSON.stringify(issueWith(FIRST_ID + issues.length));
    length += Buffer.byteLength(issue) + 1;
    if (length > bytes || issues.length === most) {
      return { json: head + issues.join(',') + tail, issues: issues.length };
    }
    issues.push(issue);
  }
}

/** Milliseconds that the engine takes to read a text and to indent it. */
export function timeEngine(json: string): number {
  const start = performance.now();
  JSON.stringify(JSON.parse(json), null, 2);
  return performance.now() - start;
}

function issueWith(id: number) {
  const content = [{ type: 'text', text: `What is to be done about ${id}: a “long” story.` }];
  return {
    id: String(id),
    key: `BENCH-${id}`,
    self: `https://acme.atlassian.net/rest/api/3/issue/${id}`,
    fields: {
      summary: `Issue ${id}`,
      status: {
        id: '3',
        name: 'In Progress',
        statusCategory: { id: 4, key: 'indeterminate' },
      },
      assignee: { accountId: `712020:${id}`, displayName: 'Ada Lovelace', active: true },
      description: { type: 'doc', version: 1, content: [{ type: 'paragraph', content }] },
      labels: ['a', 'b'],
    },
  };
}
