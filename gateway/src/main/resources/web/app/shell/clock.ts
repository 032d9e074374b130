import {LitElement, css, html} from 'lit';
import {customElement, state} from 'lit/decorators.js';
import {dateTimeSeconds} from '../format/time';

@customElement('c-clock')
export class Clock extends LitElement {
  @state() private now = Date.now();
  private timer: number | undefined;

  static override styles = css`
    time {
      white-space: nowrap;
    }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = window.setInterval(() => (this.now = Date.now()), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  override render() {
    return html`<time>${dateTimeSeconds(this.now)} UTC</time>`;
  }
}
