// What Prometheus reads at /metrics. Labels are few and of a fixed set: never a name, an id or a text.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  callback(seen: { readonly door: string; readonly status: number; readonly seconds: number }): void;
  /** A message that was carried out, by whichever way it came. */
  turned(seen: {
    readonly channel: string;
    readonly outcome: string;
    readonly seconds: number;
    readonly commands: readonly { readonly command: string; readonly outcome: string }[];
  }): void;
  /** @param errcode WeCom's number, "0" for none, or a word for what is no answer of WeCom's */
  delivered(outcome: "sent" | "retry" | "failed", errcode: string): void;
  /** As of the last minute. */
  outbox(backlog: {
    readonly waiting: number;
    readonly due: number;
    readonly oldestDueSeconds: number;
    readonly givenUp: number;
  }): void;
  backedUp(ok: boolean): void;
  /** @param at ms; 0 for never */
  lastBackup(at: number): void;
  /** A minute's work has ended well. */
  ticked(): void;
  directorySynced(ok: boolean): void;
  botConnected(live: boolean): void;
  /** Rows handed to smart sheets, by what became of them. */
  sheetRows(outcome: string, count: number): void;
}

export interface MetricsSources {
  /** Units of work that wait for the database. */
  readonly queued: () => number;
}

export function createMetrics({ queued }: MetricsSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  // Among them nodejs_eventloop_lag_p99_seconds and process_resident_memory_bytes.
  collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const callbacks = new Histogram({
    name: "wecom_callback_seconds",
    help: "Callbacks by door and status, from the first byte to the answer",
    labelNames: ["door", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 4, 5],
    registers,
  });
  const turns = new Histogram({
    name: "message_seconds",
    help: "Messages by channel and by what became of them, from being read to being kept",
    labelNames: ["channel", "outcome"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 4],
    registers,
  });
  const commands = counter("commands_total", "Commands carried out, by id and outcome", [
    "command",
    "outcome",
  ]);
  const deliveries = counter("outbox_deliveries_total", "Messages handed to WeCom by outcome and errcode", [
    "outcome",
    "errcode",
  ]);
  const waiting = gauge("outbox_waiting", "Messages not yet accepted by WeCom");
  const due = gauge("outbox_due", "Of those waiting, what might have left by now");
  const oldest = gauge("outbox_oldest_due_seconds", "For how long the oldest of those has been due");
  const givenUp = gauge("outbox_given_up", "Messages that are not tried again; an admin reads of them");
  const ticks = gauge("pusher_last_tick_timestamp_seconds", "When a minute's work last ended well");
  const backups = counter("backups_total", "Nightly copies of the SQLite file by outcome", ["outcome"]);
  const lastBackup = gauge("backup_last_timestamp_seconds", "When the newest of those was written; 0: never");
  const syncs = counter("directory_syncs_total", "Readings of the directory by outcome", ["outcome"]);
  const connected = gauge("bot_connected", "1 while this program holds the group bot's long connection");
  const sheetRows = counter("sheet_rows_total", "Rows handed to smart sheets by outcome", ["outcome"]);
  new Gauge({
    name: "database_queue",
    help: "Units of work that wait for their turn with the database",
    registers,
    collect() {
      this.set(queued());
    },
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    callback: ({ door, status, seconds }) => callbacks.observe({ door, status }, seconds),
    turned({ channel, outcome, seconds, commands: tried }) {
      turns.observe({ channel, outcome }, seconds);
      for (const each of tried) commands.inc(each);
    },
    delivered: (outcome, errcode) => deliveries.inc({ outcome, errcode }),
    outbox(backlog) {
      waiting.set(backlog.waiting);
      due.set(backlog.due);
      oldest.set(backlog.oldestDueSeconds);
      givenUp.set(backlog.givenUp);
    },
    backedUp: (ok) => backups.inc({ outcome: ok ? "ok" : "failed" }),
    lastBackup: (at) => lastBackup.set(at / 1000),
    ticked: () => ticks.setToCurrentTime(),
    botConnected: (live) => connected.set(live ? 1 : 0),
    sheetRows: (outcome, count) => sheetRows.inc({ outcome }, count),
    directorySynced: (ok) => syncs.inc({ outcome: ok ? "ok" : "failed" }),
  };
}
