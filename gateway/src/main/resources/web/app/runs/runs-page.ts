import {LitElement, css, html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import {get} from '../api/client';
import {Resource} from '../api/resource';
import type {Run, RunChange} from '../api/run-types';
import type {Me, Page} from '../api/types';
import {duration} from '../format/number';
import {humanise} from '../format/reasons';
import {dateTime} from '../format/time';
import {RUN_CHANGED} from '../live/events';
import {Subscriptions} from '../live/subscriptions';
import {throttle} from '../live/throttle';
import '../parts/panel';
import '../parts/progress';
import '../parts/state-note';
import {tables} from '../parts/styles';
import {link} from '../shell/router';
import {LossHistory} from './loss-history';
import './run-badge';
import './run-detail';

/** All training runs, newest first, and the chosen one in full. */
@customElement('c-runs-page')
export class RunsPage extends LitElement {
  @property({attribute: false}) me!: Me;
  @property() selected: string | undefined;

  private readonly runs = new Resource<Run[]>(this);
  private readonly losses = new LossHistory();
  private readonly redraw = throttle(() => this.requestUpdate(), 200);

  constructor() {
    super();
    new Subscriptions(this)
      .on<RunChange>(RUN_CHANGED, ({data}) => this.merge(data))
      .onGap(() => this.reload());
  }

  static override styles = [
    tables,
    css`
      .alone {
        grid-column: 1 / -1;
      }
      :host {
        display: grid;
        grid-template-columns: minmax(380px, 5fr) minmax(0, 7fr);
        gap: 12px;
        align-items: start;
      }
      tbody tr {
        cursor: pointer;
      }
      tbody tr:hover td {
        background: var(--surface-2);
      }
      tbody tr[aria-current] td {
        background: var(--accent-weak);
      }
      td a {
        color: var(--text);
        text-decoration: none;
        font-weight: 600;
      }
      td a:focus-visible {
        outline: 2px solid var(--accent);
      }
      .sub {
        color: var(--muted);
        font-size: 11.5px;
      }
      c-progress {
        width: 90px;
      }
      @media (max-width: 1080px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.reload();
  }

  override render() {
    const runs = this.runs.value;
    if (!runs || runs.length === 0) return html`<c-panel class="alone" heading="Training runs">${this.absent()}</c-panel>`;
    const shown = runs.find(({id}) => id === this.selected) ?? runs[0]!;
    return html`<c-panel flush heading="Training runs" note="newest first, times in UTC">
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th>Model</th>
                <th>State</th>
                <th>Progress</th>
                <th>Requested</th>
              </tr>
            </thead>
            <tbody>
              ${repeat(runs, (run) => run.id, (run) => this.row(run, run.id === shown.id))}
            </tbody>
          </table>
        </div>
      </c-panel>
      <c-run-detail
        .me=${this.me}
        .run=${shown}
        .history=${this.losses.of(shown.id)}
        @changed=${() => this.reload()}
      ></c-run-detail>`;
  }

  private row(run: Run, current: boolean) {
    const progress = run.progress;
    return html`<tr
      data-testid="run-row"
      aria-current=${current ? 'true' : nothing}
      @click=${() => (location.hash = link('runs', [run.id]))}
    >
      <td>
        <a href=${link('runs', [run.id])}>${run.model}</a>
        ${run.modelVersion ? html`<span class="sub">version ${run.modelVersion}</span>` : nothing}
        <div class="sub mono">${run.id.slice(0, 13)}</div>
      </td>
      <td><c-run-badge .state=${run.state}></c-run-badge></td>
      <td>
        ${run.state === 'RUNNING' && progress
          ? html`<c-progress .fraction=${progress.fraction}></c-progress>
              <div class="sub">${humanise(progress.phase)}, ${duration(progress.etaSeconds)} left</div>`
          : html`<span class="sub">${run.reason ? humanise(run.reason) : ''}</span>`}
      </td>
      <td>${dateTime(run.requestedAt)}</td>
    </tr>`;
  }

  private absent() {
    return html`<c-state-note
      .loading=${this.runs.loading && !this.runs.value}
      .error=${this.runs.error}
      heading=${this.runs.error ? 'Runs could not be loaded' : 'Nothing was trained yet'}
      next="A training run fetches a dataset, fits, calibrates, evaluates and publishes a model version. Its progress shows here live."
      command=${this.runs.error ? '' : 'POST /api/v1/training-runs'}
      @retry=${() => this.reload()}
    ></c-state-note>`;
  }

  private reload(): void {
    void this.runs.load(async () => {
      const page = await get<Page<Run>>('/training-runs', {page_size: 200});
      for (const run of page.items) this.losses.add(run.id, run.progress);
      return [...page.items].sort((a, b) => ((a.requestedAt ?? '') < (b.requestedAt ?? '') ? 1 : -1));
    });
  }

  private merge(change: RunChange): void {
    const runs = this.runs.value;
    const known = runs?.find(({id}) => id === change.runId);
    if (!runs || !known) return this.reload();
    this.losses.add(change.runId, change.progress);
    const moved = known.state !== change.state;
    const {runId: _, ...news} = change;
    this.runs.value = runs.map((run) => (run === known ? {...known, ...news} : run));
    this.redraw();
    // The event has no times; a state that changed has a new one.
    if (moved) this.reload();
  }
}
