/** The tenant's event stream, shared by all pages. */
export type LiveState = 'connecting' | 'live' | 'lost' | 'signed-out';

export interface LiveEvent<T> {
  type: string;
  time: string;
  data: T;
}

export const PREDICTION_MADE = 'io.credence.prediction.made.v1';
export const DECISION_MADE = 'io.credence.strategy.decision.made.v1';
export const ORDER_FILLED = 'io.credence.strategy.order.filled.v1';
export const RISK_STATE_CHANGED = 'io.credence.strategy.risk.state.changed.v1';
export const RUN_CHANGED = 'io.credence.training.run.changed.v1';
export const VERSION_REGISTERED = 'io.credence.model.version.registered.v1';
export const ALIAS_MOVED = 'io.credence.model.alias.moved.v1';

const TYPES = [
  PREDICTION_MADE,
  DECISION_MADE,
  ORDER_FILLED,
  RISK_STATE_CHANGED,
  RUN_CHANGED,
  VERSION_REGISTERED,
  ALIAS_MOVED,
];

const RETRY_MS = 4000;

class LiveStream extends EventTarget {
  state: LiveState = 'connecting';
  private source: EventSource | undefined;
  private wasLost = false;

  start(): void {
    this.source?.close();
    const wanted = new URLSearchParams(TYPES.map((type) => ['type', type]));
    const source = new EventSource(`/api/v1/events?${wanted}`);
    this.source = source;
    source.onopen = () => this.opened();
    source.onerror = () => this.failed(source);
    for (const type of TYPES) {
      source.addEventListener(type, (message) => {
        const event = JSON.parse((message as MessageEvent<string>).data) as LiveEvent<unknown>;
        this.dispatchEvent(new CustomEvent(type, {detail: event}));
      });
    }
    // The gateway says so before it drops a reader that is too slow: what follows would have a hole.
    source.addEventListener('dropped', () => (this.wasLost = true));
  }

  stop(state: LiveState): void {
    this.source?.close();
    this.move(state);
  }

  on<T>(type: string, listener: (event: LiveEvent<T>) => void): () => void {
    const wrapped = (event: Event) => listener((event as CustomEvent<LiveEvent<T>>).detail);
    this.addEventListener(type, wrapped);
    return () => this.removeEventListener(type, wrapped);
  }

  /** Events may be missing from here on: load anew what is on the screen. */
  onGap(listener: () => void): () => void {
    this.addEventListener('gap', listener);
    return () => this.removeEventListener('gap', listener);
  }

  private opened(): void {
    this.move('live');
    if (this.wasLost) this.dispatchEvent(new Event('gap'));
    this.wasLost = false;
  }

  private failed(source: EventSource): void {
    this.wasLost = true;
    if (this.state === 'signed-out') return;
    this.move('lost');
    // The browser retries a cut connection, but gives up for good on an error status.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => this.retry(), RETRY_MS);
  }

  private async retry(): Promise<void> {
    const answer = await fetch('/api/v1/me').catch(() => undefined);
    if (answer?.status === 401) {
      this.move('signed-out');
      window.dispatchEvent(new Event('credence-signed-out'));
    } else {
      this.start();
    }
  }

  private move(state: LiveState): void {
    this.state = state;
    this.dispatchEvent(new Event('state'));
  }
}

export const live = new LiveStream();
