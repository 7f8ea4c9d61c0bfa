/** The pages' only style sheet. */
export const STYLE = `
:root {
  --page: #f4f5f7; --card: #ffffff; --text: #1d2125; --quiet: #545d6b; --line: #d3d8de;
  --field: #7a8493; --accent: #0b5cd7; --accent-text: #ffffff; --accent-hover: #0849ab;
  --hover: #eef0f3; --danger: #b3261e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #16191d; --card: #20252b; --text: #e3e6ea; --quiet: #a5afbb; --line: #3a424c;
    --field: #7d8896; --accent: #6ea8ff; --accent-text: #0f1722; --accent-hover: #93bdff;
    --hover: #2c333b; --danger: #ff9087;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; padding: 48px 16px 24px; background: var(--page);
  color: var(--text); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif;
  display: flex; flex-direction: column; align-items: center; gap: 20px;
}
main {
  width: 100%; max-width: 520px; padding: 32px; background: var(--card);
  border: 1px solid var(--line); border-radius: 8px;
}
h1 { margin: 0 0 8px; font-size: 22px; line-height: 1.3; font-weight: 600; text-wrap: balance; }
h2 { margin: 24px 0 8px; font-size: 15px; font-weight: 600; }
p { margin: 0 0 12px; overflow-wrap: anywhere; }
main p:last-child { margin-bottom: 0; }
footer { text-align: center; }
.quiet, footer { color: var(--quiet); font-size: 13px; }
.danger h1 { color: var(--danger); }
a { color: var(--accent); white-space: nowrap; }
ul { margin: 0; padding: 0; list-style: none; border-top: 1px solid var(--line); }
li { padding: 8px 0; border-bottom: 1px solid var(--line); }
label { display: block; margin: 24px 0 6px; font-weight: 600; }
select, button {
  font: inherit; color: inherit; min-height: 40px; border-radius: 6px; padding: 8px 14px;
}
select { width: 100%; padding-inline: 10px; background: var(--card); border: 1px solid var(--field); }
button { background: none; border: 1px solid var(--field); cursor: pointer; }
button:hover { background: var(--hover); }
button.primary {
  background: var(--accent); border-color: var(--accent); color: var(--accent-text);
  font-weight: 600;
}
button.primary:hover { background: var(--accent-hover); border-color: var(--accent-hover); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.actions { display: flex; gap: 12px; margin-top: 24px; }
.actions button { flex: 1; }
.account { margin-top: 12px; }
.account button { width: 100%; text-align: left; }
code { font: 13px/1.5 ui-monospace, Consolas, monospace; color: var(--quiet); }
`;
