/** An answer in Jira's error shape, thrown by an operation. */
export class JiraError extends Error {
  readonly status: number;
  readonly errorMessages: readonly string[];
  readonly errors: Readonly<Record<string, string>>;

  constructor(
    status: number,
    errorMessages: readonly string[],
    errors: Readonly<Record<string, string>> = {},
  ) {
    super(errorMessages.join(' '));
    this.status = status;
    this.errorMessages = errorMessages;
    this.errors = errors;
  }
}

/** An answer in the error shape of the service desk, thrown by its operations. */
export class ServiceDeskError extends Error {
  readonly status: number;
  readonly i18nKey: string;

  constructor(status: number, message: string, i18nKey: string) {
    super(message);
    this.status = status;
    this.i18nKey = i18nKey;
  }
}

/** Thrown by an operation that nobody in particular may not do. */
export class LoginRequired extends Error {}
