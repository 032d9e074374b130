/** Runs `work` at most once per `everyMs`, and always once after the last call. */
export function throttle(work: () => void, everyMs: number): () => void {
  let timer: number | undefined;
  let last = 0;
  return () => {
    if (timer !== undefined) return;
    const wait = Math.max(0, last + everyMs - performance.now());
    timer = window.setTimeout(() => {
      timer = undefined;
      last = performance.now();
      work();
    }, wait);
  };
}
