import { NetworkError } from '../../../src/core/errors';
import type { HttpClient, HttpRequest, HttpResponse } from '../../../src/core/ports';
import { ADA } from '../../simulator/accounts';
import { AppRegistry, CONSOLE_DEMO_APP } from '../../simulator/apps';
import { Codes } from '../../simulator/auth/codes';
import { Grants } from '../../simulator/auth/grants';
import { Secrets } from '../../simulator/auth/secrets';
import { TokenEndpoint } from '../../simulator/auth/tokenEndpoint';
import { Tokens, type TokenSet } from '../../simulator/auth/tokens';
import { SimulatedClock } from '../../simulator/clock';
import { defaultSettings, type Settings } from '../../simulator/settings';
import { answer, sentText } from '../../fakes';
import { CREDENTIAL } from '../world';
import { roll, type Dice } from './dice';
import type { Delays, Life } from './life';
import type { Timeline } from './timeline';

/** What goes wrong with one token request; each says whether the server has acted. */
export type NetworkFault =
  | 'unreachable'
  | 'lost before'
  | 'lost after'
  | 'cut after'
  | 'hangs before'
  | 'hangs after'
  | '503 before'
  | '503 after'
  | 'slow';

/** What hears of every token request. */
export interface RequestWitness {
  /** A refresh token is sent; what is given back hears what becomes of it. */
  sends(life: Life, refresh_token: string): RequestFate;
}

/** What becomes of one token request. */
export interface RequestFate {
  /** The server has answered so, whether or not anyone gets that. */
  acted(status: number, body: string): void;
  /** The window has got an answer, or knows that there is none. */
  ended(outcome: HttpResponse | NetworkError): void;
}

const APP = {
  ...CONSOLE_DEMO_APP,
  client_id: CREDENTIAL.client_id,
  client_secret: CREDENTIAL.client_secret,
};

/** The simulator's authorization server, without the pages and the wire. */
export class AuthorizationServer {
  readonly tokens: Tokens;
  readonly #grants = new Grants();
  readonly #endpoint: TokenEndpoint;

  constructor(timeline: Timeline, changes: Partial<Settings>) {
    const settings = { ...defaultSettings(), ...changes };
    const clock = new SimulatedClock(() => timeline.now());
    const secrets = new Secrets();
    const apps = new AppRegistry();
    apps.register(APP);
    this.tokens = new Tokens(clock, settings, secrets);
    this.#endpoint = new TokenEndpoint({
      apps,
      grants: this.#grants,
      codes: new Codes(clock, settings, secrets),
      tokens: this.tokens,
      secrets,
      settings,
      sites: [],
    });
  }

  /** The tokens of a new consent. */
  authorize(offline: boolean): TokenSet {
    const scopes = ['read:jira-work', ...(offline ? ['offline_access'] : [])];
    return this.tokens.issue(this.#grants.consent(APP, ADA, scopes, ['acme']), scopes);
  }

  /** The user takes back, in a browser, what was granted. */
  revoke(): void {
    this.#grants.revoke(APP.client_id);
  }

  answer(request: HttpRequest): { status: number; body: string } {
    const { url, headers } = request;
    const { pathname, searchParams } = new URL(url);
    const answered = this.#endpoint.token({
      server: 'auth',
      method: 'POST',
      url: pathname,
      path: pathname,
      query: searchParams,
      headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
      body: Buffer.from(sentText(request)),
    });
    return { status: answered.status, body: String(answered.body) };
  }
}

/** The way of one window to the server. */
export class Network implements HttpClient {
  constructor(
    private readonly life: Life,
    private readonly server: AuthorizationServer,
    private readonly dice: Dice,
    private readonly witness: RequestWitness,
    private readonly nextFault: () => NetworkFault | undefined,
  ) {}

  async send(request: HttpRequest): Promise<HttpResponse> {
    const { refresh_token } = JSON.parse(sentText(request)) as { refresh_token: string };
    const fate = this.witness.sends(this.life, refresh_token);
    const fault = this.nextFault();
    const act = () => {
      const { status, body } = this.server.answer(request);
      fate.acted(status, body);
      return answer(status, body);
    };
    try {
      const response = await this.life.operate(this.#delays(fault, request), () =>
        suffer(fault, act),
      );
      fate.ended(response);
      return response;
    } catch (error) {
      fate.ended(error as NetworkError);
      throw error;
    }
  }

  #delays(fault: NetworkFault | undefined, { timeout }: HttpRequest): Delays {
    const before = roll(this.dice, 400);
    if (fault?.startsWith('hangs')) return [before, timeout - before];
    return [before, roll(this.dice, fault === 'slow' ? 25_000 : 400)];
  }
}

function suffer(fault: NetworkFault | undefined, act: () => HttpResponse): HttpResponse {
  switch (fault) {
    case 'unreachable':
      throw new NetworkError('connect_failed');
    case 'lost before':
      throw new NetworkError('connection_failed');
    case 'lost after':
      act();
      throw new NetworkError('connection_failed');
    case 'cut after': {
      const { body, ...rest } = act();
      return { ...rest, body: body.slice(0, body.length / 2), cut: 'connection_lost' };
    }
    case 'hangs before':
      throw new NetworkError('timeout');
    case 'hangs after':
      act();
      throw new NetworkError('timeout');
    case '503 before':
      return answer(503, '');
    case '503 after':
      act();
      return answer(503, '');
    case 'slow':
    case undefined:
      return act();
  }
}
