import type {Page} from './types';

/** What a service answered instead of a result; `message` is fit for the screen. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly traceId: string | null,
  ) {
    super(message);
  }

  get missing(): boolean {
    return this.status === 404;
  }
}

// A form of another site cannot set this header, so its presence proves that the page is ours.
const OWN_PAGE = {'X-Credence-Request': 'dashboard'};

export function get<T>(path: string, query: Record<string, string | number | undefined> = {}): Promise<T> {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) search.set(key, String(value));
  }
  const suffix = search.size > 0 ? `?${search}` : '';
  return request<T>('GET', path + suffix);
}

const PAGE = 500;

/** All of a list, page by page. */
export async function getAll<T>(path: string, query: Record<string, string | number | undefined> = {}): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  do {
    const page: Page<T> = await get<Page<T>>(path, {...query, page_size: PAGE, page_token: token});
    all.push(...page.items);
    token = page.nextPageToken ?? undefined;
  } while (token !== undefined);
  return all;
}

export function post<T>(path: string, body: unknown = {}): Promise<T> {
  return request<T>('POST', path, body, {'Idempotency-Key': newKey()});
}

async function request<T>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(body === undefined ? {} : {'Content-Type': 'application/json'}),
        ...(method === 'GET' ? {} : OWN_PAGE),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch {
    throw new ApiError(0, 'UNREACHABLE', 'The gateway does not answer. Check that it runs, then try again.', null);
  }
  if (!response.ok) throw await toError(response);
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
}

async function toError(response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => ({}))) as Record<string, string | undefined>;
  if (response.status === 401) window.dispatchEvent(new Event('credence-signed-out'));
  const text = problem.detail || problem.title || `The service answered with status ${response.status}.`;
  return new ApiError(response.status, problem.error_code ?? 'UNKNOWN', text, problem.traceId || null);
}

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
