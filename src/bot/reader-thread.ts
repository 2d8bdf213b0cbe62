// A thread that computes beside whoever answers.
import { parentPort, workerData } from "node:worker_threads";
import { standBack } from "../priority.ts";
import { openAnswers } from "./reading-answers.ts";
import type { Question, ReaderGround } from "./reading-lane.ts";

const port = parentPort;
if (port === null) throw new Error("this is a thread of another program");

// Whoever is answered waits for nobody's page.
standBack();
const answers = openAnswers(workerData as ReaderGround);
port.on("message", async (question: Question) => port.postMessage(await answers.of(question)));
