/** Waits until something holds; fails with what it was about when it does not within some seconds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, seconds = 10): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`After ${seconds} s it is still not so: ${what}`);
    await new Promise((wake) => setTimeout(wake, 20));
  }
}
