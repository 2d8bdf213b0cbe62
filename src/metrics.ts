// What Prometheus reads at /metrics.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  callback(seen: { readonly door: string; readonly status: number; readonly seconds: number }): void;
  delivered(outcome: "sent" | "retry" | "failed"): void;
  outboxWaiting(count: number): void;
  directorySynced(ok: boolean): void;
  botConnected(live: boolean): void;
  /** Rows handed to smart sheets, by what became of them. */
  sheetRows(outcome: string, count: number): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const callbacks = new Histogram({
    name: "wecom_callback_seconds",
    help: "Callbacks by door and status, from the first byte to the answer",
    labelNames: ["door", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const deliveries = new Counter({
    name: "outbox_deliveries_total",
    help: "Messages handed to WeCom by outcome",
    labelNames: ["outcome"],
    registers,
  });
  const waiting = new Gauge({
    name: "outbox_waiting",
    help: "Messages not yet accepted by WeCom",
    registers,
  });
  const syncs = new Counter({
    name: "directory_syncs_total",
    help: "Readings of the directory by outcome",
    labelNames: ["outcome"],
    registers,
  });
  const connected = new Gauge({
    name: "bot_connected",
    help: "1 while this program holds the group bot's long connection",
    registers,
  });
  const sheetRows = new Counter({
    name: "sheet_rows_total",
    help: "Rows handed to smart sheets by outcome",
    labelNames: ["outcome"],
    registers,
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    callback: ({ door, status, seconds }) => callbacks.observe({ door, status }, seconds),
    delivered: (outcome) => deliveries.inc({ outcome }),
    outboxWaiting: (count) => waiting.set(count),
    botConnected: (live) => connected.set(live ? 1 : 0),
    sheetRows: (outcome, count) => sheetRows.inc({ outcome }, count),
    directorySynced: (ok) => syncs.inc({ outcome: ok ? "ok" : "failed" }),
  };
}
