// A browser that does what it is told, one JSON line a command on standard input, one JSON line an answer on standard
// output: {"do": "open", "path": "/console"} -> {"ok": ...} or {"error": "..."}. The tests themselves are in Python, beside
// the station that they drive.
//   node browser.mjs FOLDER-WITH-node_modules CHROMIUM
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { join } from "node:path";

const [folder, program] = process.argv.slice(2);
const require = createRequire(join(folder, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const browser = await chromium.launch({
  executablePath: program,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"],
});
// bypassCSP: axe is injected as a script of ours; the pages' own policy is tested at the hub.
const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1200, height: 900 }, bypassCSP: true });
const page = await context.newPage();
page.setDefaultTimeout(20000);
const wrong = [];
const strangers = [];
page.on("pageerror", (error) => wrong.push(String(error)));
page.on("console", (message) => { if (message.type() === "error") wrong.push(`${message.text()} ${message.location().url}`); });
context.on("request", (request) => {
  if (!/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(request.url())) strangers.push(request.url());
});
page.on("dialog", (dialog) => dialog.accept());

const what = {
  async open({ url }) { return (await page.goto(url)).status(); },
  // Whoever comes next on this machine: signed in no more.
  async forget() { await context.clearCookies(); },
  async fill({ label, text }) { await page.getByLabel(label, { exact: true }).fill(text); },
  async choose({ label, option }) { await page.getByLabel(label, { exact: true }).selectOption(option); },
  async check({ label }) { await page.getByLabel(label, { exact: true }).check(); },
  async give_file({ label, name, text, base64 }) {
    const content = base64
      ? { mimeType: "image/jpeg", buffer: Buffer.from(base64, "base64") }
      : { mimeType: "text/csv", buffer: Buffer.from(text, "utf8") };
    await page.getByLabel(label, { exact: true }).setInputFiles({ name, ...content });
  },
  async press({ name }) { await page.locator("main").getByRole("button", { name, exact: true }).click(); },
  async follow({ name }) { await page.locator("main").getByRole("link", { name, exact: true }).click(); },
  async text() { return page.locator("body").innerText(); },
  async title() { return page.title(); },
  async wait_title({ start }) { await page.waitForFunction((wanted) => document.title.startsWith(wanted), start); },
  // How often the page has begun to sound.
  async listen() {
    await page.evaluate(() => {
      window.sounds = 0;
      const Sound = window.AudioContext;
      window.AudioContext = class extends Sound { constructor() { super(); ++window.sounds; } };
    });
  },
  async sounds() { return page.evaluate(() => window.sounds); },
  async url() { return page.url(); },
  async value({ selector }) { return page.locator(selector).first().innerText(); },
  // Until the page says so by itself; a page that was loaded anew would not count.
  async wait_text({ selector, text, seconds }) {
    await page.locator(selector).filter({ hasText: text }).first().waitFor(seconds ? { timeout: seconds * 1000 } : {});
  },
  async mark() { await page.evaluate(() => { window.stillTheSamePage = true; }); },
  async marked() { return page.evaluate(() => window.stillTheSamePage === true); },
  async key({ key }) { await page.keyboard.press(key); },
  async type({ text }) { await page.keyboard.type(text); },
  async focused() {
    return page.evaluate(() => {
      const e = document.activeElement;
      const style = getComputedStyle(e);
      return { tag: e.tagName, text: (e.innerText || e.value || "").trim(), id: e.id,
               seen: style.outlineStyle !== "none" || style.boxShadow !== "none" };
    });
  },
  // Goes round the page with the Tab key: what cannot be reached so, and what shows no ring when it is. A part that was
  // renewed on the way is another, and begins without what this left on it: then once more.
  async tab_round() {
    for (let round = 1; ; ++round) {
      await page.evaluate(() => {
        window.renewed = false;
        const watch = new MutationObserver(() => { window.renewed = true; watch.disconnect(); });
        watch.observe(document.body, { childList: true, subtree: true });
      });
      const found = await this.tab_round_once();
      if (round === 5 || !await page.evaluate(() => window.renewed)) return found;
    }
  },
  async tab_round_once() {
    const all = await page.evaluate(() => {
      const list = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
        .filter((e) => !e.disabled && e.tabIndex >= 0 && e.checkVisibility());
      // Of a group of radio keys the Tab key visits one.
      const groups = new Set();
      return list.filter((e) => e.type !== "radio" || (!groups.has(e.name) && groups.add(e.name)))
        .map((e, n) => { e.dataset.round = n; return e.outerHTML.slice(0, 120); });
    });
    await page.evaluate(() => { document.activeElement.blur(); });
    const reached = new Set(), bare = [];
    for (let step = 0; step < 2 * all.length + 5 && reached.size < all.length; ++step) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const e = document.activeElement, style = getComputedStyle(e);
        const radio = e.type === "radio" && document.querySelector(`[name="${e.name}"][data-round]`);
        return { round: (radio || e).dataset?.round, ring: style.outlineStyle !== "none" || style.boxShadow !== "none" };
      });
      if (at.round === undefined) continue;
      reached.add(Number(at.round));
      if (!at.ring) bare.push(all[at.round]);
    }
    return { missed: all.filter((_, n) => !reached.has(n)), bare, count: all.length };
  },
  async download({ name }) {
    const [file] = await Promise.all([page.waitForEvent("download"),
      page.locator("main").getByRole("link", { name, exact: true }).click()]);
    return readFileSync(await file.path(), "utf8");
  },
  async picture({ selector, path }) { await page.locator(selector).first().screenshot({ path }); },
  // The same as paper has it.
  async printed({ selector, path }) {
    await page.emulateMedia({ media: "print" });
    await page.locator(selector).first().screenshot({ path });
    await page.emulateMedia({ media: null });
  },
  // Width and height of a picture that has come whole.
  async image({ selector }) {
    return page.locator(selector).first().evaluate(async (e) => { await e.decode(); return [e.naturalWidth, e.naturalHeight]; });
  },
  async width({ pixels }) { await page.setViewportSize({ width: pixels, height: 900 }); },
  async overflow() { return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth); },
  // Serious and critical findings of WCAG 2.2 A and AA.
  async axe() {
    const look = async () => {
      await page.waitForLoadState();
      await page.evaluate(axe);
      return page.evaluate(() => window.axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
      }));
    };
    // A form that was just sent may replace the page in the middle of the look: the new one is what is meant.
    const before = page.mainFrame();
    let replaced = false;
    const notice = (frame) => { replaced ||= frame === before; };
    page.on("framenavigated", notice);
    const found = await look().catch((error) => { if (!replaced) throw error; return look(); });
    page.off("framenavigated", notice);
    return found.violations.filter((v) => v.impact === "serious" || v.impact === "critical")
      .map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.html).join(" | ")}`);
  },
  async wrong() { return wrong.splice(0); },
  async strangers() { return strangers.splice(0); },
};

const say = (answer) => process.stdout.write(JSON.stringify(answer) + "\n");
say({ ok: browser.version() });
for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  try {
    say({ ok: (await what[command.do](command)) ?? null });
  } catch (error) {
    say({ error: String(error) });
  }
}
await browser.close();
