import {LitElement, css, html} from 'lit';
import {customElement, state} from 'lit/decorators.js';
import {ApiError, get} from '../api/client';
import type {Me} from '../api/types';
import {live} from '../live/events';
import '../backtests/backtests-page';
import '../features/features-page';
import '../models/models-page';
import '../parts/state-note';
import '../runs/runs-page';
import '../trade/trade-page';
import './header';
import {place, type Place} from './router';

/** Who is logged in, which page is open, and nothing else. */
@customElement('credence-app')
export class App extends LitElement {
  @state() private me: Me | undefined;
  @state() private error: ApiError | undefined;
  @state() private at: Place = place();
  @state() private signedOut = false;

  private readonly moved = () => (this.at = place());
  private readonly ended = () => {
    this.signedOut = true;
    live.stop('signed-out');
  };

  static override styles = css`
    main {
      max-width: 1680px;
      margin: 0 auto;
      padding: 14px 18px 40px;
    }
    .ended {
      display: flex;
      justify-content: center;
      gap: 10px;
      padding: 8px 16px;
      background: var(--warn-weak);
      color: var(--warn);
      border-bottom: 1px solid var(--line);
    }
    .ended a {
      color: inherit;
      font-weight: 600;
    }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.moved);
    window.addEventListener('credence-signed-out', this.ended);
    void this.enter();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.moved);
    window.removeEventListener('credence-signed-out', this.ended);
  }

  override render() {
    if (!this.me) {
      return html`<main>
        <c-state-note
          .loading=${!this.error}
          .error=${this.error}
          heading="The dashboard cannot start"
          @retry=${() => this.enter()}
        ></c-state-note>
      </main>`;
    }
    return html`${this.signedOut
        ? html`<div class="ended" role="alert">
            Your session has ended; what you see stands still. <a href="/login">Sign in again</a>
          </div>`
        : ''}
      <c-header .me=${this.me} .page=${this.at.page}></c-header>
      <main>${this.page(this.me)}</main>`;
  }

  private page(me: Me) {
    switch (this.at.page) {
      case 'runs':
        return html`<c-runs-page .me=${me} .selected=${this.at.rest[0]}></c-runs-page>`;
      case 'models':
        return html`<c-models-page .model=${this.at.rest[0]} .version=${Number(this.at.rest[1])}></c-models-page>`;
      case 'features':
        return html`<c-features-page .query=${this.at.query}></c-features-page>`;
      case 'backtests':
        return html`<c-backtests-page .selected=${this.at.rest[0]}></c-backtests-page>`;
      case 'trade':
        return html`<c-trade-page .me=${me} .selected=${this.at.query.get('portfolio') ?? undefined}></c-trade-page>`;
      default:
        return html`<c-state-note
          heading="There is no such page"
          next="Choose one of the pages above."
        ></c-state-note>`;
    }
  }

  private async enter(): Promise<void> {
    this.error = undefined;
    try {
      this.me = await get<Me>('/me');
      live.start();
    } catch (cause) {
      if (cause instanceof ApiError && cause.status === 401) location.assign('/login');
      else this.error = cause instanceof ApiError ? cause : new ApiError(0, 'BROKEN_PAGE', String(cause), null);
    }
  }
}
