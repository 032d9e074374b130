import {LitElement, css, html, nothing} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {ApiError} from '../api/client';
import type {Check, RiskState} from '../api/strategy-types';
import type {Me} from '../api/types';
import {check} from '../format/reasons';
import {number, percent} from '../format/number';
import '../parts/badge';
import type {Tone} from '../parts/badge';
import '../parts/gauge';
import '../parts/panel';
import {controls} from '../parts/styles';
import {halt, reset, type TradeView} from './queries';

const TONES: Record<RiskState, Tone> = {ACTIVE: 'pos', REDUCING: 'warn', HALTED: 'neg'};
const MEANING: Record<RiskState, string> = {
  ACTIVE: 'All limits hold; it may trade.',
  REDUCING: 'A limit is broken; positions may shrink only.',
  HALTED: 'Nothing opens until the risk officer resets it.',
};

/** May it trade, how close is each limit, and the two switches. */
@customElement('c-risk-panel')
export class RiskPanel extends LitElement {
  @property({attribute: false}) me!: Me;
  @property({attribute: false}) view!: TradeView;
  @state() private asking: 'halt' | 'reset' | undefined;
  @state() private busy = false;
  @state() private problem = '';

  static override styles = [
    controls,
    css`
      .gauges {
        display: grid;
        gap: 10px;
        margin-top: 10px;
      }
      p {
        margin: 0;
        color: var(--muted);
      }
      .switches,
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-top: 13px;
      }
      input {
        flex: 1 1 100%;
        font: inherit;
        color: var(--text);
        background: var(--surface);
        border: 1px solid var(--line-strong);
        border-radius: 6px;
        padding: 5px 9px;
      }
      .problem {
        margin-top: 8px;
        color: var(--neg);
      }
    `,
  ];

  override render() {
    const risk = this.view.portfolio.riskState;
    return html`<c-panel heading="Risk">
      <c-badge slot="tools" tone=${TONES[risk]} data-testid="risk-state">${risk}</c-badge>
      <p>${MEANING[risk]}${this.view.risk?.cause && risk !== 'ACTIVE' ? ` Cause: ${this.view.risk.cause}` : ''}</p>
      <div class="gauges">${this.checks().map((item) => this.gauge(item))}</div>
      ${this.asking ? this.form(this.asking) : this.switches(risk)}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
    </c-panel>`;
  }

  private gauge({name, observed, limit}: Check) {
    const {label, kind} = check(name);
    const format = kind === 'fraction' ? (value: number) => percent(value) : (value: number) => number(value);
    return html`<c-gauge label=${label} .observed=${observed} .limit=${limit} .format=${format}></c-gauge>`;
  }

  private switches(risk: RiskState) {
    const mayHalt = this.has('trader') || this.has('risk-officer');
    if (!mayHalt) return nothing;
    return html`<div class="switches">
      ${risk === 'HALTED'
        ? nothing
        : html`<button class="danger" data-testid="halt" @click=${() => (this.asking = 'halt')}>Halt trading</button>`}
      ${risk !== 'ACTIVE' && this.has('risk-officer')
        ? html`<button class="primary" data-testid="reset" @click=${() => (this.asking = 'reset')}>Reset</button>`
        : nothing}
    </div>`;
  }

  private form(action: 'halt' | 'reset') {
    return html`<form @submit=${(event: SubmitEvent) => this.submit(event, action)}>
      <input
        name="reason"
        required
        maxlength="200"
        placeholder=${action === 'halt' ? 'Why must it stop?' : 'Why is it safe again?'}
        aria-label="Reason"
      />
      <button class=${action === 'halt' ? 'danger' : 'primary'} ?disabled=${this.busy}>
        ${action === 'halt' ? 'Halt now' : 'Reset now'}
      </button>
      <button type="button" @click=${() => (this.asking = undefined)}>Cancel</button>
    </form>`;
  }

  private async submit(event: SubmitEvent, action: 'halt' | 'reset'): Promise<void> {
    event.preventDefault();
    const reason = String(new FormData(event.target as HTMLFormElement).get('reason'));
    const act = action === 'halt' ? halt : reset;
    this.busy = true;
    this.problem = '';
    try {
      await act(this.view.portfolio.id, reason);
      this.asking = undefined;
      this.dispatchEvent(new Event('changed'));
    } catch (cause) {
      this.problem = cause instanceof ApiError ? cause.message : String(cause);
    } finally {
      this.busy = false;
    }
  }

  // Before the first mark the service has no observation; the limits are known all the same.
  private checks(): Check[] {
    const seen = this.view.risk?.checks ?? [];
    if (seen.length > 0) return seen;
    const policy = this.view.strategy?.spec.risk;
    if (!policy) return [];
    const idle = (name: string, limit: number) => ({name, limit, observed: 0, passed: true});
    return [
      idle('drawdown', policy.maxDrawdown),
      idle('dailyLoss', policy.maxDailyLoss),
      idle('volatility', policy.maxVolatility),
    ];
  }

  private has(role: string): boolean {
    return this.me.roles.includes(role);
  }
}
