import {LitElement, css, html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import type {Me} from '../api/types';
import {controls} from '../parts/styles';
import './clock';
import './connection';

const PAGES = [
  ['trade', 'Trade'],
  ['features', 'Features'],
  ['runs', 'Runs'],
  ['models', 'Models'],
  ['backtests', 'Backtests'],
] as const;

@customElement('c-header')
export class Header extends LitElement {
  @property({attribute: false}) me!: Me;
  @property() page = '';

  static override styles = [
    controls,
    css`
      :host {
        display: block;
        position: sticky;
        top: 0;
        z-index: 10;
        background: var(--surface);
        border-bottom: 1px solid var(--line);
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 22px;
        max-width: 1680px;
        margin: 0 auto;
        padding: 0 18px;
        min-height: 46px;
      }
      .mark {
        display: flex;
        align-items: center;
        gap: 8px;
        font-size: 15px;
        font-weight: 650;
        letter-spacing: -0.01em;
      }
      .mark img {
        width: 20px;
        height: 20px;
      }
      nav {
        display: flex;
        align-self: stretch;
      }
      nav a {
        display: flex;
        align-items: center;
        padding: 0 12px;
        min-height: 46px;
        color: var(--muted);
        text-decoration: none;
        border-bottom: 2px solid transparent;
        border-top: 2px solid transparent;
      }
      nav a:hover {
        color: var(--text);
      }
      nav a[aria-current] {
        color: var(--text);
        font-weight: 600;
        border-bottom-color: var(--accent);
      }
      .who {
        margin-left: auto;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 18px;
        color: var(--muted);
        padding: 6px 0;
      }
      .who b {
        font-weight: 600;
        color: var(--text);
      }
      .roles {
        font-size: 11.5px;
      }
      .person {
        line-height: 1.25;
      }
    `,
  ];

  override render() {
    return html`<div class="bar">
      <span class="mark"><img src="/favicon.svg" alt="" />Credence</span>
      <nav aria-label="Pages">
        ${PAGES.map(
          ([page, label]) =>
            html`<a href="#/${page}" aria-current=${this.page === page ? 'page' : nothing}>${label}</a>`,
        )}
      </nav>
      <div class="who">
        <c-connection></c-connection>
        <c-clock></c-clock>
        <div class="person">
          <div><b data-testid="user-name">${this.me.user}</b> at ${this.me.tenant}</div>
          <div class="roles">${this.me.roles.join(', ') || 'no role'}</div>
        </div>
        <a class="button" href="/logout">Sign out</a>
      </div>
    </div>`;
  }
}
