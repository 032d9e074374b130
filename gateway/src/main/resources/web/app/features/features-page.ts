import {LitElement, css, html, nothing, type PropertyValues} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {Resource} from '../api/resource';
import '../charts/chart';
import {quoteOf} from '../format/number';
import {dateTime} from '../format/time';
import '../parts/panel';
import {sized} from '../parts/sized';
import '../parts/state-note';
import {link, replace} from '../shell/router';
import './feature-about';
import './feature-bar';
import './feature-list';
import {MOST_SHOWN} from './feature-list';
import {chartHeight, featuresChart} from './features-chart';
import {loadCatalogue, loadFeatures, loadIntervals, type Catalogue, type Choice, type FeatureView} from './queries';

const FIRST_SHOWN = 3;
// Feature rows are not followed live: a replay sends thousands a second to whoever asks for them.
const LOOK_AGAIN_MS = 15_000;

/** Features under the candles they were computed from. */
@customElement('c-features-page')
export class FeaturesPage extends LitElement {
  /** Of the address: instrument, interval, set, and which features are drawn. */
  @property({attribute: false}) query = new URLSearchParams();
  @state() private described = '';

  private readonly catalogue = new Resource<Catalogue>(this);
  private readonly stored = new Resource<string[]>(this);
  private readonly features = new Resource<FeatureView>(this);
  private instrument = '';
  private loaded = '';
  private timer: number | undefined;

  static override styles = css`
    .grid {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 336px;
      gap: 12px;
      margin-top: 12px;
      align-items: start;
    }
    .below {
      margin-top: 12px;
    }
    .side {
      display: grid;
      gap: 12px;
      min-width: 0;
    }
    @media (max-width: 1080px) {
      .grid {
        grid-template-columns: minmax(0, 1fr);
      }
      .side {
        grid-template-columns: repeat(auto-fit, minmax(290px, 1fr));
        align-items: start;
      }
    }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.catalogue.load(loadCatalogue);
    this.timer = window.setInterval(() => {
      if (!document.hidden && this.features.value) this.reload();
    }, LOOK_AGAIN_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearInterval(this.timer);
  }

  override willUpdate(_: PropertyValues): void {
    const choice = this.choice();
    if (!choice) return;
    if (choice.instrument !== this.instrument) {
      this.instrument = choice.instrument;
      this.stored.clear();
      void this.stored.load(() => loadIntervals(choice.instrument));
    }
    const key = `${choice.instrument} ${choice.interval} ${choice.set}`;
    if (choice.interval && key !== this.loaded) {
      this.loaded = key;
      this.features.clear();
      this.reload();
    }
  }

  override render() {
    const catalogue = this.catalogue.value;
    if (!catalogue) return this.alone(this.catalogue, 'Features could not be loaded', () => this.catalogue.load(loadCatalogue));
    const choice = this.choice();
    if (!choice) {
      return html`<c-panel heading="Features"
        ><c-state-note
          heading="No instrument yet"
          next="Import bars of one, or let the demo do it: then its features stand here under its candles."
          command="./credence demo"
        ></c-state-note
      ></c-panel>`;
    }
    return html`<c-feature-bar
        .catalogue=${catalogue}
        .choice=${choice}
        .stored=${this.stored.value}
        .view=${this.features.value}
        @choose=${(event: CustomEvent<Choice>) => this.move(event.detail, [])}
      ></c-feature-bar>
      ${this.body(choice, catalogue)}`;
  }

  private body(choice: Choice, catalogue: Catalogue) {
    if (!choice.interval) {
      const none = this.stored.value?.length === 0;
      return none
        ? this.noBars(choice)
        : this.alone(this.stored, 'Bars could not be found', () => this.stored.load(() => loadIntervals(choice.instrument)));
    }
    const view = this.features.value;
    if (!view) return this.alone(this.features, 'These features could not be loaded', () => this.reload());
    if (view.rows.openTimeMs.length === 0) return this.noBars(choice);
    return html`${this.features.error
        ? html`<c-state-note
            .error=${this.features.error}
            heading="This may be out of date"
            @retry=${() => this.reload()}
          ></c-state-note>`
        : nothing}
      ${view.noAge
        ? html`<c-state-note
            data-testid="no-age"
            .error=${view.noAge}
            heading="How fresh these features are is not known"
            @retry=${() => this.reload()}
          ></c-state-note>`
        : nothing}
      <div class="grid">
        ${this.chart(view, catalogue)}
        <div class="side">
          <c-feature-list
            .view=${view}
            .shown=${this.shown(view)}
            .described=${this.about(view)}
            @toggle=${(event: CustomEvent<string>) => this.toggle(view, event.detail)}
            @describe=${(event: CustomEvent<string>) => (this.described = event.detail)}
          ></c-feature-list>
          ${this.meaning(view, catalogue)}
        </div>
      </div>`;
  }

  private chart(view: FeatureView, catalogue: Catalogue) {
    const {instrument, interval} = view.choice;
    const shown = this.shown(view);
    return html`<c-panel heading="Price and features" .note=${this.note(view)}>
      ${shown.length === 0 ? html`<c-state-note heading="Choose a feature" next="Up to ${MOST_SHOWN} stand below the candles."></c-state-note>` : nothing}
      <c-chart
        data-testid="features-chart"
        label="Candles of ${instrument}, ${interval}, and below them ${shown.join(', ') || 'nothing'}"
        .draw=${featuresChart(view, catalogue.features, shown)}
        .points=${view.rows.openTimeMs.length}
        ${sized({height: `${chartHeight(shown.length)}px`})}
      ></c-chart>
    </c-panel>`;
  }

  private note(view: FeatureView): string {
    const {instrument, interval} = view.choice;
    const times = view.rows.openTimeMs;
    const found = view.findings.length;
    return [
      `${interval} bars, ${quoteOf(instrument)}, ${dateTime(times[0])} to ${dateTime(times.at(-1))} UTC`,
      ...(view.drift?.definitionChanged ? ['the definition has changed since training'] : []),
      ...(view.noFindings ? [view.noFindings] : []),
      ...(found > 0 ? [`${found} suspect ${found === 1 ? 'stretch' : 'stretches'}`] : []),
    ].join('; ');
  }

  private meaning(view: FeatureView, catalogue: Catalogue) {
    const name = this.about(view);
    const set = catalogue.sets.find((each) => each.name === view.choice.set);
    return html`<c-feature-about
      .name=${name}
      .expression=${set?.expressions?.[name] ?? ''}
      .feature=${catalogue.features.get(name)}
      .drift=${view.drift?.features.find(({feature}) => feature === name)}
      .age=${view.ages.get(name)}
    ></c-feature-about>`;
  }

  private alone<T>(resource: Resource<T>, heading: string, retry: () => void) {
    return html`<c-panel class="below" heading="Features"
      ><c-state-note
        .loading=${!resource.error}
        .error=${resource.error}
        heading=${heading}
        @retry=${retry}
      ></c-state-note
    ></c-panel>`;
  }

  private noBars({instrument, interval}: Choice) {
    return html`<c-panel class="below" heading="Price and features"
      ><c-state-note
        heading="No ${interval} bars of ${instrument} are stored"
        next="Import a file, or send bars as they close."
        command="POST /api/v1/instruments/${instrument}/bars?interval=${interval || '1m'}"
      ></c-state-note
    ></c-panel>`;
  }

  /** Of the address; what it leaves open is the first there is. */
  private choice(): Choice | undefined {
    const catalogue = this.catalogue.value;
    const instrument = this.query.get('instrument') ?? catalogue?.instruments[0]?.symbol;
    const set = this.query.get('set') ?? catalogue?.sets[0]?.name;
    if (!catalogue || !instrument || !set) return undefined;
    const first = this.instrument === instrument ? (this.stored.value?.[0] ?? '') : '';
    return {instrument, interval: this.query.get('interval') ?? first, set};
  }

  private shown(view: FeatureView): string[] {
    const wanted = this.query.get('show');
    const names = view.rows.names;
    if (wanted === null) return names.slice(0, FIRST_SHOWN);
    return wanted.split(',').filter((name) => names.includes(name)).slice(0, MOST_SHOWN);
  }

  private about(view: FeatureView): string {
    const names = view.rows.names;
    return names.includes(this.described) ? this.described : (this.shown(view)[0] ?? names[0] ?? '');
  }

  private toggle(view: FeatureView, name: string): void {
    const shown = this.shown(view);
    this.move(view.choice, shown.includes(name) ? shown.filter((each) => each !== name) : [...shown, name], true);
  }

  private move(choice: Choice, shown: string[], chosen = false): void {
    const {instrument, interval, set} = choice;
    // Another instrument may have other intervals: none is kept that it lacks.
    const kept = instrument === this.instrument ? {interval} : {};
    replace(link('features', [], {instrument, ...kept, set, ...(chosen ? {show: shown.join(',')} : {})}));
  }

  private reload(): void {
    const choice = this.choice();
    if (choice?.interval) void this.features.load(() => loadFeatures(choice));
  }
}
