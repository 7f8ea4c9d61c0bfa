import type { BodyCommands, BodyRequests } from '../protocol/answerBody';
import type { AnswerBody } from './answerBody';
import { CONSOLE_SCHEMAS } from './consoleSchemas';
import type { CommandHandlers, RequestHandlers } from './webviewConnection';

/** What the console asks about its answer's body, and who answers it. */
export function bodyRequests(body: AnswerBody): RequestHandlers<BodyRequests> {
  return {
    askBody: { params: CONSOLE_SCHEMAS.askBody, handle: (asked) => body.ask(asked) },
    filterBody: {
      params: CONSOLE_SCHEMAS.filterBody,
      handle: (asked, signal) => body.filter(asked, signal),
    },
    copyOfBody: { params: CONSOLE_SCHEMAS.copyOfBody, handle: (asked) => body.copy(asked) },
  };
}

/** What is done with the bodies of a console, and who does it. */
export function bodyCommands(body: AnswerBody): CommandHandlers<BodyCommands> {
  return {
    saveBody: { params: CONSOLE_SCHEMAS.saveBody, handle: ({ id }) => body.save(id) },
    openBody: { params: CONSOLE_SCHEMAS.openBody, handle: ({ id }) => body.openDocument(id) },
    openValue: {
      params: CONSOLE_SCHEMAS.openValue,
      handle: ({ id, line }) => body.openValue(id, line),
    },
    compareBody: { params: CONSOLE_SCHEMAS.compareBody, handle: ({ id }) => body.compare(id) },
    compareBodies: {
      params: CONSOLE_SCHEMAS.compareBodies,
      handle: ({ left, right }) => body.compareTwo(left, right),
    },
  };
}
