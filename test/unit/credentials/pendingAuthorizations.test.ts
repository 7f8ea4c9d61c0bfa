import { deepStrictEqual, rejects } from 'node:assert/strict';
import {
  AUTHORIZATION_LIFETIME,
  PendingAuthorizations,
  type PendingAuthorization,
} from '../../../src/core/credentials/pendingAuthorizations';
import { WindowLock } from '../../../src/core/windowLock';
import { FakeClock, MemorySecretStore } from '../../fakes';

function createPending(shared = new Map<string, string>(), clock = new FakeClock()) {
  const secrets = new MemorySecretStore(shared);
  return { pending: new PendingAuthorizations(secrets, new WindowLock(), clock), secrets, clock };
}

function request(
  clock: FakeClock,
  state: string | undefined,
  changes: Partial<PendingAuthorization> = {},
): PendingAuthorization {
  return {
    id: state ?? 'without',
    credentialId: 'cred',
    state,
    redirect_uri: 'vscode://jira-tools.jira-console/callback',
    code_verifier: 'verifier',
    createdAt: clock.now(),
    ...changes,
  };
}

describe('a pending authorization', () => {
  it('can be taken once, by any window', async () => {
    const { pending, secrets, clock } = createPending();
    const armed = request(clock, 'state');
    await pending.arm(armed);
    const elsewhere = createPending(secrets.values, clock).pending;
    deepStrictEqual(await elsewhere.take('state'), armed);
    await rejects(pending.take('state'), { code: 'state_unknown' });
    deepStrictEqual(secrets.values, new Map());
  });

  const unknown: readonly [what: string, state: string | undefined][] = [
    ['another state', 'other'],
    ['an empty state', ''],
    ['the beginning of its state', 'stat'],
    ['no state', undefined],
  ];
  for (const [what, state] of unknown) {
    it(`is not taken by ${what}, and stays`, async () => {
      const { pending, clock } = createPending();
      const armed = request(clock, 'state');
      await pending.arm(armed);
      await rejects(pending.take(state), { code: 'state_unknown' });
      deepStrictEqual(await pending.take('state'), armed);
    });
  }

  it('lives for ten minutes and is gone once it was asked for too late', async () => {
    const { pending, secrets, clock } = createPending();
    await pending.arm(request(clock, 'in time'));
    await pending.arm(request(clock, 'too late'));
    clock.advance(AUTHORIZATION_LIFETIME - 1);
    await pending.take('in time');
    clock.advance(1);
    await rejects(pending.take('too late'), { code: 'state_expired' });
    deepStrictEqual(secrets.values, new Map());
  });

  it('makes room for the next one when it is dead', async () => {
    const { pending, secrets, clock } = createPending();
    await pending.arm(request(clock, 'dead'));
    clock.advance(AUTHORIZATION_LIFETIME);
    await pending.arm(request(clock, 'alive'));
    deepStrictEqual([...secrets.values.keys()], ['pending/alive']);
  });

  it('without a state replaces the one of its credential, and leaves others alone', async () => {
    const { pending, secrets, clock } = createPending();
    await pending.arm(request(clock, undefined, { id: 'first' }));
    await pending.arm(request(clock, 'state'));
    await pending.arm(request(clock, undefined, { id: 'second' }));
    deepStrictEqual([...secrets.values.keys()], ['pending/state', 'pending/second']);
    deepStrictEqual((await pending.take(undefined)).id, 'second');
  });

  it('without a state is taken by nobody where two credentials wait so', async () => {
    const { pending, secrets, clock } = createPending();
    await pending.arm(request(clock, undefined, { id: 'one' }));
    await pending.arm(request(clock, undefined, { id: 'two', credentialId: 'other' }));
    await rejects(pending.take(undefined), { code: 'state_unknown' });
    deepStrictEqual([...secrets.values.keys()], ['pending/one', 'pending/two']);
  });

  it('goes with its credential, and only with that', async () => {
    const { pending, secrets, clock } = createPending();
    await pending.arm(request(clock, 'mine'));
    await pending.arm(request(clock, 'theirs', { credentialId: 'other' }));
    await pending.dropAllOf('cred');
    deepStrictEqual([...secrets.values.keys()], ['pending/theirs']);
  });

  it('is found beside records that cannot be read', async () => {
    const { pending, secrets, clock } = createPending();
    secrets.values.set('pending/broken', 'x');
    secrets.values.set('pending/newer', '{"version":2}');
    await pending.arm(request(clock, 'state'));
    deepStrictEqual((await pending.take('state')).id, 'state');
  });
});
