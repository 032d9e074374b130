import {ApiError, get} from '../api/client';
import type {AliasPointer, GateReport, Model, ModelVersion, ServedModel} from '../api/model-types';
import type {Page} from '../api/types';

export interface ModelView {
  name: string;
  versions: ModelVersion[];
  aliases: AliasPointer[];
  /** Newest first. */
  history: AliasPointer[];
}

export interface VersionView {
  version: ModelVersion;
  gates: GateReport | undefined;
}

/** What the registry writes of an alias, now or then. */
interface AliasJson {
  alias: string;
  version: number | null;
  forced?: boolean;
  reason?: string | null;
  actor?: string | null;
  movedAt?: string;
}

export async function loadModels(): Promise<Model[]> {
  return (await get<Page<Model>>('/models', {page_size: 200})).items;
}

export async function loadModel(name: string): Promise<ModelView> {
  const path = `/models/${encodeURIComponent(name)}`;
  const [versions, aliases] = await Promise.all([
    get<Page<ModelVersion>>(`${path}/versions`, {page_size: 200}),
    get<Page<AliasJson>>(`${path}/aliases`),
  ]);
  const histories = await Promise.all(
    aliases.items.map(({alias}) => get<Page<AliasJson>>(`${path}/aliases/${alias}/history`)),
  );
  const history = histories.flatMap((page, i) => page.items.map((item) => ({...item, alias: aliases.items[i]!.alias})));
  return {
    name,
    versions: [...versions.items].sort((a, b) => b.version - a.version),
    aliases: aliases.items.map(pointer),
    history: history.map(pointer).sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1)),
  };
}

/** Those of one model. */
export async function loadServed(name: string): Promise<ServedModel[]> {
  return (await get<Page<ServedModel>>('/served-models')).items.filter(({model}) => model === name);
}

export async function loadVersion(name: string, number: number): Promise<VersionView> {
  const path = `/models/${encodeURIComponent(name)}/versions/${number}`;
  const [version, gates] = await Promise.all([
    get<ModelVersion>(path),
    get<GateReport>(`${path}/gates`).catch((cause: unknown) => {
      if (cause instanceof ApiError && cause.missing) return undefined;
      throw cause;
    }),
  ]);
  return {version, gates};
}

function pointer(json: AliasJson): AliasPointer {
  return {
    alias: json.alias,
    version: json.version,
    forced: json.forced ?? false,
    reason: json.reason ?? null,
    actor: json.actor ?? null,
    at: json.movedAt ?? null,
  };
}
