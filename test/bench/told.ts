// What the product tells of itself at /metrics.

/** By name. The delay of the event loop is that since it was last read: each reading begins a new time. */
export async function toldBy(port: number): Promise<(name: string) => number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return (name) => Number(new RegExp(`^${name} ([\\d.e-]+)`, "m").exec(text)?.[1] ?? Number.NaN);
}
