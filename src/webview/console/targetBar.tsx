import type { ConsoleCredential } from '../../protocol/console';
import { FieldProblem, fieldMarks } from './fieldProblem';
import type { Problem } from './state';
import type { Light } from './parts';

interface Props {
  readonly credentials: readonly ConsoleCredential[];
  readonly credential: ConsoleCredential | undefined;
  readonly cloudId: string | undefined;
  readonly problem: Problem | undefined;
  readonly onPickCredential: (credentialId: string) => void;
  readonly onPickSite: (cloudId: string) => void;
}

/** Where a request goes: the credential and the site. */
export function TargetBar(props: Props) {
  const { credentials, credential, problem } = props;
  const sites = credential?.sites ?? [];
  const site = sites.find(({ cloudId }) => cloudId === props.cloudId);
  return (
    <div class={credential?.production ? 'target production' : 'target'}>
      <div class="pick">
        <label for="credential">Credential</label>
        <select
          id="credential"
          {...fieldMarks('credential', problem)}
          value={credential?.id ?? ''}
          onChange={(event) => props.onPickCredential(event.currentTarget.value)}
        >
          {!credential && <Placeholder text="Choose a credential" />}
          {credentials.map(({ id, name, light }) => (
            <option key={id} value={id}>
              {name + LIGHT_SUFFIX[light]}
            </option>
          ))}
        </select>
        <FieldProblem field="credential" problem={problem} />
      </div>
      <div class="pick">
        <label for="site">Site</label>
        <select
          id="site"
          {...fieldMarks('site', problem)}
          value={site?.cloudId ?? ''}
          title={site?.url}
          disabled={sites.length === 0}
          onChange={(event) => props.onPickSite(event.currentTarget.value)}
        >
          {!site && <Placeholder text={credential?.host ?? noSite(sites.length)} />}
          {sites.map(({ cloudId, name }) => (
            <option key={cloudId} value={cloudId}>
              {name}
            </option>
          ))}
        </select>
        <FieldProblem field="site" problem={problem} />
      </div>
      {credential?.production && <strong class="productionMark">Production</strong>}
    </div>
  );
}

function noSite(count: number): string {
  return count === 0 ? 'No sites' : 'Choose a site';
}

function Placeholder({ text }: { readonly text: string }) {
  // Said by the option too: the browser shows nothing once the options it had are gone.
  return (
    <option value="" disabled hidden selected>
      {text}
    </option>
  );
}

const LIGHT_SUFFIX: Record<Light, string> = {
  green: '',
  amber: '',
  red: ' (needs attention)',
  grey: ' (not authorized)',
};
