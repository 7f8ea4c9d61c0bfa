import type { Account } from '../accounts';

/** The content of one site's Jira. */
export interface JiraData {
  readonly users: readonly Account[];
  readonly projects: Project[];
  readonly issueTypes: readonly IssueType[];
  readonly statuses: readonly Status[];
  readonly priorities: readonly Priority[];
  readonly fields: readonly Field[];
  /** By ID, oldest first. */
  readonly issues: Map<string, Issue>;
  readonly boards: Board[];
  /** By ID. */
  readonly sprints: Map<number, Sprint>;
  readonly serviceDesks: readonly ServiceDesk[];
  /** By ID. */
  readonly tasks: Map<string, Task>;
  /** Numbers that were given away stay so, also after a deletion. */
  readonly counters: {
    issueId: number;
    readonly issueNumbers: Map<string, number>;
    /** Of comments, worklogs and attachments. */
    activityId: number;
    sprintId: number;
    taskId: number;
  };
}

/** What takes long, and is done at its end. */
export interface Task {
  readonly id: string;
  readonly description: string;
  status: 'RUNNING' | 'COMPLETE' | 'FAILED';
  /** Percent. */
  progress: number;
  /** Milliseconds since the epoch. */
  readonly submitted: number;
  lastUpdate: number;
  result?: unknown;
  /** Does it, and gives its result. */
  readonly act: () => unknown;
}

/** A project; every one has the same issue types and statuses. */
export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly projectTypeKey: 'software' | 'service_desk';
  readonly lead: Account;
}

/** An issue type; epics stand at level 1. */
export interface IssueType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly hierarchyLevel: number;
}

/** A status with the category that gives it its colour. */
export interface Status {
  readonly id: string;
  readonly name: string;
  readonly category: 'new' | 'indeterminate' | 'done';
}

/** A priority. */
export interface Priority {
  readonly id: string;
  readonly name: string;
}

/** A field as `/field` describes it. */
export interface Field {
  readonly id: string;
  readonly name: string;
  readonly custom: boolean;
  readonly clauseNames: readonly string[];
  readonly schema: Readonly<Record<string, unknown>> | undefined;
}

/** An issue as it is stored; `render.ts` knows how it looks. */
export interface Issue {
  readonly id: string;
  readonly key: string;
  readonly project: Project;
  issueType: IssueType;
  status: Status;
  priority: Priority;
  summary: string;
  /** Atlassian Document Format. */
  description: unknown;
  assignee: Account | null;
  reporter: Account;
  readonly creator: Account;
  labels: readonly string[];
  /** ISO 8601 date. */
  duedate: string | null;
  /** Milliseconds since the epoch. */
  readonly created: number;
  updated: number;
  /** By field ID. */
  readonly custom: Record<string, unknown>;
  comments: readonly Comment[];
  worklogs: readonly Worklog[];
  attachments: readonly Attachment[];
}

/** A comment; one that is not public is hidden from the customers of a service desk. */
export interface Comment {
  readonly id: string;
  readonly author: Account;
  updateAuthor: Account;
  /** Atlassian Document Format. */
  body: unknown;
  readonly isPublic: boolean;
  /** Milliseconds since the epoch. */
  readonly created: number;
  updated: number;
}

/** Work that was logged. */
export interface Worklog {
  readonly id: string;
  readonly author: Account;
  updateAuthor: Account;
  /** Atlassian Document Format; undefined where nothing was said. */
  comment: unknown;
  /** Milliseconds since the epoch. */
  started: number;
  timeSpentSeconds: number;
  /** Milliseconds since the epoch. */
  readonly created: number;
  updated: number;
}

/** A file on an issue. */
export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly author: Account;
  readonly mimeType: string;
  readonly content: Buffer;
  /** Milliseconds since the epoch. */
  readonly created: number;
}

/** A board, which shows the issues of one project. */
export interface Board {
  readonly id: number;
  readonly name: string;
  readonly type: 'scrum' | 'kanban';
  readonly project: Project;
}

/** A sprint, as it stands in the Sprint field of its issues. */
export interface Sprint {
  readonly id: number;
  name: string;
  state: 'future' | 'active' | 'closed';
  readonly boardId: number;
  goal: string;
  /** ISO 8601. */
  startDate?: string | undefined;
  /** ISO 8601. */
  endDate?: string | undefined;
  /** ISO 8601. */
  completeDate?: string | undefined;
}

/** A service desk, which is one project's. */
export interface ServiceDesk {
  readonly id: string;
  readonly project: Project;
  readonly agents: readonly Account[];
  readonly requestTypes: readonly RequestType[];
  readonly queues: readonly Queue[];
}

/** What customers ask for; no two types of a service desk make issues of the same type. */
export interface RequestType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly issueType: IssueType;
}

/** A list of the issues that agents work on. */
interface Queue {
  readonly id: string;
  readonly name: string;
  readonly jql: string;
  readonly fields: readonly string[];
}
