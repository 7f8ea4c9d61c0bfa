import type { BodyCommands, BodyRequests } from '../protocol/answerBody';
import type { AnswerBody } from './answerBody';
import type { BodyActions } from './bodyActions';
import { CONSOLE_SCHEMAS } from './consoleSchemas';
import type { CommandHandlers, RequestHandlers } from './webviewConnection';

/** What the console asks about its answer's body, and who answers it. */
export function bodyRequests(
  body: AnswerBody,
  actions: BodyActions,
): RequestHandlers<BodyRequests> {
  return {
    askBody: { params: CONSOLE_SCHEMAS.askBody, handle: (asked) => body.ask(asked) },
    filterBody: {
      params: CONSOLE_SCHEMAS.filterBody,
      handle: (asked, signal) => body.filter(asked, signal),
    },
    copyOfBody: { params: CONSOLE_SCHEMAS.copyOfBody, handle: (asked) => actions.copy(asked) },
  };
}

/** What is done with the bodies of a console, and who does it. */
export function bodyCommands(actions: BodyActions): CommandHandlers<BodyCommands> {
  return {
    saveBody: { params: CONSOLE_SCHEMAS.saveBody, handle: ({ id }) => actions.save(id) },
    openBody: { params: CONSOLE_SCHEMAS.openBody, handle: ({ id }) => actions.open(id) },
    openValue: {
      params: CONSOLE_SCHEMAS.openValue,
      handle: ({ id, line }) => actions.openValue(id, line),
    },
    compareBody: { params: CONSOLE_SCHEMAS.compareBody, handle: ({ id }) => actions.compare(id) },
    compareBodies: {
      params: CONSOLE_SCHEMAS.compareBodies,
      handle: ({ left, right }) => actions.compareTwo(left, right),
    },
  };
}
