import type { Account } from '../accounts';

/** The content of one site's Jira. */
export interface JiraData {
  readonly users: readonly Account[];
  readonly projects: readonly Project[];
  readonly issueTypes: readonly IssueType[];
  readonly statuses: readonly Status[];
  readonly priorities: readonly Priority[];
  readonly fields: readonly Field[];
  /** By ID, oldest first. */
  readonly issues: Map<string, Issue>;
  /** Numbers that were given away stay so, also after a deletion. */
  readonly counters: { issueId: number; readonly issueNumbers: Map<string, number> };
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
}
