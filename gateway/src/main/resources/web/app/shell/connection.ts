import {LitElement, css, html} from 'lit';
import {customElement} from 'lit/decorators.js';
import {live, type LiveState} from '../live/events';

const WORDS: Record<LiveState, string> = {
  connecting: 'Connecting',
  live: 'Live',
  lost: 'Reconnecting',
  'signed-out': 'Signed out',
};

@customElement('c-connection')
export class Connection extends LitElement {
  private readonly changed = () => this.requestUpdate();

  static override styles = css`
    span {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      white-space: nowrap;
    }
    span::before {
      content: '';
      width: 8px;
      height: 8px;
      border-radius: 50%;
      background: var(--faint);
    }
    .live::before {
      background: var(--pos);
    }
    .lost::before {
      background: var(--warn);
    }
    .signed-out::before {
      background: var(--neg);
    }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    live.addEventListener('state', this.changed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    live.removeEventListener('state', this.changed);
  }

  override render() {
    return html`<span class=${live.state} role="status" data-testid="connection">${WORDS[live.state]}</span>`;
  }
}
