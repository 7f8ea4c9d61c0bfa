import type { EditorStatus } from '../../protocol/credentialEditor';
import { relativeTime } from '../../core/text/relativeTime';
import type { Light } from './parts';
import { useNow } from './useNow';

interface Props {
  readonly status: EditorStatus;
  readonly onCopyAddress: () => void;
  readonly onPaste: () => void;
  readonly onOpenConsole: () => void;
}

/** The light in color, shape and words, and all that it stands for. */
export function StatusCard(props: Props) {
  const { status } = props;
  const now = useNow(status.expiresAt !== undefined);
  const { account, sites, grantedScope, expiresAt, refreshedAt, pending } = status;
  const works = status.light === 'green' || status.light === 'amber';
  return (
    <section class="part status" aria-labelledby="status-title">
      <h2 id="status-title">Status</h2>
      <div role="status" class={`headline ${status.light}`}>
        <LightSign light={status.light} />
        <strong>{status.headline}</strong>
        {status.code !== undefined && <code>{status.code}</code>}
        {status.notes.map(({ reason, remedy }) => (
          <p key={reason}>
            {reason} <b>{remedy}</b>
          </p>
        ))}
      </div>
      {pending && (
        <div class="notice info">
          <p>Waiting for you to accept in the browser.</p>
          <button type="button" onClick={props.onCopyAddress}>
            Copy Address
          </button>
          <button type="button" onClick={props.onPaste}>
            Paste Callback URL
          </button>
        </div>
      )}
      <dl>
        {account !== undefined && <Fact name="Account" value={account} />}
        {sites.map(({ name, url, cloudId }) => (
          <Fact key={cloudId} name={name} value={`${url} · ${cloudId}`} />
        ))}
        {grantedScope !== undefined && <Fact name="Granted scopes" value={grantedScope} />}
        {expiresAt !== undefined && (
          <Fact
            name="Access token"
            value={`${expiresAt > now ? 'expires' : 'expired'} ${relativeTime(expiresAt, now)}`}
          />
        )}
        {refreshedAt !== undefined && (
          <Fact name="Last refresh" value={relativeTime(refreshedAt, now)} />
        )}
      </dl>
      {works && (
        <button type="button" onClick={props.onOpenConsole}>
          Open Console
        </button>
      )}
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** The light as a sign that is told without its color, too. */
export function LightSign({ light }: { readonly light: Light }) {
  return (
    <svg class={`light ${light}`} viewBox="0 0 16 16" role="img" aria-label={`${light} light`}>
      {SIGNS[light]}
    </svg>
  );
}

const SIGNS: Record<Light, preact.JSX.Element> = {
  green: (
    <>
      <circle cx="8" cy="8" r="6.5" />
      <path d="M5 8.2 7.2 10.4 11 6" />
    </>
  ),
  amber: (
    <>
      <polygon points="8,1.4 15.2,14 .8,14" />
      <path d="M8 6v4M8 12v.1" />
    </>
  ),
  red: (
    <>
      <circle cx="8" cy="8" r="6.5" />
      <path d="M5.6 5.6 10.4 10.4M10.4 5.6 5.6 10.4" />
    </>
  ),
  grey: <circle cx="8" cy="8" r="5.6" />,
};
