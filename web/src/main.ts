/** Starts the application: the looks first, then who is here, then the screen. */
import "./components/fonts.css";
import "./components/tokens.css";
import "./components/base.css";
import "./components/pick.css";
import "./components/shell.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { showTheme } from "./lib/device.svelte.ts";
import { turn } from "./lib/idle.ts";
import { i18n } from "./lib/i18n.svelte.ts";
import { me } from "./lib/me.svelte.ts";
import { router } from "./lib/router.svelte.ts";
import { sync } from "./lib/sync.svelte.ts";
import { updates } from "./lib/updates.svelte.ts";

showTheme();
router.start();
void me.start();
sync.start();
await i18n.start();
await turn(); // nothing that can wait is done in one breath: the page stays quick to answer
const target = document.getElementById("app");
if (target) mount(App, { target });
updates.start();
