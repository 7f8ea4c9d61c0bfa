import * as v from 'valibot';
import type { EditorCommands, EditorRequests } from '../protocol/credentialEditor';
import { draftSchema } from './credentialDraftSchema';

const none = v.object({});
const edited = v.object({ isDirty: v.boolean(), draft: draftSchema });

/** What the editor of a credential may say, message by message. */
export const EDITOR_SCHEMAS = {
  save: edited,
  edited,
  discarded: none,
  authorize: none,
  cancelAuthorization: none,
  copyAddress: none,
  pasteCallbackUrl: none,
  openConsole: none,
  diagnose: none,
  cancelDiagnosis: none,
  openLink: v.object({ link: v.picklist(['developer_console', 'api_tokens']) }),
} satisfies Record<keyof (EditorRequests & EditorCommands), v.GenericSchema>;
