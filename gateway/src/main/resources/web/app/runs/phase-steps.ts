import {LitElement, css, html} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {PHASES, hasEnded, type Run} from '../api/run-types';
import {humanise} from '../format/reasons';
import '../parts/progress';

/** The phases of a run in order: behind it, at it, before it. */
@customElement('c-phase-steps')
export class PhaseSteps extends LitElement {
  @property({attribute: false}) run!: Run;

  static override styles = css`
    ol {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 6px;
      margin: 0 0 8px;
      padding: 0;
      list-style: none;
      font-size: 12px;
    }
    li {
      display: flex;
      align-items: center;
      gap: 6px;
      color: var(--faint);
    }
    li:not(:last-child)::after {
      content: '›';
      color: var(--faint);
    }
    .done {
      color: var(--muted);
    }
    .now {
      color: var(--accent);
      font-weight: 600;
    }
    .failed {
      color: var(--neg);
      font-weight: 600;
    }
    c-progress.failed {
      --fill: var(--neg);
    }
  `;

  override render() {
    const {state, progress} = this.run;
    const finished = state === 'SUCCEEDED';
    const at = finished ? PHASES.length : progress ? PHASES.indexOf(progress.phase) : -1;
    const here = hasEnded(state) && !finished ? 'failed' : 'now';
    return html`<ol aria-label="Phases">
        ${PHASES.map(
          (phase, i) =>
            html`<li class=${i < at ? 'done' : i === at ? here : ''} aria-current=${i === at ? 'step' : 'false'}>
              <span>${humanise(phase)}</span>
            </li>`,
        )}
      </ol>
      <c-progress class=${here} .fraction=${finished ? 1 : (progress?.fraction ?? 0)}></c-progress>`;
  }
}
