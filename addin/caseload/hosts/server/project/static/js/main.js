import { batching } from "./batch.js";
import { start } from "./pane.js";

batching();
start();
