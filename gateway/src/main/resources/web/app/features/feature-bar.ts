import {LitElement, css, html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import type {Drift} from '../api/feature-types';
import {count, duration} from '../format/number';
import {date, dateTime} from '../format/time';
import '../parts/badge';
import '../parts/stat';
import {controls} from '../parts/styles';
import {INTERVALS, type Catalogue, type Choice, type FeatureView} from './queries';
import {VERDICTS} from './verdict';

/** What is looked at, and how it stands as a whole. */
@customElement('c-feature-bar')
export class FeatureBar extends LitElement {
  @property({attribute: false}) catalogue!: Catalogue;
  @property({attribute: false}) choice!: Choice;
  /** Intervals that have bars; undefined while nobody knows. */
  @property({attribute: false}) stored: string[] | undefined;
  @property({attribute: false}) view: FeatureView | undefined;

  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 12px 30px;
      }
      .pick,
      .stats {
        display: flex;
        flex-wrap: wrap;
        gap: 10px;
      }
      .stats {
        gap: 8px 30px;
        margin-left: auto;
      }
      label {
        display: grid;
        gap: 2px;
        font-size: 11.5px;
        color: var(--muted);
      }
      select {
        font-size: 13px;
        max-width: 260px;
      }
    `,
  ];

  override render() {
    const {instrument, interval, set} = this.choice;
    return html`<div class="pick">
        ${this.select('Instrument', 'instrument', instrument, this.catalogue.instruments.map(({symbol}) => [symbol, symbol]))}
        ${this.select('Interval', 'interval', interval, INTERVALS.map((each) => [each, this.named(each)]))}
        ${this.select('Feature set', 'set', set, this.catalogue.sets.map(({name, features}) => [name, `${name} (${features.length})`]))}
      </div>
      ${this.view && this.view.rows.openTimeMs.length > 0 ? this.stats(this.view) : nothing}`;
  }

  private select(label: string, key: keyof Choice, chosen: string, options: [string, string][]) {
    return html`<label
      >${label}
      <select
        data-testid="pick-${key}"
        @change=${(event: Event) => this.choose(key, (event.target as HTMLSelectElement).value)}
      >
        ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
      </select>
    </label>`;
  }

  private named(interval: string): string {
    return this.stored && !this.stored.includes(interval) ? `${interval} (no bars)` : interval;
  }

  private stats({rows, gaps, drift, noDrift}: FeatureView) {
    const newest = rows.openTimeMs.at(-1);
    return html`<div class="stats">
      <c-stat label="Newest bar, UTC" value=${dateTime(newest)} detail=${`${count(rows.openTimeMs.length)} rows shown`}></c-stat>
      ${drift ? this.age(drift) : nothing}
      <c-stat
        data-testid="gap-count"
        label="Gaps"
        value=${count(gaps.gapCount)}
        detail=${gaps.gapCount > 0 ? `${count(gaps.missingBars)} bars missing` : 'none in these rows'}
      ></c-stat>
      ${drift
        ? html`<c-stat
            label="Drift"
            data-testid="drift-overall"
            detail="against ${count(drift.then.count)} rows, ${date(drift.then.firstOpenTimeMs)} to ${date(drift.then.lastOpenTimeMs)}"
            ><c-badge tone=${VERDICTS[drift.verdict].tone}>${VERDICTS[drift.verdict].word}</c-badge>
            ${this.drifted(drift)}</c-stat
          >`
        : html`<c-stat label="Drift" data-testid="drift-overall" value="–" detail=${noDrift}></c-stat>`}
    </div>`;
  }

  private drifted({features}: Drift): string {
    const judged = features.filter(({verdict}) => verdict !== 'UNKNOWN');
    return `${judged.filter(({verdict}) => verdict === 'DRIFTED').length} of ${judged.length}`;
  }

  private age({freshness}: Drift) {
    const bars = freshness.ageMs / freshness.intervalMs;
    return html`<c-stat
      label="Age"
      data-testid="row-age"
      value=${duration(freshness.ageMs / 1000)}
      tone=${freshness.stale ? 'neg' : ''}
      detail=${freshness.stale ? `late by ${count(bars)} bars` : 'the next bar is on its way'}
    ></c-stat>`;
  }

  private choose(key: keyof Choice, value: string): void {
    this.dispatchEvent(new CustomEvent('choose', {detail: {...this.choice, [key]: value}}));
  }
}
