import {LitElement, css, html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {date} from '../format/time';
import '../parts/badge';
import '../parts/panel';
import {tables} from '../parts/styles';
import {link} from '../shell/router';
import type {ModelView} from './queries';

@customElement('c-version-list')
export class VersionList extends LitElement {
  @property({attribute: false}) view!: ModelView;
  @property({attribute: false}) selected: number | undefined;

  static override styles = [
    tables,
    css`
      tr[aria-current] td {
        background: var(--accent-weak);
      }
      a {
        color: var(--accent);
        font-weight: 600;
        text-decoration: none;
      }
    `,
  ];

  override render() {
    const {name, versions, aliases} = this.view;
    return html`<c-panel flush heading="Versions" .note=${String(versions.length)}>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>Version</th>
              <th>Registered</th>
              <th>Alias</th>
            </tr>
          </thead>
          <tbody>
            ${versions.map(
              ({version, publishedAt}) => html`<tr aria-current=${version === this.selected ? 'true' : nothing}>
                <td><a href=${link('models', [name, version])}>version ${version}</a></td>
                <td>${date(publishedAt)}</td>
                <td>
                  ${aliases
                    .filter((alias) => alias.version === version)
                    .map(({alias}) => html`<c-badge tone="accent">${alias}</c-badge> `)}
                </td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </c-panel>`;
  }
}
