import { useEffect, useState } from 'preact/hooks';
import type { EditorStatus } from '../../protocol/credentialEditor';
import { relativeTime } from '../../core/text/relativeTime';
import type { Light } from './parts';

interface Props {
  readonly status: EditorStatus;
  readonly onCopyAddress: () => void;
  readonly onPaste: (() => void) | undefined;
  readonly onCancel: () => void;
  readonly onOpenConsole: () => void;
}

/** Milliseconds between two looks at the relative times. */
const TICK = 1000;

/** The light in color, shape and words, and all that it stands for. */
export function StatusCard(props: Props) {
  const { status } = props;
  useTicks(status.pending !== undefined || status.expiresAt !== undefined);
  const now = Date.now();
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
          <p>
            Waiting for you to accept in the browser.{' '}
            <span>{remaining(pending.deadline - now)}</span>
          </p>
          <button type="button" onClick={props.onCopyAddress}>
            Copy Address
          </button>
          {props.onPaste && (
            <button type="button" onClick={props.onPaste}>
              Paste Callback URL
            </button>
          )}
          <button type="button" id="cancel-authorization" onClick={props.onCancel}>
            Cancel
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

/** Draws anew as time passes. */
function useTicks(isTicking: boolean): void {
  const [, setTicks] = useState(0);
  useEffect(() => {
    if (!isTicking) return;
    const timer = setInterval(() => setTicks((ticks) => ticks + 1), TICK);
    return () => clearInterval(timer);
  }, [isTicking]);
}

function remaining(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} left.`;
}
