import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {live, type LiveEvent} from './events';

/** Listens to the live stream while its element is on the page. */
export class Subscriptions implements ReactiveController {
  private readonly starters: (() => () => void)[] = [];
  private stoppers: (() => void)[] = [];

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  on<T>(type: string, listener: (event: LiveEvent<T>) => void): this {
    this.starters.push(() => live.on(type, listener));
    return this;
  }

  onGap(listener: () => void): this {
    this.starters.push(() => live.onGap(listener));
    return this;
  }

  hostConnected(): void {
    this.stoppers = this.starters.map((start) => start());
  }

  hostDisconnected(): void {
    this.stoppers.forEach((stop) => stop());
    this.stoppers = [];
  }
}
