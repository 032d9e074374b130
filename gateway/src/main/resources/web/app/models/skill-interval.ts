import {LitElement, css, html} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {sized} from '../parts/sized';
import {signedPercent} from '../format/number';

/** The skill as a dot in its interval, beside zero: the base rate. */
@customElement('c-skill-interval')
export class SkillInterval extends LitElement {
  @property({type: Number}) skill = 0;
  @property({type: Number}) low = 0;
  @property({type: Number}) high = 0;

  static override styles = css`
    :host {
      display: block;
    }
    .plot {
      position: relative;
      height: 34px;
      border-radius: 6px;
      background: linear-gradient(to right, var(--neg-weak) var(--zero), var(--pos-weak) var(--zero));
    }
    .zero {
      position: absolute;
      top: -4px;
      bottom: -4px;
      left: var(--zero);
      width: 0;
      border-left: 2px solid var(--muted);
    }
    .bar {
      position: absolute;
      top: 13px;
      height: 8px;
      border-radius: 4px;
      background: var(--accent);
      opacity: 0.4;
    }
    .dot {
      position: absolute;
      top: 10px;
      width: 14px;
      height: 14px;
      margin-left: -7px;
      border-radius: 50%;
      background: var(--accent);
      box-shadow: 0 0 0 2px var(--surface);
    }
    .scale {
      position: relative;
      height: 18px;
      margin-top: 6px;
      font-size: 11.5px;
      color: var(--muted);
    }
    .scale span {
      position: absolute;
      white-space: nowrap;
    }
    .scale .base {
      left: var(--zero);
      transform: translateX(-50%);
    }
    .scale .right {
      right: 0;
    }
  `;

  override render() {
    const reach = Math.max(Math.abs(this.low), Math.abs(this.high), 0.01) * 1.35;
    const from = Math.min(this.low, -reach / 3) * 1.15;
    const to = Math.max(this.high, reach / 3) * 1.15;
    const at = (value: number) => `${((value - from) / (to - from)) * 100}%`;
    const width = `${((this.high - this.low) / (to - from)) * 100}%`;
    return html`<div ${sized({'--zero': at(0)})}>
      <div class="plot" role="img" aria-label="Skill ${signedPercent(this.skill)}, interval ${signedPercent(this.low)} to ${signedPercent(this.high)}">
        <div class="zero"></div>
        <div class="bar" ${sized({left: at(this.low), width})}></div>
        <div class="dot" ${sized({left: at(this.skill)})}></div>
      </div>
      <div class="scale" aria-hidden="true">
        <span>worse</span><span class="base">0, base rate</span><span class="right">better</span>
      </div>
    </div>`;
  }
}
