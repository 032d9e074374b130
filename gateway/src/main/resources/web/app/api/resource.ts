import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {ApiError} from './client';

/** A value that is loaded, and the state of loading it. A newer load always wins over an older one. */
export class Resource<T> implements ReactiveController {
  value: T | undefined;
  error: ApiError | undefined;
  loading = false;
  private turn = 0;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    this.turn++;
  }

  /** Keeps the old value on the screen while the new one is on its way. */
  async load(fetcher: () => Promise<T>): Promise<void> {
    const mine = ++this.turn;
    this.loading = true;
    this.host.requestUpdate();
    try {
      const value = await fetcher();
      if (mine !== this.turn) return;
      this.value = value;
      this.error = undefined;
    } catch (cause) {
      if (mine !== this.turn) return;
      this.error = cause instanceof ApiError ? cause : new ApiError(0, 'BROKEN_PAGE', String(cause), null);
    } finally {
      if (mine === this.turn) {
        this.loading = false;
        this.host.requestUpdate();
      }
    }
  }

  clear(): void {
    this.turn++;
    this.value = undefined;
    this.error = undefined;
    this.loading = false;
    this.host.requestUpdate();
  }
}
